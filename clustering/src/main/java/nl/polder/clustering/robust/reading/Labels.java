package nl.polder.clustering.robust.reading;

/** Puts people of the table into groups, and again without one of their votes, so that no vote judges itself. */
interface Labels {
    /** Group of a person by all votes; −1 = none. */
    int label(int row);

    /** Group of a person by all votes but one (entry of the table, of this row); −1 = none. */
    int labelWithout(int row, int entry);

    /**
     * How probable each group is for the person labelled last; nothing is written where a label is true by definition, as that of a
     * cut through a line is.
     *
     * @return whether it was written
     */
    default boolean probabilities(double[] into) {
        return false;
    }
}
