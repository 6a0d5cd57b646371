package nl.polder.clustering;

/**
 * A statement on which a group stands apart from everybody else, and how (polis-math section 10).
 *
 * @param statementId the statement
 * @param side what the group does more than the others
 * @param successes votes of the group on that side
 * @param trials all votes of the group on it, passes included
 * @param probability (successes + 1)/(trials + 2)
 * @param probabilityTest z of that share against one half
 * @param repness share in the group over share among the others, (0, ∞), 1 = no difference
 * @param repnessTest z of the difference between the two shares
 * @param bestAgree chosen as the statement that the group agrees on most characteristically
 * @param agrees agrees of the group
 */
public record Representative(
        int statementId,
        Side side,
        double successes,
        double trials,
        double probability,
        double probabilityTest,
        double repness,
        double repnessTest,
        boolean bestAgree,
        double agrees) {
    /** The vote that is unusually frequent in the group. */
    public enum Side {
        AGREE,
        DISAGREE
    }
}
