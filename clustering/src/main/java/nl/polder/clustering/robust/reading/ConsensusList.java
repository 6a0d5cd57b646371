package nl.polder.clustering.robust.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import nl.polder.clustering.robust.finding.Consensus;
import nl.polder.clustering.robust.finding.Side;

/**
 * Agreement, or disagreement, in every group: a = the lowest lower end of the groups' intervals. Choosing the minimum needs no
 * correction, because the lowest bound is at most the bound of the group that truly agrees least.
 */
final class ConsensusList {
    private static final double ALPHA = 0.025;
    private static final double MAJORITY = 0.5;

    private final ShareTable shares;
    private final boolean named;
    private final IntUnaryOperator ids;

    /**
     * @param named whether the sets are groups (false: everybody)
     * @param ids statement id of a column
     */
    ConsensusList(ShareTable shares, boolean named, IntUnaryOperator ids) {
        this.shares = shares;
        this.named = named;
        this.ids = ids;
    }

    /** Statements with a bound above one half, best first, ties by statement id. */
    List<Consensus> of(int[] statements, Side side) {
        List<Integer> listed = new ArrayList<>();
        for (int j : statements) {
            if (bound(j, side, ALPHA) > MAJORITY) {
                listed.add(j);
            }
        }
        double alpha = ALPHA * listed.size() / Math.max(1, statements.length);
        return listed.stream()
                .map(j -> consensus(j, side, alpha))
                .sorted(Comparator.comparingDouble(Consensus::atLeast)
                        .reversed()
                        .thenComparingInt(Consensus::statement))
                .toList();
    }

    private double bound(int statement, Side side, double alpha) {
        double lowest = 1;
        for (int g = 0; g < shares.sets(); g++) {
            lowest = Math.min(lowest, shares.low(statement, g, side, alpha));
        }
        return lowest;
    }

    private Consensus consensus(int statement, Side side, double alphaListed) {
        int k = shares.sets();
        double[] share = new double[k];
        int[] votes = new int[k];
        double lowest = 2;
        int weakest = 0;
        double product = 1;
        for (int g = 0; g < k; g++) {
            share[g] = shares.share(statement, g, ShareTable.vote(side));
            votes[g] = shares.votes(statement, g);
            double base = shares.base(statement, g);
            product *= (share[g] * base + 1) / (base + 2);
            double low = shares.low(statement, g, side, ALPHA);
            if (low < lowest) {
                lowest = low;
                weakest = g;
            }
        }
        return new Consensus(
                ids.applyAsInt(statement),
                side,
                lowest,
                bound(statement, side, alphaListed),
                java.util.Arrays.stream(share).min().orElse(0),
                named ? weakest : -1,
                StrictMath.pow(product, 1.0 / k),
                product,
                Margins.of(share, votes, named));
    }
}
