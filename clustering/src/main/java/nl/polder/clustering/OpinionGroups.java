package nl.polder.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Groups of base clusters for every k that is allowed, with how well each fits, and the choice among them (polis-math section 8).
 */
final class OpinionGroups {
    private static final int K_MIN = 2;
    private static final int K_MAX = 5;
    /** One more group is considered for every so many base clusters. */
    private static final int BASE_CLUSTERS_PER_GROUP = 12;

    private static final int BUDGET = 20;
    /** Wins in a row after which the smoother follows the best k. */
    private static final int WINS = 4;

    private OpinionGroups() {}

    /**
     * Groups for one k.
     *
     * @param groups by ascending id
     * @param silhouette mean over the base clusters
     */
    record Candidate(int k, List<OpinionGroup> groups, double silhouette) {}

    /** One candidate for each k, ascending; none when there is no base cluster. */
    static List<Candidate> candidates(
            BaseClusters base, Weights weights, Map<Integer, List<OpinionGroup>> previous, Parallel parallel) {
        List<Candidate> candidates = new ArrayList<>();
        Points centres = base.centres();
        KMeans kMeans = new KMeans(centres, base.weights(weights), parallel);
        for (int k = K_MIN; k <= largestK(centres.size()) && centres.size() > 0; k++) {
            List<OpinionGroup> before = previous.getOrDefault(k, List.of());
            KMeans.Clusters clusters =
                    before.isEmpty() ? kMeans.cold(k, BUDGET) : kMeans.warm(asClusters(base, before), k, BUDGET);
            candidates.add(candidate(k, base, clusters));
        }
        return candidates;
    }

    static int largestK(int baseClusters) {
        return Math.min(K_MAX, K_MIN + baseClusters / BASE_CLUSTERS_PER_GROUP);
    }

    private static KMeans.Clusters asClusters(BaseClusters base, List<OpinionGroup> groups) {
        int[] ids = groups.stream().mapToInt(OpinionGroup::id).toArray();
        int[] assignment = new int[base.clusters().size()];
        for (int b = 0; b < assignment.length; b++) {
            Integer id = base.clusters().get(b).id();
            assignment[b] = -1;
            for (int g = 0; g < ids.length; g++) {
                assignment[b] = groups.get(g).baseClusters().contains(id) ? g : assignment[b];
            }
        }
        return new KMeans.Clusters(ids, new double[ids.length], new double[ids.length], assignment);
    }

    private static Candidate candidate(int k, BaseClusters base, KMeans.Clusters clusters) {
        List<OpinionGroup> groups = new ArrayList<>();
        for (int c = 0; c < clusters.count(); c++) {
            List<Integer> members = new ArrayList<>();
            int people = 0;
            for (int b = 0; b < clusters.assignment().length; b++) {
                if (clusters.assignment()[b] == c) {
                    members.add(base.clusters().get(b).id());
                    people += base.clusters().get(b).size();
                }
            }
            groups.add(new OpinionGroup(clusters.ids()[c], clusters.x()[c], clusters.y()[c], people, members));
        }
        groups.sort((a, b) -> Integer.compare(a.id(), b.id()));
        return new Candidate(k, groups, Silhouette.of(base.centres(), clusters.assignment(), clusters.count()));
    }

    /**
     * Given groups, with their centres, sizes and silhouette computed.
     *
     * @throws IllegalArgumentException if a base cluster is named twice or does not exist
     */
    static Candidate given(List<OpinionGroup> given, BaseClusters base, Weights weights) {
        double[] weightOfBase = base.weights(weights);
        Points centres = base.centres();
        KMeans.Clusters clusters = asClusters(base, given);
        long named = given.stream().mapToLong(g -> g.baseClusters().size()).sum();
        long found = Arrays.stream(clusters.assignment()).filter(g -> g >= 0).count();
        if (named != found) {
            throw new IllegalArgumentException("the given groups name " + named + " base clusters, of which " + found
                    + " exist and are in one group only");
        }
        List<OpinionGroup> groups = new ArrayList<>();
        for (int g = 0; g < given.size(); g++) {
            groups.add(described(given.get(g), g, clusters.assignment(), base, centres, weightOfBase));
        }
        groups.sort((a, b) -> Integer.compare(a.id(), b.id()));
        int[] grouped = IntStream.range(0, centres.size())
                .filter(b -> clusters.assignment()[b] >= 0)
                .toArray();
        int[] groupOfGrouped =
                Arrays.stream(grouped).map(b -> clusters.assignment()[b]).toArray();
        return new Candidate(
                given.size(), groups, Silhouette.of(centres.select(grouped), groupOfGrouped, given.size()));
    }

    private static OpinionGroup described(
            OpinionGroup group, int position, int[] groupOfBase, BaseClusters base, Points centres, double[] weights) {
        double x = 0;
        double y = 0;
        double sum = 0;
        int people = 0;
        for (int b = 0; b < groupOfBase.length; b++) {
            if (groupOfBase[b] == position) {
                x += weights[b] * centres.x()[b];
                y += weights[b] * centres.y()[b];
                sum += weights[b];
                people += base.clusters().get(b).size();
            }
        }
        double divisor = sum == 0 ? 1 : sum;
        return new OpinionGroup(group.id(), x / divisor, y / divisor, people, group.baseClusters());
    }

    /** The k with the largest silhouette, the larger k on a tie; 0 without candidates. */
    static int best(List<Candidate> candidates) {
        int best = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (Candidate candidate : candidates) {
            if (candidate.silhouette() >= largest) {
                largest = candidate.silhouette();
                best = candidate.k();
            }
        }
        return best;
    }

    /** The choice of k after one more update: it follows the best k only when that has won four times in a row. */
    static WarmState.Smoother smoothed(Optional<WarmState.Smoother> before, int best, int largestK) {
        if (before.isEmpty()) {
            return new WarmState.Smoother(best, 1, best);
        }
        WarmState.Smoother previous = before.get();
        int wins = previous.candidate() == best ? previous.wins() + 1 : 1;
        boolean follows = wins >= WINS || previous.k() > largestK || previous.k() < K_MIN;
        return new WarmState.Smoother(best, wins, follows ? best : previous.k());
    }
}
