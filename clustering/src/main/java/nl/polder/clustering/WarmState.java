package nl.polder.clustering;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Polis carries from one update to the next (polis-math section 9). Publishing never uses it: published results are cold.
 *
 * @param included participants that are in for good
 * @param components loadings of both components by statement id
 * @param baseClusters the previous base clusters
 * @param groupings the previous groups for each k
 * @param smoother the state of the choice of k
 */
public record WarmState(
        Set<Integer> included,
        Map<Integer, Loadings> components,
        List<BaseCluster> baseClusters,
        Map<Integer, List<OpinionGroup>> groupings,
        Smoother smoother) {
    public WarmState {
        included = Set.copyOf(included);
        components = Map.copyOf(components);
        baseClusters = List.copyOf(baseClusters);
        groupings = Map.copyOf(groupings);
    }

    /** Loadings of one statement on the two components. */
    public record Loadings(double first, double second) {}

    /**
     * The choice of k over time.
     *
     * @param candidate the k that was best last time
     * @param wins how many times in a row it was best
     * @param k the k in use
     */
    public record Smoother(int candidate, int wins, int k) {}
}
