package nl.polder.clustering.robust;

/**
 * Where every participant with a vote stands: position with its uncertainty, and membership. Personal: kept apart from
 * the published analysis and erasable. Rows are in the row order of the vote matrix; people without a vote on a
 * statement that counts, and people left out, have no row.
 */
public final class RobustParticipants {
    private static final double BETWEEN = 0.6;

    private final int[] ids;
    private final boolean[] included;
    private final double[][] positions;
    private final double[][] deviations;
    private final int[] groups;
    private final double[][] probabilities;

    RobustParticipants(
            int[] ids,
            boolean[] included,
            double[][] positions,
            double[][] deviations,
            int[] groups,
            double[][] probabilities) {
        this.ids = ids;
        this.included = included;
        this.positions = positions;
        this.deviations = deviations;
        this.groups = groups;
        this.probabilities = probabilities;
    }

    /** Number of rows. */
    public int count() {
        return ids.length;
    }

    /** Participant id of a row. */
    public int participantId(int row) {
        return ids[row];
    }

    /** Whether the participant answered enough statements to be placed. */
    public boolean included(int row) {
        return included[row];
    }

    /** Number of working axes on which included people have a position; 0 when none were fitted. */
    public int axes() {
        return positions.length;
    }

    /** Posterior mean on an axis (from 0), in standard deviations of people; 0 for people who are not included. */
    public double position(int row, int axis) {
        return positions[axis][row];
    }

    /** Posterior standard deviation on an axis: 1 when nothing is known, towards 0 with many telling votes. */
    public double deviation(int row, int axis) {
        return deviations[axis][row];
    }

    /** Number of distinct groups; 0 without. */
    public int groups() {
        return probabilities.length;
    }

    /** Most probable group, or −1: not included, or no distinct groups. */
    public int group(int row) {
        return groups[row];
    }

    /** Probability of belonging to a group, given the votes. */
    public double probability(int row, int group) {
        return probabilities[group][row];
    }

    /** Whether no group has a probability of 0.6; false for people without a group. */
    public boolean between(int row) {
        return groups[row] >= 0 && probabilities[groups[row]][row] < BETWEEN;
    }
}
