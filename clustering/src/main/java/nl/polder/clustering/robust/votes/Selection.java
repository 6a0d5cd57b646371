package nl.polder.clustering.robust.votes;

import java.util.Arrays;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.robust.RobustOptions;

/**
 * Step 1: moderated-out and meta statements do not exist here; included are people with at least min(7, C) votes on what
 * remains; used are statements with at least 5 votes of included people that are not all the same. Rows and columns of the
 * table come in canonical order, so nothing after this step depends on names or row order.
 */
public final class Selection {
    /** Votes that place a person; all of them where there are fewer statements. */
    public static final int VOTES_MIN = 7;

    private static final int STATEMENT_VOTES_MIN = 5;

    private final VoteMatrix matrix;
    private final boolean[] remainingColumn;
    private final boolean[] remainingRow;
    private final double[] weight;
    private final double[] scaled;
    private final int participants;
    private final int statements;
    private final int votes;
    private final int[] rows;
    private final int[] columns;
    private final VoteTable table;

    private Selection(VoteMatrix matrix, Moderation moderation, RobustOptions options) {
        this.matrix = matrix;
        this.weight = weights(matrix, options);
        this.remainingColumn = new boolean[matrix.statements()];
        for (int c = 0; c < remainingColumn.length; c++) {
            remainingColumn[c] = !moderation.isExcluded(matrix.statementId(c));
        }
        int[] rowVotes = new int[matrix.participants()];
        int[] columnVotes = new int[matrix.statements()];
        for (int r = 0; r < rowVotes.length; r++) {
            for (int e = matrix.rowStart(r); weight[r] > 0 && e < matrix.rowEnd(r); e++) {
                if (remainingColumn[matrix.statementAt(e)]) {
                    rowVotes[r]++;
                    columnVotes[matrix.statementAt(e)]++;
                }
            }
        }
        this.remainingRow = new boolean[rowVotes.length];
        for (int r = 0; r < rowVotes.length; r++) {
            remainingRow[r] = rowVotes[r] > 0;
        }
        this.participants = (int) Arrays.stream(weight).filter(w -> w > 0).count();
        this.statements = (int) Arrays.stream(columnVotes).filter(v -> v > 0).count();
        this.votes = Arrays.stream(rowVotes).sum();
        int needed = Math.min(VOTES_MIN, statements);
        int[] included = rowsWhere(rowVotes, needed);
        int[] used = usedColumns(included);
        int[] placed = rowsWithVotes(included, used);
        this.scaled = scaled(placed);
        CanonicalOrder order = CanonicalOrder.of(matrix, placed, used, scaled);
        this.rows = order.rows();
        this.columns = order.columns();
        this.table = build();
    }

    /** Selects the people and statements that take part. */
    public static Selection of(VoteMatrix matrix, Moderation moderation, RobustOptions options) {
        return new Selection(matrix, moderation, options);
    }

    private static double[] weights(VoteMatrix matrix, RobustOptions options) {
        double[] weight = new double[matrix.participants()];
        for (int r = 0; r < weight.length; r++) {
            int id = matrix.participantId(r);
            weight[r] = options.excluded().contains(id) ? 0 : options.weights().getOrDefault(id, 1.0);
        }
        return weight;
    }

    private static int[] rowsWhere(int[] rowVotes, int needed) {
        int[] rows = new int[rowVotes.length];
        int count = 0;
        for (int r = 0; r < rowVotes.length; r++) {
            if (rowVotes[r] > 0 && rowVotes[r] >= needed) {
                rows[count++] = r;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private int[] usedColumns(int[] included) {
        int[][] tally = new int[3][matrix.statements()];
        for (int r : included) {
            for (int e = matrix.rowStart(r); e < matrix.rowEnd(r); e++) {
                tally[matrix.valueAt(e) + 1][matrix.statementAt(e)]++;
            }
        }
        int[] used = new int[matrix.statements()];
        int count = 0;
        for (int c = 0; c < used.length; c++) {
            int all = tally[0][c] + tally[1][c] + tally[2][c];
            int most = Math.max(tally[0][c], Math.max(tally[1][c], tally[2][c]));
            if (remainingColumn[c] && all >= STATEMENT_VOTES_MIN && most < all) {
                used[count++] = c;
            }
        }
        return Arrays.copyOf(used, count);
    }

    private int[] rowsWithVotes(int[] included, int[] used) {
        boolean[] isUsed = new boolean[matrix.statements()];
        for (int c : used) {
            isUsed[c] = true;
        }
        return Arrays.stream(included)
                .filter(r -> {
                    for (int e = matrix.rowStart(r); e < matrix.rowEnd(r); e++) {
                        if (isUsed[matrix.statementAt(e)]) {
                            return true;
                        }
                    }
                    return false;
                })
                .toArray();
    }

    /** Weights scaled so that those of the placed people add up to Kish's effective number: weights make no evidence. */
    private double[] scaled(int[] placed) {
        double sum = 0;
        double squares = 0;
        for (int r : placed) {
            sum += weight[r];
            squares += weight[r] * weight[r];
        }
        double factor = squares > 0 ? sum / squares : 1;
        return Arrays.stream(weight).map(w -> w * factor).toArray();
    }

    private VoteTable build() {
        int[] newColumn = new int[matrix.statements()];
        Arrays.fill(newColumn, -1);
        for (int c = 0; c < columns.length; c++) {
            newColumn[columns[c]] = c;
        }
        int[] start = new int[rows.length + 1];
        double[] ofRow = new double[rows.length];
        long[] entries = new long[matrix.votes()];
        int at = 0;
        for (int i = 0; i < rows.length; i++) {
            ofRow[i] = scaled[rows[i]];
            for (int e = matrix.rowStart(rows[i]); e < matrix.rowEnd(rows[i]); e++) {
                int column = newColumn[matrix.statementAt(e)];
                if (column >= 0) {
                    entries[at++] = ((long) column << 2) | (matrix.valueAt(e) + 1);
                }
            }
            start[i + 1] = at;
            Arrays.sort(entries, start[i], at);
        }
        int[] column = new int[at];
        byte[] value = new byte[at];
        for (int e = 0; e < at; e++) {
            column[e] = (int) (entries[e] >> 2);
            value[e] = (byte) ((entries[e] & 3) - 1);
        }
        return new VoteTable(columns.length, start, column, value, ofRow);
    }

    /** Votes of the included people on the used statements, in canonical order, weights adding up to the effective number. */
    public VoteTable table() {
        return table;
    }

    /** Row of the vote matrix of each person of the table. */
    public int[] rows() {
        return rows.clone();
    }

    /** Column of the vote matrix of each statement of the table. */
    public int[] columns() {
        return columns.clone();
    }

    /** Whether a statement (column of the vote matrix) is neither moderated out nor meta. */
    public boolean remainsColumn(int column) {
        return remainingColumn[column];
    }

    /** Whether a participant (row of the vote matrix) was not left out and has a vote on what remains. */
    public boolean remainsRow(int row) {
        return remainingRow[row];
    }

    /** Weight as given of a row of the vote matrix; 0 when left out. */
    public double weight(int row) {
        return weight[row];
    }

    /** People with a vote on anything who were not left out. */
    public int participants() {
        return participants;
    }

    /** Statements with a vote that remain. */
    public int statements() {
        return statements;
    }

    /** Votes that remain. */
    public int votes() {
        return votes;
    }
}
