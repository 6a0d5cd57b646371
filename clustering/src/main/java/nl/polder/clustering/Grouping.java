package nl.polder.clustering;

import java.util.Collections;
import java.util.List;

/**
 * The participants in k groups, and what the groups think.
 *
 * @param k number of groups asked for, 2 to 5; there are fewer only when fewer positions differ
 * @param silhouette mean silhouette over the base clusters, -1 to 1
 * @param groups by ascending id
 * @param groupAwareConsensus per statement (column order): product over groups of (agrees + 1)/(votes + 2), 0 to 1
 */
public record Grouping(int k, double silhouette, List<GroupResult> groups, List<Double> groupAwareConsensus) {
    public Grouping {
        groups = List.copyOf(groups);
        groupAwareConsensus = List.copyOf(groupAwareConsensus);
    }

    /**
     * One group with its votes.
     *
     * @param group who it is
     * @param tallies votes of its members per statement, column order
     * @param representative statements on which it stands apart, at most five, agreements first
     */
    public record GroupResult(OpinionGroup group, List<Tally> tallies, List<Representative> representative) {
        public GroupResult {
            // Already unmodifiable, and far more compact than a copy would be.
            tallies = Collections.unmodifiableList(tallies);
            representative = List.copyOf(representative);
        }
    }
}
