package nl.polder.clustering.robust.finding;

import java.util.List;

/**
 * Agreement (or disagreement) by the group that agrees least.
 *
 * @param statement statement id
 * @param side which answer
 * @param atLeast lowest lower end of the groups' intervals: "at least this share in every group" (wrong in ≤ 2.5 %)
 * @param atLeastListed the same bound corrected for being picked for a list: error 0.025·listed/statements (Benjamini and
 *     Yekutieli 2005)
 * @param lowestShare lowest observed share
 * @param weakestGroup group with the lowest lower end
 * @param geometricMean (product over groups of (successes + 1)/(votes + 2))^(1/groups)
 * @param product the same product, as mode {@code polis} reports it for agreement
 * @param margins for each threshold (0.5, 0.6) that the observed share exceeds in every group
 */
public record Consensus(
        int statement,
        Side side,
        double atLeast,
        double atLeastListed,
        double lowestShare,
        int weakestGroup,
        double geometricMean,
        double product,
        List<Margin> margins) {}
