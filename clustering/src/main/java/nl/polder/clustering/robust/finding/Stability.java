package nl.polder.clustering.robust.finding;

import java.util.List;

/**
 * Do the same groups appear when a fifth is left out? Adjusted Rand index with the published groups, per draw.
 *
 * @param leavingOutPeople agreement per draw of 80 % of the people (demanded: median at least 0.8)
 * @param leavingOutStatements agreement per draw of 80 % of the statements (demanded: median at least 0.6)
 * @param peopleMedian median of the first
 * @param statementsMedian median of the second
 * @param verdictDraws draws of people in which the number of groups was looked for again
 * @param sameVerdict in how many of these it was the same (demanded: 0.7 of them)
 * @param stable whether all three demands are met
 */
public record Stability(
        List<Double> leavingOutPeople,
        List<Double> leavingOutStatements,
        double peopleMedian,
        double statementsMedian,
        int verdictDraws,
        int sameVerdict,
        boolean stable) {}
