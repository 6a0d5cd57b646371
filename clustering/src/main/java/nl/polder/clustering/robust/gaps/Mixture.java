package nl.polder.clustering.robust.gaps;

import nl.polder.clustering.robust.numbers.Fast;
import nl.polder.clustering.robust.numbers.SmallMatrix;

/**
 * z ~ Σ_g π_g N(c_g, V), one V for all components, seen through each person's votes (A_i, b_i): with P = (V⁻¹ + A_i)⁻¹ and
 * h = V⁻¹c_g + b_i the log likelihood of person i and component g is, up to a constant of i,
 * log π_g + ½hᵀPh − ½c_gᵀV⁻¹c_g + ½log|P| − ½log|V| (deconvolution; Bovy, Hogg and Roweis 2011).
 */
public final class Mixture {
    private static final double SHARE_MIN = 1e-6;
    private static final double SPREAD_MIN = 0.0025;
    /** Log odds below which a component counts as impossible: e^−40 = 4e-18, below the precision of the sum. */
    private static final double NEGLIGIBLE = -40;

    private final int components;
    private final int axes;
    private final double[] share;
    private final double[] centre;
    private final double[] spread;
    private final double[] inverse;
    private final double logSpread;
    private final double[] pull;
    private final double[] offset;

    /**
     * Copies nothing.
     *
     * @param share π, raised to 1e-6 and scaled to add up to 1
     * @param centre components x axes
     * @param spread V, axes x axes; eigenvalues below 0.0025 are raised to it
     */
    Mixture(int components, int axes, double[] share, double[] centre, double[] spread) {
        this.components = components;
        this.axes = axes;
        this.share = normalised(share);
        this.centre = centre;
        this.spread = floored(spread, axes);
        this.inverse = new double[axes * axes];
        double[] l = new double[axes * axes];
        this.logSpread = SmallMatrix.cholesky(this.spread, 0, l, axes);
        SmallMatrix.inverse(l, inverse, 0, axes, new double[axes]);
        this.pull = new double[components * axes];
        this.offset = new double[components];
        for (int g = 0; g < components; g++) {
            double square = 0;
            for (int r = 0; r < axes; r++) {
                for (int c = 0; c < axes; c++) {
                    pull[g * axes + r] += inverse[r * axes + c] * centre[g * axes + c];
                }
                square += pull[g * axes + r] * centre[g * axes + r];
            }
            offset[g] = StrictMath.log(this.share[g]) - 0.5 * square - 0.5 * logSpread;
        }
    }

    private static double[] normalised(double[] share) {
        double total = 0;
        for (int g = 0; g < share.length; g++) {
            share[g] = Math.max(SHARE_MIN, share[g]);
            total += share[g];
        }
        for (int g = 0; g < share.length; g++) {
            share[g] /= total;
        }
        return share;
    }

    private static double[] floored(double[] spread, int w) {
        double[] turned = spread.clone();
        double[] vectors = new double[w * w];
        double[] values = SmallMatrix.eigen(turned, vectors, w);
        if (values[w - 1] >= SPREAD_MIN) {
            return spread;
        }
        double[] raised = new double[w * w];
        for (int r = 0; r < w; r++) {
            for (int c = 0; c < w; c++) {
                for (int k = 0; k < w; k++) {
                    raised[r * w + c] += vectors[r * w + k] * vectors[c * w + k] * Math.max(SPREAD_MIN, values[k]);
                }
            }
        }
        return raised;
    }

    /** Number of components. */
    public int components() {
        return components;
    }

    /** Number of axes. */
    public int axes() {
        return axes;
    }

    /** c_g on an axis. */
    public double centre(int component, int axis) {
        return centre[component * axes + axis];
    }

    /** V_rc. */
    double spread(int r, int c) {
        return spread[r * axes + c];
    }

    /** (V⁻¹)_rc. */
    double inverse(int r, int c) {
        return inverse[r * axes + c];
    }

    /** Some of the components, their shares scaled to add up to 1: strays left out. */
    public Mixture only(int[] kept) {
        double[] shares = new double[kept.length];
        double[] centres = new double[kept.length * axes];
        for (int g = 0; g < kept.length; g++) {
            shares[g] = share[kept[g]];
            System.arraycopy(centre, kept[g] * axes, centres, g * axes, axes);
        }
        return new Mixture(kept.length, axes, shares, centres, spread);
    }

    /** A worker with its own room; not safe between threads. */
    public Worker worker() {
        return new Worker();
    }

    /** Posterior of one person at a time. */
    public final class Worker {
        private final double[] precision = new double[axes * axes];
        private final double[] covariance = new double[axes * axes];
        private final double[] room = new double[axes * axes];
        private final double[] base = new double[axes];
        private final double[] mean = new double[components * axes];
        private final double[] probability = new double[components];

        private Worker() {}

        /** Reads (A, b), full w x w and w numbers; returns the log likelihood of the person up to a constant. */
        public double read(double[] a, double[] b) {
            for (int i = 0; i < precision.length; i++) {
                precision[i] = inverse[i] + a[i];
            }
            double determinant = SmallMatrix.invert(precision, covariance, 0, axes, room);
            for (int r = 0; r < axes; r++) {
                double sum = 0;
                for (int c = 0; c < axes; c++) {
                    sum += covariance[r * axes + c] * b[c];
                }
                base[r] = sum;
            }
            double largest = Double.NEGATIVE_INFINITY;
            for (int g = 0; g < components; g++) {
                double square = place(g, b);
                probability[g] = offset[g] + 0.5 * square;
                largest = Math.max(largest, probability[g]);
            }
            double sum = 0;
            for (int g = 0; g < components; g++) {
                double behind = probability[g] - largest;
                probability[g] = behind == 0 ? 1 : behind < NEGLIGIBLE ? 0 : Fast.exp(behind);
                sum += probability[g];
            }
            for (int g = 0; g < components; g++) {
                probability[g] /= sum;
            }
            return largest + StrictMath.log(sum / Math.sqrt(determinant));
        }

        /** Ph of a component; returns hᵀPh. */
        private double place(int g, double[] b) {
            double square = 0;
            for (int r = 0; r < axes; r++) {
                double sum = base[r];
                for (int c = 0; c < axes; c++) {
                    sum += covariance[r * axes + c] * pull[g * axes + c];
                }
                mean[g * axes + r] = sum;
                square += sum * (pull[g * axes + r] + b[r]);
            }
            return square;
        }

        /** r_ig of the person read last. */
        public double probability(int component) {
            return probability[component];
        }

        /** Most probable component, the lowest among equals. */
        public int label() {
            int best = 0;
            for (int g = 1; g < components; g++) {
                best = probability[g] > probability[best] ? g : best;
            }
            return best;
        }

        /** Posterior mean Ph given the component. */
        double mean(int component, int axis) {
            return mean[component * axes + axis];
        }

        /** P_rc, the posterior covariance. */
        double covariance(int r, int c) {
            return covariance[r * axes + c];
        }
    }
}
