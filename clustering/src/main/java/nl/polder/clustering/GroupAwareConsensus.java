package nl.polder.clustering;

import java.util.ArrayList;
import java.util.List;

/**
 * How much every group agrees (polis-math section 12): the product over groups of (agrees + 1)/(votes + 2). A group in which nobody voted
 * contributes one half. The value shrinks with the number of groups: compare it inside one grouping only.
 */
final class GroupAwareConsensus {
    private GroupAwareConsensus() {}

    /**
     * @param groups per group its tallies per column
     * @return per column, 0 to 1; all 1 without groups
     */
    static List<Double> of(List<List<Tally>> groups, int statements) {
        List<Double> values = new ArrayList<>(statements);
        for (int c = 0; c < statements; c++) {
            double product = 1;
            for (List<Tally> group : groups) {
                product *= ProportionTests.share(
                        group.get(c).agrees(), group.get(c).votes());
            }
            values.add(product);
        }
        return values;
    }
}
