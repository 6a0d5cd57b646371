package nl.polder.clustering;

import java.util.List;

/**
 * Statements on which a majority of all participants agrees, and those on which a majority disagrees (polis-math section 11);
 * at most five each, strongest first.
 */
public record Consensus(List<Majority> agree, List<Majority> disagree) {
    public Consensus {
        agree = List.copyOf(agree);
        disagree = List.copyOf(disagree);
    }

    /**
     * One statement with a majority.
     *
     * @param successes votes on the majority's side, of all participants, grouped or not
     * @param trials all votes on the statement, passes included
     * @param probability (successes + 1)/(trials + 2)
     * @param probabilityTest z of that share against one half
     */
    public record Majority(
            int statementId, double successes, double trials, double probability, double probabilityTest) {}
}
