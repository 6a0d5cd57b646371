package nl.polder.server.report.pdf;

/**
 * How far a PDF is.
 *
 * @param sheets written, 0 while it is laid out
 * @param of all sheets, 0 while that is not known
 */
public record PdfProgress(int sheets, int of) {
    /** Nothing is known yet. */
    public static final PdfProgress NONE = new PdfProgress(0, 0);

    /** As one process tells another. */
    public String line() {
        return sheets + " " + of;
    }

    /** @param line what {@link #line} gave */
    public static PdfProgress read(String line) {
        String[] numbers = line.split(" ", 2);
        return new PdfProgress(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    public PdfProgress {
        if (sheets < 0 || of < 0 || sheets > of) {
            throw new IllegalArgumentException(sheets + " of " + of);
        }
    }
}
