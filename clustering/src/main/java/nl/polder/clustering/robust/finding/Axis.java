package nl.polder.clustering.robust.finding;

import java.util.List;

/**
 * One candidate axis of opinion, tested against votes shuffled within each statement.
 *
 * @param number from 1, strongest first
 * @param share eigenvalue / trace of the mean-filled votes
 * @param shuffled the same share when votes are shuffled
 * @param z (share − mean) / sd of the shuffles
 * @param p (1 + shuffles at least as strong) / (shuffles + 1): to be printed as "at most"
 * @param passes stronger than every shuffle, z at least 3, and so are all axes before it
 * @param recovered variance of people's positions on the latent axis of this number (1 = known exactly, 0 = not at all)
 * @param shown passes, and recovered at least 0.25
 * @param loadings per used statement, in the order of statement ids; positive: agreeing is on the high side. Empty when
 *     no latent axis was fitted
 * @param ends what the lowest and highest quarter answered; empty unless shown
 */
public record Axis(
        int number,
        double share,
        NullSpread shuffled,
        double z,
        double p,
        boolean passes,
        double recovered,
        boolean shown,
        List<Loading> loadings,
        List<EndShares> ends) {

    /** Weight of a statement on the axis, in logits per standard deviation of people. */
    public record Loading(int statement, double loading) {}

    /**
     * What the two ends of the axis answered on one statement; a person's end is decided without their vote on it.
     *
     * @param difference agree share of the high end minus that of the low end
     * @param z pooled two-proportion statistic of that difference
     * @param p two-sided, uncorrected
     * @param distinguishes significant at 5 % false discoveries over all statements (Benjamini and Hochberg 1995)
     */
    public record EndShares(
            int statement, Shares low, Shares high, double difference, double z, double p, boolean distinguishes) {}
}
