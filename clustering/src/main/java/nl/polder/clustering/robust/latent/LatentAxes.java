package nl.polder.clustering.robust.latent;

import nl.polder.clustering.robust.numbers.Fast;
import nl.polder.clustering.robust.numbers.SmallMatrix;

/**
 * Fitted latent axes: a vote of a person at z on statement j has log likelihood v/2·η − log(2 cosh(η/2)), η = μ_j + w_j·z, z ~
 * N(0, I); so a pass is half an agree and half a disagree, and unseen votes do not enter (Tipping 1999).
 */
public final class LatentAxes {
    private final int axes;
    private final double[] level;
    private final double[] loading;

    /** Takes ownership: {@code level} has C numbers μ, {@code loading} C x axes, row after row. */
    LatentAxes(int axes, double[] level, double[] loading) {
        this.axes = axes;
        this.level = level;
        this.loading = loading;
    }

    /** Number of axes w. */
    public int axes() {
        return axes;
    }

    /** Number of statements. */
    public int statements() {
        return level.length;
    }

    /** μ_j, log odds of agreeing against disagreeing in the middle. */
    public double level(int statement) {
        return level[statement];
    }

    /** w_ja. */
    public double loading(int statement, int axis) {
        return loading[statement * axes + axis];
    }

    /** The first axes only. */
    public LatentAxes first(int count) {
        double[] kept = new double[level.length * count];
        for (int j = 0; j < level.length; j++) {
            System.arraycopy(loading, j * axes, kept, j * count, count);
        }
        return new LatentAxes(count, level, kept);
    }

    /**
     * Curvature of the quadratic bound of one vote (Jaakkola and Jordan 2000): ω = tanh(ξ/2)/(2ξ), ξ² = (μ + w·z)² + wᵀΣw.
     *
     * @param z positions, from {@code zAt}
     * @param sigma covariances, w x w from {@code sigmaAt}
     */
    double curvature(int statement, double[] z, int zAt, double[] sigma, int sigmaAt) {
        double eta = level[statement];
        double spread = 0;
        int base = statement * axes;
        for (int a = 0; a < axes; a++) {
            double wa = loading[base + a];
            eta += wa * z[zAt + a];
            double row = 0.5 * wa * sigma[sigmaAt + a * axes + a];
            for (int b = 0; b < a; b++) {
                row += loading[base + b] * sigma[sigmaAt + a * axes + b];
            }
            spread += 2 * wa * row;
        }
        return Fast.logisticCurvature(Math.sqrt(eta * eta + Math.max(0, spread)));
    }

    /** Adds ω w wᵀ to the lower triangle of {@code a} and (v/2 − ωμ) w to {@code b}. */
    void addVote(int statement, double omega, double half, double[] a, int aAt, double[] b, int bAt) {
        int base = statement * axes;
        double pull = half - omega * level[statement];
        for (int r = 0; r < axes; r++) {
            double wr = loading[base + r];
            b[bAt + r] += pull * wr;
            double scaled = omega * wr;
            for (int c = 0; c <= r; c++) {
                a[aAt + r * axes + c] += scaled * loading[base + c];
            }
        }
    }

    /** Room for the posterior of one person. */
    static final class Scratch {
        final double[] precision;
        final double[] factor;

        Scratch(int w) {
            precision = new double[w * w];
            factor = new double[w * w];
        }
    }

    /** Posterior from (A, b): Σ = (I + A)⁻¹, z = Σ b. Only the lower triangle of A is read. Returns the largest move of z. */
    double posterior(double[] a, int aAt, double[] b, double[] z, int zAt, double[] sigma, int sigmaAt, Scratch room) {
        for (int r = 0; r < axes; r++) {
            for (int c = 0; c <= r; c++) {
                room.precision[r * axes + c] = a[aAt + r * axes + c] + (r == c ? 1 : 0);
            }
        }
        SmallMatrix.invert(room.precision, sigma, sigmaAt, axes, room.factor);
        double moved = 0;
        for (int r = 0; r < axes; r++) {
            double sum = 0;
            for (int c = 0; c < axes; c++) {
                sum += sigma[sigmaAt + r * axes + c] * b[zAt + c];
            }
            moved = Math.max(moved, Math.abs(sum - z[zAt + r]));
            z[zAt + r] = sum;
        }
        return moved;
    }
}
