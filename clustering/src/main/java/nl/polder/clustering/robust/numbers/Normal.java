package nl.polder.clustering.robust.numbers;

/** The standard normal distribution. */
public final class Normal {
    private static final double ROOT_TWO_PI = 2.5066282746310002;

    private Normal() {}

    /** Density of N(0, 1). */
    public static double density(double x) {
        return Fast.exp(-0.5 * x * x) / ROOT_TWO_PI;
    }

    /**
     * P(N(0, 1) ≤ x), absolute error below 1e-14: Hart's rational approximation (Hart et al. 1968, 5666) up to 7.07, then
     * a continued fraction.
     */
    public static double cumulative(double x) {
        double tail = tail(Math.abs(x));
        return x > 0 ? 1 - tail : tail;
    }

    /** P(|N(0, 1)| ≥ |z|), the two-sided p value of a statistic z. */
    public static double twoSided(double z) {
        return 2 * tail(Math.abs(z));
    }

    private static double tail(double x) {
        if (x > 37) {
            return 0;
        }
        double e = Fast.exp(-0.5 * x * x);
        if (x >= 7.07106781186547) {
            double fraction = x + 0.65;
            for (int i = 4; i >= 1; i--) {
                fraction = x + i / fraction;
            }
            return e / fraction / ROOT_TWO_PI;
        }
        double top = 3.52624965998911e-2;
        top = top * x + 0.700383064443688;
        top = top * x + 6.37396220353165;
        top = top * x + 33.912866078383;
        top = top * x + 112.079291497871;
        top = top * x + 221.213596169931;
        top = top * x + 220.206867912376;
        double bottom = 8.83883476483184e-2;
        bottom = bottom * x + 1.75566716318264;
        bottom = bottom * x + 16.064177579207;
        bottom = bottom * x + 86.7807322029461;
        bottom = bottom * x + 296.564248779674;
        bottom = bottom * x + 637.333633378831;
        bottom = bottom * x + 793.826512519948;
        bottom = bottom * x + 440.413735824752;
        return e * top / bottom;
    }
}
