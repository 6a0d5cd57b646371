package nl.polder.clustering.robust.finding;

/**
 * A statement on which a group answers otherwise than the rest.
 *
 * @param z pooled two-proportion statistic, group against the rest, on leave-one-out memberships
 * @param p two-sided, uncorrected
 * @param adjusted Benjamini and Hochberg's p over all groups, statements and both sides; listed when ≤ 0.05
 * @param named difference of at least 0.15, so that it may be put into words
 */
public record Distinguishing(
        int statement,
        int group,
        Side side,
        double share,
        double restShare,
        double difference,
        double z,
        double p,
        double adjusted,
        boolean named) {}
