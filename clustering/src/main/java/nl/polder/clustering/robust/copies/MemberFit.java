package nl.polder.clustering.robust.copies;

import nl.polder.clustering.robust.latent.LatentAxes;
import nl.polder.clustering.robust.latent.LatentFit;
import nl.polder.clustering.robust.latent.Positions;
import nl.polder.clustering.robust.latent.StatementSums;
import nl.polder.clustering.robust.numbers.Fast;
import nl.polder.clustering.robust.numbers.SmallMatrix;
import nl.polder.clustering.robust.votes.VoteTable;

/**
 * One statement on axes that others have fixed: its (μ, w) by EM over its voters, whose prior is their place without the
 * statement's cluster; the same bound and prior as {@link LatentFit}.
 */
final class MemberFit {
    private static final int ROUNDS = 8;

    private final VoteTable table;
    private final int w;
    private final int[] rows;
    private final int[] values;
    private final double[] mean;
    private final double[] spread;
    private final double[] precision;
    private final double[] factor;
    private double[] solution;

    MemberFit(
            VoteTable table,
            VotersByStatement voters,
            Positions positions,
            double[] priors,
            StatementCopies candidates,
            int statement) {
        this.table = table;
        this.w = positions.axes().axes();
        int n = voters.end(statement) - voters.start(statement);
        this.rows = new int[n];
        this.values = new int[n];
        double[] forms = new double[n * w * w];
        double[] pulls = new double[n * w];
        this.mean = new double[n * w];
        this.spread = new double[n * w * w];
        this.precision = new double[w * w];
        this.factor = new double[w * w];
        int joined = candidates.column(statement);
        double[] a = new double[w * w];
        double[] b = new double[w];
        for (int v = 0; v < n; v++) {
            int at = voters.start(statement) + v;
            rows[v] = voters.row(at);
            values[v] = table.value(voters.entry(at));
            positions.copyFormWithout(rows[v], positions.table().entry(rows[v], joined), a, b);
            System.arraycopy(a, 0, forms, v * w * w, w * w);
            System.arraycopy(b, 0, pulls, v * w, w);
            place(a, b, mean, spread, v);
        }
        this.solution = start(positions.axes(), joined, candidates.sign(statement));
        improve(priors, forms, pulls);
    }

    private double[] start(LatentAxes axes, int joined, int sign) {
        double[] start = new double[w + 1];
        start[0] = sign * axes.level(joined);
        for (int a = 0; a < w; a++) {
            start[a + 1] = sign * axes.loading(joined, a);
        }
        return start;
    }

    private void improve(double[] priors, double[] forms, double[] pulls) {
        double[] z = mean.clone();
        double[] sigma = spread.clone();
        double[] a = new double[w * w];
        double[] b = new double[w];
        for (int round = 0; round < ROUNDS; round++) {
            StatementSums sums = new StatementSums(1, w);
            for (int v = 0; v < rows.length; v++) {
                double omega = curvature(z, sigma, v);
                for (int r = 0; r < w; r++) {
                    b[r] = pulls[v * w + r] + (0.5 * values[v] - omega * solution[0]) * solution[r + 1];
                    for (int c = 0; c < w; c++) {
                        a[r * w + c] = forms[(v * w + r) * w + c] + omega * solution[r + 1] * solution[c + 1];
                    }
                }
                place(a, b, z, sigma, v);
                sums.add(0, table.weight(rows[v]), curvature(z, sigma, v), 0.5 * values[v], z, v * w, sigma, v * w * w);
            }
            solution = sums.solve(0, LatentFit.LEVEL_PRECISION, priors).clone();
        }
    }

    private double curvature(double[] z, double[] sigma, int v) {
        double eta = eta(z, v);
        return Fast.logisticCurvature(Math.sqrt(eta * eta + Math.max(0, product(this, sigma, v))));
    }

    private double eta(double[] z, int v) {
        double eta = solution[0];
        for (int a = 0; a < w; a++) {
            eta += solution[a + 1] * z[v * w + a];
        }
        return eta;
    }

    /** w_jᵀ Σ w_k of this and another statement. */
    private double product(MemberFit other, double[] sigma, int v) {
        double sum = 0;
        for (int r = 0; r < w; r++) {
            for (int c = 0; c < w; c++) {
                sum += solution[r + 1] * other.solution[c + 1] * sigma[(v * w + r) * w + c];
            }
        }
        return sum;
    }

    private void place(double[] a, double[] b, double[] z, double[] sigma, int v) {
        for (int r = 0; r < w * w; r++) {
            precision[r] = a[r] + (r % (w + 1) == 0 ? 1 : 0);
        }
        SmallMatrix.invert(precision, sigma, v * w * w, w, factor);
        for (int r = 0; r < w; r++) {
            double sum = 0;
            for (int c = 0; c < w; c++) {
                sum += sigma[(v * w + r) * w + c] * b[c];
            }
            z[v * w + r] = sum;
        }
    }

    /** Number of voters. */
    int voters() {
        return rows.length;
    }

    /** Row of a voter, ascending. */
    int row(int voter) {
        return rows[voter];
    }

    /** The voter's vote. */
    int value(int voter) {
        return values[voter];
    }

    /** Mean of η for a voter placed by the other statements. */
    double expected(int voter) {
        return eta(mean, voter);
    }

    /** Covariance of η of this and another statement over that voter's uncertain place; itself: the variance. */
    double covariance(MemberFit other, int voter) {
        return product(other, spread, voter);
    }
}
