package nl.polder.clustering.robust.votes;

/**
 * Votes cast, by person: n people x C statements, +1 agree, 0 pass, −1 disagree; unseen has no entry. Each person carries a
 * weight. Immutable.
 */
public final class VoteTable {
    private final int columns;
    private final int[] start;
    private final int[] column;
    private final byte[] value;
    private final double[] weight;

    /** Takes ownership of the arrays: {@code start} has n + 1 numbers, {@code weight} n. */
    public VoteTable(int columns, int[] start, int[] column, byte[] value, double[] weight) {
        this.columns = columns;
        this.start = start;
        this.column = column;
        this.value = value;
        this.weight = weight;
    }

    /** Number of people. */
    public int rows() {
        return weight.length;
    }

    /** Number of statements. */
    public int columns() {
        return columns;
    }

    /** Number of votes. */
    public int votes() {
        return value.length;
    }

    /** First entry of a person. */
    public int start(int row) {
        return start[row];
    }

    /** One past the last entry of a person. */
    public int end(int row) {
        return start[row + 1];
    }

    /** Statement of an entry. */
    public int column(int entry) {
        return column[entry];
    }

    /** Vote of an entry: +1, 0 or −1. */
    public int value(int entry) {
        return value[entry];
    }

    /** Entry of a person on a statement; −1 when they did not vote on it. Within a row statements ascend. */
    public int entry(int row, int statement) {
        int found = java.util.Arrays.binarySearch(column, start[row], start[row + 1], statement);
        return found < 0 ? -1 : found;
    }

    /** Weight of a person; 1 when nobody is weighted. */
    public double weight(int row) {
        return weight[row];
    }

    /** Sum of the weights: the effective number of people. */
    public double totalWeight() {
        double sum = 0;
        for (double w : weight) {
            sum += w;
        }
        return sum;
    }

    /** The votes of some people, in the order given. */
    public VoteTable rows(int[] rows) {
        boolean[] all = new boolean[columns];
        java.util.Arrays.fill(all, true);
        return select(rows, all);
    }

    /** The votes of everybody on some statements; the other columns stay, without votes, so that numbers keep meaning. */
    public VoteTable onStatements(boolean[] kept) {
        int[] rows = new int[rows()];
        java.util.Arrays.setAll(rows, i -> i);
        return select(rows, kept);
    }

    private VoteTable select(int[] rows, boolean[] kept) {
        int[] newStart = new int[rows.length + 1];
        for (int r = 0; r < rows.length; r++) {
            int count = 0;
            for (int e = start(rows[r]); e < end(rows[r]); e++) {
                count += kept[column[e]] ? 1 : 0;
            }
            newStart[r + 1] = newStart[r] + count;
        }
        int[] newColumn = new int[newStart[rows.length]];
        byte[] newValue = new byte[newColumn.length];
        double[] newWeight = new double[rows.length];
        int at = 0;
        for (int r = 0; r < rows.length; r++) {
            newWeight[r] = weight[rows[r]];
            for (int e = start(rows[r]); e < end(rows[r]); e++) {
                if (kept[column[e]]) {
                    newColumn[at] = column[e];
                    newValue[at++] = value[e];
                }
            }
        }
        return new VoteTable(columns, newStart, newColumn, newValue, newWeight);
    }
}
