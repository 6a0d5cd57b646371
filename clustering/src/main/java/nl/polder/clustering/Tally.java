package nl.polder.clustering;

/**
 * Votes on one statement by some set of participants. Whole numbers unless participants were weighted.
 *
 * @param agrees number (or weight) of agree votes
 * @param disagrees number of disagree votes
 * @param votes all votes, passes included
 */
public record Tally(double agrees, double disagrees, double votes) {
    /** Nobody voted. */
    public static final Tally NONE = new Tally(0, 0, 0);

    public Tally {
        // Sums of weights may miss each other by rounding; whole numbers never do.
        if (!(agrees >= 0 && disagrees >= 0 && agrees + disagrees <= votes * (1 + 1e-9))) {
            throw new IllegalArgumentException(
                    "not a tally: " + agrees + " agrees and " + disagrees + " disagrees of " + votes + " votes");
        }
    }

    public double passes() {
        return Math.max(0, votes - agrees - disagrees);
    }

    public Tally plus(Tally other) {
        return new Tally(agrees + other.agrees, disagrees + other.disagrees, votes + other.votes);
    }
}
