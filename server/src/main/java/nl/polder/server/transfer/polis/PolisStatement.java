package nl.polder.server.transfer.polis;

/**
 * A statement as an export describes it.
 *
 * @param tid Polis's number of it, from 0, with gaps
 * @param author the participant who wrote it, or {@link #AUTHOR_UNKNOWN}
 * @param text as written, line breaks included
 * @param moderated Polis's three values: −1 rejected, 0 not reviewed, 1 accepted
 * @param meta whether it asks about the participant instead of the subject; such statements take no part in the mathematics
 * @param seed whether the organiser wrote it
 * @param language BCP 47; empty when no file says so
 * @param createdMillis when it was submitted, milliseconds since 1970, 0 when no file says so
 */
public record PolisStatement(
        int tid,
        int author,
        String text,
        int moderated,
        boolean meta,
        boolean seed,
        String language,
        long createdMillis) {

    /** The author of a statement that only the votes tell of. */
    public static final int AUTHOR_UNKNOWN = -1;

    public PolisStatement {
        if (moderated < -1 || moderated > 1) {
            throw new IllegalArgumentException("moderated is -1, 0 or 1, not " + moderated);
        }
    }

    /** As Polis's own files tell of it, which know no language. */
    static PolisStatement of(
            int tid, int author, String text, int moderated, boolean meta, boolean seed, long createdMillis) {
        return new PolisStatement(tid, author, text, moderated, meta, seed, "", createdMillis);
    }

    PolisStatement with(String language, boolean seed) {
        return new PolisStatement(tid, author, text, moderated, meta, seed, language, createdMillis);
    }

    PolisStatement createdAt(long millis) {
        return new PolisStatement(tid, author, text, moderated, meta, seed, language, millis);
    }

    /** What stands for a text that is not there: here every statement has one. */
    public static String placeholder(int tid) {
        return "(statement " + tid + ": the export has no text)";
    }

    /** Whether Polis's mathematics leaves this statement out. */
    public boolean isModeratedOut() {
        return meta || moderated < 0;
    }
}
