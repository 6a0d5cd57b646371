package nl.polder.clustering.robust.numbers;

/** The beta distribution, by StrictMath so that intervals have the same bits everywhere; Smile's is the oracle in tests. */
final class Beta {
    private static final double TINY = 1e-300;
    private static final double[] LANCZOS = {
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private Beta() {}

    /** The x with P(Beta(a, b) ≤ x) = p, to 1e-12: safeguarded Newton from the mean. */
    static double quantile(double a, double b, double p) {
        double logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
        double low = 0;
        double high = 1;
        double x = a / (a + b);
        for (int round = 0; round < 200 && high - low > 1e-13; round++) {
            double error = cumulative(a, b, x, logBeta) - p;
            if (error > 0) {
                high = x;
            } else {
                low = x;
            }
            double slope = StrictMath.exp((a - 1) * StrictMath.log(x) + (b - 1) * StrictMath.log1p(-x) - logBeta);
            double next = x - error / slope;
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            if (Math.abs(next - x) < 1e-14) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** Regularized incomplete beta function I_x(a, b). */
    static double cumulative(double a, double b, double x) {
        return cumulative(a, b, x, logGamma(a) + logGamma(b) - logGamma(a + b));
    }

    private static double cumulative(double a, double b, double x, double logBeta) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = StrictMath.exp(a * StrictMath.log(x) + b * StrictMath.log1p(-x) - logBeta);
        return x < (a + 1) / (a + b + 2) ? front * fraction(a, b, x) / a : 1 - front * fraction(b, a, 1 - x) / b;
    }

    /** Lentz's evaluation of the continued fraction of the incomplete beta function (DLMF 8.17.22). */
    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / guard(1 - (a + b) * x / (a + 1));
        double result = d;
        for (int m = 1; m <= 10_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / guard(1 + even * d);
            c = guard(1 + even / c);
            result *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / guard(1 + odd * d);
            c = guard(1 + odd / c);
            result *= d * c;
            if (Math.abs(d * c - 1) < 1e-15) {
                break;
            }
        }
        return result;
    }

    private static double guard(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** log Γ(x) for x > 0, Lanczos's approximation (g = 7, 9 terms); relative error about 1e-15. */
    static double logGamma(double x) {
        if (x < 0.5) {
            return StrictMath.log(StrictMath.PI / StrictMath.sin(StrictMath.PI * x)) - logGamma(1 - x);
        }
        double sum = 0.99999999999980993;
        for (int i = 0; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x + i);
        }
        double t = x + 6.5;
        return 0.91893853320467274178 + (x - 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }
}
