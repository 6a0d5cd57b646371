package nl.polder.clustering.robust.gaps;

import java.util.Arrays;
import nl.polder.clustering.robust.numbers.Normal;

/**
 * The fit without a valley: the best of all single-peaked densities. By Khinchin's theorem (1938) a density with its peak at p
 * is a mixture of uniforms between p and some x; seen with error σ, U[p, x] gives s the likelihood
 * (Φ((x−s)/σ) − Φ((p−s)/σ))/(x−p). Weights by q ← q·D^1.5, normalised, D_l = Σω f_il/f_i / Σω; Σω·log max D bounds what is
 * missing to the best.
 */
final class SinglePeak {
    private static final int PEAKS = 13;
    private static final double PEAK_MAX = 0.9;
    private static final int GRID = 41;
    private static final int TAIL = 8;
    private static final double NEAR = 0.02;
    private static final double GAP = 0.1;
    private static final int ROUNDS_MAX = 400;
    private static final int LOOK_EVERY = 10;
    /** From the middle outwards: the best peak is mostly near it, and then the others stop early. */
    private static final int[] ORDER = {6, 4, 8, 2, 10, 5, 7, 3, 9, 1, 11, 0, 12};

    private final LinePoints points;
    private final double[] ends;
    private final double[][] cumulative;
    private final double enough;
    private double best = Double.NEGATIVE_INFINITY;
    private double peak;

    /** @param enough likelihood above which the search may stop, because the gain is negative already; infinite = never */
    SinglePeak(LinePoints points, double enough) {
        this.points = points;
        this.enough = enough;
        this.ends = ends(points.place);
        this.cumulative = new double[points.size()][];
        for (int i = 0; i < cumulative.length; i++) {
            double[] row = new double[ends.length];
            double sd = Math.sqrt(points.variance[i]);
            for (int x = 0; x < row.length; x++) {
                row[x] = Normal.cumulative((ends[x] - points.place[i]) / sd);
            }
            cumulative[i] = row;
        }
        for (int at : ORDER) {
            if (best <= enough) {
                fit(-PEAK_MAX + 2 * PEAK_MAX * at / (PEAKS - 1));
            }
        }
    }

    /** 41 even points over the range of s inside [−1.5, 1.5], at least [−1, 1], and 8 towards each end of the data beyond. */
    private static double[] ends(double[] place) {
        double smallest = Arrays.stream(place).min().orElse(0);
        double largest = Arrays.stream(place).max().orElse(0);
        double low = Math.min(-1, Math.max(-1.5, smallest));
        double high = Math.max(1, Math.min(1.5, largest));
        double[] ends = new double[GRID + 2 * TAIL];
        int count = 0;
        for (int k = TAIL; k >= 1 && smallest < low; k--) {
            ends[count++] = low + (smallest - low) * k / TAIL;
        }
        for (int k = 0; k < GRID; k++) {
            ends[count++] = low + (high - low) * k / (GRID - 1);
        }
        for (int k = 1; k <= TAIL && largest > high; k++) {
            ends[count++] = high + (largest - high) * k / TAIL;
        }
        return Arrays.copyOf(ends, count);
    }

    private void fit(double p) {
        double[] dictionary = dictionary(p);
        int width = dictionary.length / points.size();
        double[] q = new double[width];
        Arrays.fill(q, 1.0 / width);
        double[] d = new double[width];
        double[] f = new double[points.size()];
        for (int round = 1; round <= ROUNDS_MAX; round++) {
            ratios(dictionary, q, d, f);
            if (round % LOOK_EVERY == 0 || round == ROUNDS_MAX) {
                double likelihood = logLikelihood(f);
                double gap =
                        points.total * StrictMath.log(Arrays.stream(d).max().orElse(1));
                if (likelihood > best) {
                    best = likelihood;
                    peak = p;
                }
                if (gap < GAP || likelihood + gap < best || best > enough) {
                    return;
                }
            }
            double sum = 0;
            for (int l = 0; l < width; l++) {
                q[l] *= d[l] * Math.sqrt(d[l]);
                sum += q[l];
            }
            for (int l = 0; l < width; l++) {
                q[l] /= sum;
            }
        }
    }

    /** Likelihood of every point under every member; the last member is the point p itself. */
    private double[] dictionary(double p) {
        int[] kept = new int[ends.length];
        int width = 0;
        for (int x = 0; x < ends.length; x++) {
            if (Math.abs(ends[x] - p) >= NEAR) {
                kept[width++] = x;
            }
        }
        double[] f = new double[points.size() * (width + 1)];
        int at = 0;
        for (int i = 0; i < points.size(); i++) {
            double sd = Math.sqrt(points.variance[i]);
            double standard = (p - points.place[i]) / sd;
            double below = Normal.cumulative(standard);
            for (int l = 0; l < width; l++) {
                double x = ends[kept[l]];
                f[at++] = Math.max(1e-300, (cumulative[i][kept[l]] - below) / (x - p));
            }
            f[at++] = Math.max(1e-300, Normal.density(standard) / sd);
        }
        return f;
    }

    /** f_i = Σ_l q_l F_il and D_l = Σ_i ω_i F_il / f_i / Σω. */
    private void ratios(double[] dictionary, double[] q, double[] d, double[] f) {
        int width = q.length;
        Arrays.fill(d, 0);
        for (int i = 0; i < f.length; i++) {
            int base = i * width;
            double sum = 0;
            for (int l = 0; l < width; l++) {
                sum += q[l] * dictionary[base + l];
            }
            f[i] = sum;
            double factor = points.weight[i] / (sum * points.total);
            for (int l = 0; l < width; l++) {
                d[l] += factor * dictionary[base + l];
            }
        }
    }

    private double logLikelihood(double[] f) {
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            sum += points.weight[i] * StrictMath.log(f[i]);
        }
        return sum;
    }

    /** Log likelihood of the best single-peaked density found. */
    double best() {
        return best;
    }

    /** Where it peaks. */
    double peak() {
        return peak;
    }
}
