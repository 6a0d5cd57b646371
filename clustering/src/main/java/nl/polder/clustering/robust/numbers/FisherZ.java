package nl.polder.clustering.robust.numbers;

/** Fisher's transformation of a correlation (Fisher 1915): atanh r has about the standard deviation 1/√(n − 3). */
public final class FisherZ {
    private static final double CORRELATION_MAX = 0.9999;

    private FisherZ() {}

    /** Size of a correlation in standard deviations from 0; 0 for three people or fewer; |r| above 0.9999 counts as that. */
    public static double of(double correlation, double people) {
        double r = Math.min(CORRELATION_MAX, Math.abs(correlation));
        return people > 3 ? 0.5 * StrictMath.log((1 + r) / (1 - r)) * Math.sqrt(people - 3) : 0;
    }
}
