package nl.polder.clustering.robust.reading;

import java.util.Arrays;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.robust.finding.Interval;
import nl.polder.clustering.robust.finding.Shares;
import nl.polder.clustering.robust.finding.Side;
import nl.polder.clustering.robust.numbers.Jeffreys;
import nl.polder.clustering.robust.votes.Selection;
import nl.polder.clustering.robust.votes.VoteTable;
import org.jspecify.annotations.Nullable;

/**
 * Votes per statement (column of the vote matrix) and set of people. Weighted shares count as shares of the effective number
 * of voters (Σw)²/Σw² (Kish 1965): weights then widen the interval as they should.
 */
final class ShareTable {
    private static final double ALPHA = 0.025;

    private final int sets;
    private final int[][] counts;
    private final double[][] sums;
    private final double[][] squares;
    private @Nullable Misplaced misplaced;

    private ShareTable(int statements, int sets) {
        this.sets = sets;
        this.counts = new int[3][statements * sets];
        this.sums = new double[3][statements * sets];
        this.squares = new double[1][statements * sets];
    }

    /** Everybody with a vote, included or not. */
    static ShareTable everybody(VoteMatrix matrix, Selection selection) {
        ShareTable shares = new ShareTable(matrix.statements(), 1);
        for (int r = 0; r < matrix.participants(); r++) {
            for (int e = matrix.rowStart(r); selection.remainsRow(r) && e < matrix.rowEnd(r); e++) {
                shares.add(matrix.statementAt(e), 0, matrix.valueAt(e), selection.weight(r));
            }
        }
        return shares;
    }

    /**
     * Included people by label; for a statement that took part in placing people the label is the one without their vote on it.
     *
     * @param sets number of groups
     */
    static ShareTable byLabel(VoteMatrix matrix, Selection selection, Labels labels, int sets) {
        ShareTable shares = new ShareTable(matrix.statements(), sets);
        Misplaced misplaced = new Misplaced(matrix.statements(), sets);
        double[] probability = new double[sets];
        VoteTable table = selection.table();
        int[] rows = selection.rows();
        int[] columns = selection.columns();
        boolean[] used = new boolean[matrix.statements()];
        for (int c : columns) {
            used[c] = true;
        }
        for (int i = 0; i < table.rows(); i++) {
            double weight = selection.weight(rows[i]);
            for (int e = table.start(i); e < table.end(i); e++) {
                int label = labels.labelWithout(i, e);
                shares.add(columns[table.column(e)], label, table.value(e), weight);
                if (labels.probabilities(probability)) {
                    misplaced.add(columns[table.column(e)], label, probability, weight);
                }
            }
            int label = labels.label(i);
            boolean uncertain = labels.probabilities(probability);
            for (int e = matrix.rowStart(rows[i]); e < matrix.rowEnd(rows[i]); e++) {
                if (!used[matrix.statementAt(e)]) {
                    shares.add(matrix.statementAt(e), label, matrix.valueAt(e), weight);
                    if (uncertain) {
                        misplaced.add(matrix.statementAt(e), label, probability, weight);
                    }
                }
            }
        }
        shares.misplaced = misplaced;
        return shares;
    }

    private void add(int statement, int set, int vote, double weight) {
        if (set >= 0) {
            int at = statement * sets + set;
            counts[vote + 1][at]++;
            sums[vote + 1][at] += weight;
            squares[0][at] += weight * weight;
        }
    }

    int sets() {
        return sets;
    }

    /** Number of people of a set who voted on a statement. */
    int votes(int statement, int set) {
        int at = statement * sets + set;
        return counts[0][at] + counts[1][at] + counts[2][at];
    }

    /** Effective number of voters. */
    double base(int statement, int set) {
        int at = statement * sets + set;
        double sum = sums[0][at] + sums[1][at] + sums[2][at];
        return squares[0][at] > 0 ? sum * sum / squares[0][at] : 0;
    }

    /** Weighted share of an answer (+1, 0, −1); 0 when nobody voted. */
    double share(int statement, int set, int vote) {
        int at = statement * sets + set;
        double sum = sums[0][at] + sums[1][at] + sums[2][at];
        return sum > 0 ? sums[vote + 1][at] / sum : 0;
    }

    /** Lower end for one side with a given error, also for those whose group is not certain. */
    double low(int statement, int set, Side side, double alpha) {
        return low(statement, set, vote(side), alpha);
    }

    private double low(int statement, int set, int vote, double alpha) {
        double base = base(statement, set);
        double low = Jeffreys.low(share(statement, set, vote) * base, base, alpha);
        return Math.max(0, low + Math.min(0, shift(statement, set, vote)));
    }

    private double shift(int statement, int set, int vote) {
        return misplaced == null ? 0 : misplaced.shift(statement, set, g -> share(statement, g, vote));
    }

    static int vote(Side side) {
        return side == Side.AGREE ? 1 : -1;
    }

    /** All figures of one cell. */
    Shares shares(int statement, int set) {
        int at = statement * sets + set;
        return new Shares(
                votes(statement, set),
                counts[2][at],
                counts[0][at],
                counts[1][at],
                base(statement, set),
                interval(statement, set, 1),
                interval(statement, set, -1),
                interval(statement, set, 0));
    }

    private Interval interval(int statement, int set, int vote) {
        double base = base(statement, set);
        double share = share(statement, set, vote);
        boolean all = counts[vote + 1][statement * sets + set] == votes(statement, set);
        double high = Jeffreys.high(share * base, base, ALPHA) + Math.max(0, shift(statement, set, vote));
        return new Interval(share, low(statement, set, vote, ALPHA), all ? 1 : Math.min(1, high));
    }

    /** Tallies of everybody outside a set, as a table of one set. */
    ShareTable rest(int set) {
        int statements = counts[0].length / sets;
        ShareTable rest = new ShareTable(statements, 1);
        for (int j = 0; j < statements; j++) {
            for (int g = 0; g < sets; g++) {
                for (int v = 0; v < 3 && g != set; v++) {
                    rest.counts[v][j] += counts[v][j * sets + g];
                    rest.sums[v][j] += sums[v][j * sets + g];
                }
                rest.squares[0][j] += g == set ? 0 : squares[0][j * sets + g];
            }
        }
        return rest;
    }

    /** Votes of one set over all statements by answer: disagree, pass, agree. */
    int[] answers(int set) {
        int[] total = new int[3];
        Arrays.setAll(total, v -> {
            int sum = 0;
            for (int at = set; at < counts[v].length; at += sets) {
                sum += counts[v][at];
            }
            return sum;
        });
        return total;
    }
}
