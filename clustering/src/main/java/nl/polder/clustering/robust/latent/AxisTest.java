package nl.polder.clustering.robust.latent;

import java.util.Arrays;
import nl.polder.clustering.robust.finding.NullSpread;
import nl.polder.clustering.robust.numbers.Lanczos;
import nl.polder.clustering.robust.numbers.Parallel;
import nl.polder.clustering.robust.numbers.RandomStream;
import nl.polder.clustering.robust.votes.VoteTable;

/**
 * Step 2, parallel analysis: eigenvalues of the mean-filled votes against those of votes shuffled among the people who cast
 * them, statement by statement (Horn 1965; permutation form of Buja and Eyuboglu 1992). Column means, the pattern of
 * unseen votes and every count stay, so the test is exact when statements are independent.
 *
 * <p>Axis j passes when λ_j exceeds all shuffles, z_j = (λ_j − mean)/sd ≥ 3, and all axes before it pass.
 */
public final class AxisTest {
    private static final int AXES_MAX = 6;
    private static final double Z_MIN = 3;
    private static final int STEP = 2;

    private final double trace;
    private final double[] values;
    private final double[][] shares;
    private final double[] shuffledTraces;
    private final int passing;
    private final int working;

    private AxisTest(VoteTable table, long seed, int permutations, int threads) {
        int q = Math.max(0, Math.min(AXES_MAX, Math.min(table.rows(), table.columns()) - 1));
        CentredVotes votes = CentredVotes.of(table);
        this.trace = votes.trace();
        this.values = Lanczos.leading(votes, table.columns(), q, 1e-9, false).values();
        this.shares = new double[permutations][];
        this.shuffledTraces = new double[permutations];
        int[][] entries = entriesByColumn(table);
        Parallel.forEach(threads, permutations, b -> {
            CentredVotes shuffled = CentredVotes.of(table, shuffle(table, entries, new RandomStream(seed, STEP, b)));
            shuffledTraces[b] = shuffled.trace();
            shares[b] =
                    Lanczos.leading(shuffled, table.columns(), q, 1e-6, false).values();
            for (int j = 0; j < q; j++) {
                shares[b][j] /= shuffledTraces[b];
            }
        });
        this.passing = countPassing(false);
        this.working = Math.min(q, Math.max(passing + 1, countPassing(true)));
    }

    /** Runs the test; the result does not depend on the number of threads. */
    public static AxisTest of(VoteTable table, long seed, int permutations, int threads) {
        return new AxisTest(table, seed, permutations, threads);
    }

    private static int[][] entriesByColumn(VoteTable table) {
        int[] count = new int[table.columns()];
        for (int e = 0; e < table.votes(); e++) {
            count[table.column(e)]++;
        }
        int[][] entries = new int[table.columns()][];
        Arrays.setAll(entries, c -> new int[count[c]]);
        for (int e = table.votes() - 1; e >= 0; e--) {
            int c = table.column(e);
            entries[c][--count[c]] = e;
        }
        return entries;
    }

    private static byte[] shuffle(VoteTable table, int[][] entries, RandomStream random) {
        byte[] votes = new byte[table.votes()];
        for (int[] column : entries) {
            for (int i = 0; i < column.length; i++) {
                int j = random.nextInt(i + 1);
                votes[column[i]] = votes[column[j]];
                votes[column[j]] = (byte) table.value(column[i]);
            }
        }
        return votes;
    }

    private int countPassing(boolean ofRemaining) {
        int count = 0;
        while (count < values.length && passes(count, ofRemaining)) {
            count++;
        }
        return count;
    }

    private boolean passes(int j, boolean ofRemaining) {
        double observed = ofRemaining ? ratio(j, observedShares()) : share(j);
        double[] shuffled = new double[shares.length];
        for (int b = 0; b < shuffled.length; b++) {
            shuffled[b] = ofRemaining ? ratio(j, shares[b]) : shares[b][j];
        }
        NullSpread spread = spread(shuffled);
        return observed > spread.max() && z(observed, spread) >= Z_MIN;
    }

    private double[] observedShares() {
        double[] observed = new double[values.length];
        Arrays.setAll(observed, this::share);
        return observed;
    }

    /** λ_j over the variance that axes before it leave, λ_j / Σ_{i≥j} λ_i. */
    private static double ratio(int j, double[] shares) {
        double left = 1;
        for (int i = 0; i < j; i++) {
            left -= shares[i];
        }
        return left > 1e-9 ? shares[j] / left : 0;
    }

    private static double z(double observed, NullSpread spread) {
        return spread.sd() > 0 ? (observed - spread.mean()) / spread.sd() : 0;
    }

    private static NullSpread spread(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).sum() / sorted.length;
        double squares = 0;
        for (double v : sorted) {
            squares += (v - mean) * (v - mean);
        }
        double sd = Math.sqrt(squares / (sorted.length - 1));
        int at95 = (int) Math.ceil(0.95 * sorted.length) - 1;
        return new NullSpread(mean, sd, sorted[sorted.length / 2], sorted[at95], sorted[sorted.length - 1]);
    }

    /** Number of axes tested, q = min(6, n − 1, C − 1). */
    public int tested() {
        return values.length;
    }

    /** Eigenvalue over trace of axis j (from 0). */
    public double share(int j) {
        return trace > 0 ? values[j] / trace : 0;
    }

    /** Distribution of the share of axis j under shuffled votes. */
    public NullSpread shuffled(int j) {
        double[] column = new double[shares.length];
        Arrays.setAll(column, b -> shares[b][j]);
        return spread(column);
    }

    /** (share − mean)/sd of axis j. */
    public double z(int j) {
        return z(share(j), shuffled(j));
    }

    /** (1 + shuffles at least as strong)/(shuffles + 1). */
    public double p(int j) {
        int above = 0;
        for (double[] shuffled : shares) {
            above += shuffled[j] >= share(j) ? 1 : 0;
        }
        return (1.0 + above) / (shares.length + 1);
    }

    /** Number of axes that pass, d. */
    public int passing() {
        return passing;
    }

    /**
     * Number of axes on which groups are sought: min(q, max(d + 1, r)), r the number that pass by their share of the
     * remaining variance. A small group may hide in an axis too weak to be shown; the latent fit shrinks useless ones.
     */
    public int working() {
        return working;
    }
}
