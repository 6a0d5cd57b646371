package nl.polder.clustering.robust.finding;

/**
 * A statement that a minority supports while the rest does not.
 *
 * @param group the group; −1 when found without groups (supported by 5-40 % of at least 30 votes, few passes)
 * @param inside share inside the group, or overall without groups
 * @param outside share of the rest; the same as {@code inside} without groups
 * @param difference inside − outside; the share itself without groups
 * @param persons voters who would have to be added to overturn it (the easier of the two sides); 0 without groups
 */
public record MinorityVoice(
        int statement, int group, Side side, Interval inside, Interval outside, double difference, int persons) {}
