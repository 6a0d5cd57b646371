package nl.polder.server.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How alike two groupings of the same people are. */
final class RandIndex {

    private RandIndex() {}

    /**
     * Adjusted Rand index over those who are in both: 1 for the same grouping, about 0 for chance, below 0 for less.
     *
     * <p>{@code (Σ C(n_ij,2) − E) / (½(Σ C(a_i,2) + Σ C(b_j,2)) − E)} with {@code E = Σ C(a_i,2)·Σ C(b_j,2) / C(n,2)}, n_ij people in
     * group i of one and j of the other. Source: Hubert and Arabie, Comparing partitions, 1985. 1 when both are all one group.
     *
     * @param one participant to group
     * @param other participant to group
     */
    static double adjusted(Map<Integer, Integer> one, Map<Integer, Integer> other) {
        Map<List<Integer>, Integer> both = new HashMap<>();
        Map<Integer, Integer> ofOne = new HashMap<>();
        Map<Integer, Integer> ofOther = new HashMap<>();
        int people = 0;
        for (Map.Entry<Integer, Integer> entry : one.entrySet()) {
            Integer theirs = other.get(entry.getKey());
            if (theirs != null) {
                both.merge(List.of(entry.getValue(), theirs), 1, Integer::sum);
                ofOne.merge(entry.getValue(), 1, Integer::sum);
                ofOther.merge(theirs, 1, Integer::sum);
                people++;
            }
        }
        double pairs = pairs(people);
        double expected = pairs == 0 ? 0 : pairsWithin(ofOne) * pairsWithin(ofOther) / pairs;
        double most = (pairsWithin(ofOne) + pairsWithin(ofOther)) / 2;
        return most == expected ? 1 : (pairsWithin(both) - expected) / (most - expected);
    }

    private static double pairsWithin(Map<?, Integer> sizes) {
        return sizes.values().stream().mapToDouble(RandIndex::pairs).sum();
    }

    private static double pairs(int people) {
        return people * (people - 1.0) / 2;
    }
}
