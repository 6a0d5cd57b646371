package nl.polder.clustering;

/**
 * Polis's weight for showing a statement next (polis-math section 13): little passed on, extreme, agreed with, and above all new.
 *
 * <pre>  p = (passes + 1)/(votes + 2)   a = (agrees + 1)/(votes + 2)
 *   priority = ( (1 − p)·(extremity + 1)·a · (1 + 8·2^(−votes/5)) )²      meta statements: 49 </pre>
 */
final class Priority {
    private static final double META = 49;

    private Priority() {}

    /** With the votes of all grouped participants. Range (0, ∞). */
    static double of(Tally grouped, double extremity, boolean meta) {
        if (meta) {
            return META;
        }
        double p = ProportionTests.share(grouped.passes(), grouped.votes());
        double a = ProportionTests.share(grouped.agrees(), grouped.votes());
        double importance = (1 - p) * (extremity + 1) * a;
        double novelty = 1 + 8 * StrictMath.pow(2, -grouped.votes() / 5);
        return importance * novelty * (importance * novelty);
    }
}
