package nl.polder.clustering.robust.finding;

/**
 * How a set of people voted on one statement.
 *
 * @param votes people of the set who voted on it (passes included)
 * @param agrees how many agreed
 * @param disagrees how many disagreed
 * @param passes how many passed
 * @param base effective number of voters, (sum of weights)² / sum of squared weights; equals {@code votes} without weights
 * @param agree weighted share of agreement and its interval
 * @param disagree weighted share of disagreement and its interval
 * @param pass weighted share of passes and its interval
 */
public record Shares(
        int votes,
        int agrees,
        int disagrees,
        int passes,
        double base,
        Interval agree,
        Interval disagree,
        Interval pass) {

    /** The interval of one side. */
    public Interval of(Side side) {
        return side == Side.AGREE ? agree : disagree;
    }
}
