package nl.polder.clustering.robust.latent;

import nl.polder.clustering.robust.votes.VoteTable;

/**
 * Where people stand under fixed axes: their votes as a quadratic form (A_i, b_i) and the posterior z_i = Σ_i b_i,
 * Σ_i = (I + A_i)⁻¹. Somebody with three votes has a small A_i and stands near the middle with a wide ellipse.
 * Started at z = 0, Σ = I; at most 12 rounds, until z moves by less than 0.001.
 */
public final class Positions {
    private static final int ROUNDS_MAX = 12;
    private static final double MOVE = 1e-3;

    private final LatentAxes axes;
    private final VoteTable table;
    private final double[] a;
    private final double[] b;
    private final double[] z;
    private final double[] sigma;

    private Positions(VoteTable table, LatentAxes axes) {
        int w = axes.axes();
        this.table = table;
        this.axes = axes;
        this.a = new double[table.rows() * w * w];
        this.b = new double[table.rows() * w];
        this.z = new double[table.rows() * w];
        this.sigma = new double[table.rows() * w * w];
        LatentAxes.Scratch room = new LatentAxes.Scratch(w);
        for (int i = 0; i < table.rows(); i++) {
            place(i, room);
        }
    }

    /** Places everybody of a table. */
    public static Positions of(VoteTable table, LatentAxes axes) {
        return new Positions(table, axes);
    }

    private void place(int i, LatentAxes.Scratch room) {
        int w = axes.axes();
        for (int r = 0; r < w; r++) {
            sigma[(i * w + r) * w + r] = 1;
        }
        for (int round = 0; round < ROUNDS_MAX; round++) {
            java.util.Arrays.fill(a, i * w * w, (i + 1) * w * w, 0);
            java.util.Arrays.fill(b, i * w, (i + 1) * w, 0);
            for (int e = table.start(i); e < table.end(i); e++) {
                int j = table.column(e);
                double omega = axes.curvature(j, z, i * w, sigma, i * w * w);
                axes.addVote(j, omega, 0.5 * table.value(e), a, i * w * w, b, i * w);
            }
            if (axes.posterior(a, i * w * w, b, z, i * w, sigma, i * w * w, room) < MOVE) {
                break;
            }
        }
        for (int r = 0; r < w; r++) {
            for (int c = r + 1; c < w; c++) {
                a[(i * w + r) * w + c] = a[(i * w + c) * w + r];
            }
        }
    }

    /** The axes the people are placed on. */
    public LatentAxes axes() {
        return axes;
    }

    /** The votes the people are placed by. */
    public VoteTable table() {
        return table;
    }

    /** Posterior mean of a person on an axis. */
    public double z(int row, int axis) {
        return z[row * axes.axes() + axis];
    }

    /** Posterior variance of a person on an axis. */
    public double variance(int row, int axis) {
        int w = axes.axes();
        return sigma[(row * w + axis) * w + axis];
    }

    /** Entry (r, c) of A_i. */
    public double precision(int row, int r, int c) {
        int w = axes.axes();
        return a[(row * w + r) * w + c];
    }

    /** Copies A_i (w x w, full) and b_i (w). */
    public void copyForm(int row, double[] intoA, double[] intoB) {
        int w = axes.axes();
        System.arraycopy(a, row * w * w, intoA, 0, w * w);
        System.arraycopy(b, row * w, intoB, 0, w);
    }

    /**
     * A_i and b_i without one vote: A_i − ω w wᵀ and b_i − (v/2 − ωμ) w, ω at the posterior. Everything said about a statement
     * and groups uses these, because testing groups on the votes that made them finds differences always.
     *
     * @param entry entry of the table, of this row
     */
    public void copyFormWithout(int row, int entry, double[] intoA, double[] intoB) {
        int w = axes.axes();
        copyForm(row, intoA, intoB);
        int j = table.column(entry);
        double omega = axes.curvature(j, z, row * w, sigma, row * w * w);
        double pull = 0.5 * table.value(entry) - omega * axes.level(j);
        for (int r = 0; r < w; r++) {
            intoB[r] -= pull * axes.loading(j, r);
            for (int c = 0; c < w; c++) {
                intoA[r * w + c] -= omega * axes.loading(j, r) * axes.loading(j, c);
            }
        }
    }

    /** Recovered variance ρ of an axis: weighted variance of z over people; 1 = placed exactly, 0 = not at all. */
    public double recovered(int axis) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < table.rows(); i++) {
            sum += table.weight(i) * z(i, axis);
            squares += table.weight(i) * z(i, axis) * z(i, axis);
        }
        double total = table.totalWeight();
        return Math.max(0, squares / total - (sum / total) * (sum / total));
    }
}
