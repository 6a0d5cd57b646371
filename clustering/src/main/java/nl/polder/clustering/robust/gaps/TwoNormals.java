package nl.polder.clustering.robust.gaps;

import nl.polder.clustering.robust.numbers.Fast;

/**
 * The fit with a valley allowed: two normals with own weight, mean and standard deviation (at least 0.05), seen with each
 * point's error. EM from means ∓½, variances 0.04, weights ½; at most 100 rounds, until the gain is below 0.001.
 */
final class TwoNormals {
    private static final double ROOT_TWO_PI = 2.5066282746310002;
    private static final double VARIANCE_MIN = 0.0025;
    private static final int ROUNDS_MAX = 100;
    private static final int GRID = 200;

    private final double[] mean = {-0.5, 0.5};
    private final double[] variance = {0.04, 0.04};
    private final double[] share = {0.5, 0.5};
    private double logLikelihood = Double.NEGATIVE_INFINITY;

    TwoNormals(LinePoints points) {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            double before = logLikelihood;
            if (round(points) - before < 1e-3) {
                break;
            }
        }
    }

    private double round(LinePoints points) {
        double[] weight = new double[2];
        double[] first = new double[2];
        double[] second = new double[2];
        double sum = 0;
        double[] density = new double[2];
        for (int i = 0; i < points.size(); i++) {
            double s = points.place[i];
            for (int c = 0; c < 2; c++) {
                double v = variance[c] + points.variance[i];
                double d = s - mean[c];
                density[c] = share[c] * Fast.exp(-0.5 * d * d / v) / (Math.sqrt(v) * ROOT_TWO_PI);
            }
            double all = Math.max(1e-300, density[0] + density[1]);
            sum += points.weight[i] * StrictMath.log(all);
            for (int c = 0; c < 2; c++) {
                double r = points.weight[i] * density[c] / all;
                double gain = variance[c] / (variance[c] + points.variance[i]);
                double m = mean[c] + gain * (s - mean[c]);
                weight[c] += r;
                first[c] += r * m;
                second[c] += r * (m * m + gain * points.variance[i]);
            }
        }
        logLikelihood = sum;
        for (int c = 0; c < 2; c++) {
            if (weight[c] > 1e-9) {
                mean[c] = first[c] / weight[c];
                variance[c] = Math.max(VARIANCE_MIN, second[c] / weight[c] - mean[c] * mean[c]);
            }
            share[c] = weight[c] / points.total;
        }
        return sum;
    }

    double logLikelihood() {
        return logLikelihood;
    }

    /** Lowest density between the two means over the lower of the two densities at the means; 1 = no valley. */
    double depth() {
        double peak = Math.min(density(mean[0]), density(mean[1]));
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= GRID; i++) {
            lowest = Math.min(lowest, density(mean[0] + (mean[1] - mean[0]) * i / GRID));
        }
        return peak > 0 ? lowest / peak : 1;
    }

    private double density(double x) {
        double sum = 0;
        for (int c = 0; c < 2; c++) {
            double d = x - mean[c];
            sum += share[c] * Fast.exp(-0.5 * d * d / variance[c]) / Math.sqrt(variance[c]);
        }
        return sum;
    }
}
