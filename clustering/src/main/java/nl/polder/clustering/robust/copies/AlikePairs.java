package nl.polder.clustering.robust.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.polder.clustering.robust.numbers.FisherZ;
import nl.polder.clustering.robust.votes.VoteTable;

/**
 * Pairs of statements whose votes go together strongly, whatever the reason: candidates for copies. Over the people who voted on
 * both: correlation of the votes (+1, 0, −1) of at least 0.5 in size, five standard deviations from 0 (so that the number of
 * pairs does not matter), and at least five people on each who do not give its most common answer: two statements that
 * nearly everybody agrees with are no pair.
 */
final class AlikePairs {
    private static final double CORRELATION_MIN = 0.5;
    private static final double Z_MIN = 5;
    static final int VOTERS_MIN = 15;
    private static final int UNUSUAL_MIN = 5;

    private final VoteTable table;
    private final VotersByStatement voters;
    private final double[] weight;
    private final double[][] weights;
    private final int[][] counts;

    private AlikePairs(VoteTable table) {
        this.table = table;
        this.voters = new VotersByStatement(table);
        this.weight = new double[table.columns()];
        this.weights = new double[9][table.columns()];
        this.counts = new int[9][table.columns()];
    }

    /** A pair of columns, first below second; the correlation is negative when they are answered the opposite way. */
    record Pair(int first, int second, double correlation) {
        int sign() {
            return correlation > 0 ? 1 : -1;
        }
    }

    /** All pairs, by first and second column. Takes Σ m² / 2 steps, m the votes of a person, and memory for the statements. */
    static List<Pair> of(VoteTable table) {
        return new AlikePairs(table).pairs();
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int j = 0; j + 1 < table.columns(); j++) {
            gather(j);
            for (int k = j + 1; k < table.columns(); k++) {
                double r = correlation(k);
                if (Math.abs(r) >= CORRELATION_MIN && FisherZ.of(r, weight[k]) >= Z_MIN) {
                    pairs.add(new Pair(j, k, r));
                }
            }
        }
        return pairs;
    }

    /** Nine cells (answer on j x answer on k) for every later statement k. */
    private void gather(int j) {
        Arrays.fill(weight, 0);
        for (int c = 0; c < 9; c++) {
            Arrays.fill(weights[c], 0);
            Arrays.fill(counts[c], 0);
        }
        for (int at = voters.start(j); at < voters.end(j); at++) {
            int i = voters.row(at);
            double w = table.weight(i);
            int answer = 3 * (table.value(voters.entry(at)) + 1);
            for (int e = voters.entry(at) + 1; e < table.end(i); e++) {
                int k = table.column(e);
                int cell = answer + table.value(e) + 1;
                weight[k] += w;
                weights[cell][k] += w;
                counts[cell][k]++;
            }
        }
    }

    /** 0 when too few people voted on both, or too few of them unlike the others. */
    private double correlation(int k) {
        int[] first = new int[3];
        int[] second = new int[3];
        double[] s = new double[5];
        for (int c = 0; c < 9; c++) {
            int x = c / 3 - 1;
            int y = c % 3 - 1;
            first[x + 1] += counts[c][k];
            second[y + 1] += counts[c][k];
            s[0] += x * weights[c][k];
            s[1] += y * weights[c][k];
            s[2] += x * x * weights[c][k];
            s[3] += y * y * weights[c][k];
            s[4] += x * y * weights[c][k];
        }
        boolean few = Arrays.stream(first).sum() < VOTERS_MIN;
        if (few || unusual(first) < UNUSUAL_MIN || unusual(second) < UNUSUAL_MIN) {
            return 0;
        }
        double n = weight[k];
        double xx = s[2] - s[0] * s[0] / n;
        double yy = s[3] - s[1] * s[1] / n;
        return xx > 1e-9 && yy > 1e-9 ? (s[4] - s[0] * s[1] / n) / Math.sqrt(xx * yy) : 0;
    }

    private static int unusual(int[] tally) {
        return tally[0] + tally[1] + tally[2] - Math.max(tally[0], Math.max(tally[1], tally[2]));
    }
}
