package nl.polder.clustering;

/**
 * The votes of a {@link VoteMatrix} by statement (compressed sparse columns): who voted on statement c, in ascending row order.
 * 8 bytes a vote beside the matrix.
 */
public final class Columns {
    private final VoteMatrix matrix;
    private final int[] start;
    private final int[] participant;
    private final int[] entry;

    private Columns(VoteMatrix matrix, int[] start, int[] participant, int[] entry) {
        this.matrix = matrix;
        this.start = start;
        this.participant = participant;
        this.entry = entry;
    }

    static Columns of(VoteMatrix matrix) {
        int[] start = new int[matrix.statements() + 1];
        for (int i = 0; i < matrix.votes(); i++) {
            start[matrix.statementAt(i) + 1]++;
        }
        for (int c = 0; c < matrix.statements(); c++) {
            start[c + 1] += start[c];
        }
        int[] next = start.clone();
        int[] participant = new int[matrix.votes()];
        int[] entry = new int[matrix.votes()];
        for (int row = 0; row < matrix.participants(); row++) {
            for (int i = matrix.rowStart(row); i < matrix.rowEnd(row); i++) {
                int at = next[matrix.statementAt(i)]++;
                participant[at] = row;
                entry[at] = i;
            }
        }
        return new Columns(matrix, start, participant, entry);
    }

    /** First place of a column; places of column c are {@code start(c) <= i < end(c)}. */
    public int start(int column) {
        return start[column];
    }

    /** One past the last place of a column. */
    public int end(int column) {
        return start[column + 1];
    }

    /** Number of votes on a statement. */
    public int size(int column) {
        return start[column + 1] - start[column];
    }

    /** Row of the participant at a place. */
    public int participantAt(int place) {
        return participant[place];
    }

    /** Value at a place: +1 agree, 0 pass, -1 disagree. */
    public int valueAt(int place) {
        return matrix.valueAt(entry[place]);
    }

    /** Entry of the matrix (row order) that stands at a place. */
    public int entryAt(int place) {
        return entry[place];
    }
}
