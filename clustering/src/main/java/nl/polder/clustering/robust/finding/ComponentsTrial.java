package nl.polder.clustering.robust.finding;

import java.util.List;

/**
 * The search with one number of components.
 *
 * @param components number of components fitted
 * @param sizes people per component, largest first
 * @param groups components that are large enough; the others are strays
 * @param logLikelihood of the mixture
 * @param gain smallest gain over the pairs tested (testing stops at the first negative one)
 * @param effect smallest effect
 * @param depth largest depth
 * @param holds gain ≥ 4, effect ≥ 0.06, depth ≤ 0.7
 * @param hints gain ≥ 2 with the other two conditions
 * @param pairs every pair tested, nearest centres first
 */
public record ComponentsTrial(
        int components,
        List<Integer> sizes,
        int groups,
        double logLikelihood,
        double gain,
        double effect,
        double depth,
        boolean holds,
        boolean hints,
        List<PairTest> pairs) {}
