package nl.polder.clustering.robust.numbers;

/**
 * Jeffreys interval of a share: quantiles of Beta(s + ½, n − s + ½), with the lower end 0 at no successes and the upper end
 * 1 at nothing but successes (Brown, Cai and DasGupta 2001, "Interval estimation for a binomial proportion").
 */
public final class Jeffreys {
    private Jeffreys() {}

    /**
     * Lower end with error probability {@code alpha} on this side.
     *
     * @param successes number of successes, 0 … votes; need not be whole (weighted votes)
     * @param votes number of votes, possibly effective
     * @param alpha 0.025 for the usual 95 % interval
     */
    public static double low(double successes, double votes, double alpha) {
        return successes <= 0 || votes <= 0 ? 0 : Beta.quantile(successes + 0.5, votes - successes + 0.5, alpha);
    }

    /** Upper end with error probability {@code alpha} on this side; 1 when nobody voted. */
    public static double high(double successes, double votes, double alpha) {
        return successes >= votes ? 1 : Beta.quantile(successes + 0.5, votes - successes + 0.5, 1 - alpha);
    }
}
