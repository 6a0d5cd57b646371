package nl.polder.clustering;

/**
 * Smoothed shares and z tests of proportions as Polis makes them (polis-math section 10). Every count gets 1 added, so that nothing is ever
 * infinite; passes are in the totals.
 */
final class ProportionTests {
    /** One-sided 90 %. */
    static final double SIGNIFICANT = 1.2816;

    private ProportionTests() {}

    /** {@code (successes + 1) / (trials + 2)}, in (0, 1). */
    static double share(double successes, double trials) {
        return (successes + 1) / (trials + 2);
    }

    /** z of a share against one half: {@code 2·sqrt(n + 1)·((s + 1)/(n + 1) − ½)}. */
    static double againstHalf(double successes, double trials) {
        return 2 * Math.sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5);
    }

    /** z of the difference of two shares, with the pooled variance; 0 when both are everything. */
    static double difference(double successes1, double successes2, double trials1, double trials2) {
        double s1 = successes1 + 1;
        double s2 = successes2 + 1;
        double n1 = trials1 + 1;
        double n2 = trials2 + 1;
        double pooled = (s1 + s2) / (n1 + n2);
        return pooled == 1 ? 0 : (s1 / n1 - s2 / n2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
    }
}
