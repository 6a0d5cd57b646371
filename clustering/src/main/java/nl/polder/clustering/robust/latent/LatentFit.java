package nl.polder.clustering.robust.latent;

import java.util.Arrays;
import nl.polder.clustering.robust.numbers.Lanczos;
import nl.polder.clustering.robust.numbers.SmallMatrix;
import nl.polder.clustering.robust.votes.VoteTable;

/**
 * Step 3: logistic latent axes by EM on the votes cast (Tipping 1999, bound of Jaakkola and Jordan 2000). Started from the
 * eigenvectors of the mean-filled votes; a prior variance per axis, estimated along, shrinks axes that the votes do not
 * need (automatic relevance). At most 40 rounds, until no parameter moves by 0.005, not before round 9.
 */
public final class LatentFit {
    private static final int ROUNDS_MAX = 40;
    private static final int ROUNDS_MIN = 9;
    private static final double MOVE = 5e-3;
    /** Prior precision of μ. */
    public static final double LEVEL_PRECISION = 1.0 / 9;
    /** Smallest prior variance of the loadings of an axis. */
    public static final double RELEVANCE_MIN = 0.05;

    private final VoteTable table;
    private final int w;
    private final int n;
    private final double[] level;
    private final double[] loading;
    private final double[] z;
    private final double[] sigma;
    private final double[] relevance;

    private LatentFit(VoteTable table, int w) {
        this.table = table;
        this.w = w;
        this.n = table.rows();
        this.level = new double[table.columns()];
        this.loading = new double[table.columns() * w];
        this.z = new double[n * w];
        this.sigma = new double[n * w * w];
        this.relevance = new double[w];
    }

    /** Fits w axes; they come in order of what they explain, largest |loading| of each positive. */
    public static LatentAxes of(VoteTable table, int w) {
        LatentFit fit = new LatentFit(table, w);
        fit.start();
        for (int round = 1; round <= ROUNDS_MAX; round++) {
            double moved = fit.round(round > 1);
            if (moved < MOVE && round >= ROUNDS_MIN) {
                break;
            }
        }
        return fit.rotated();
    }

    private void start() {
        CentredVotes votes = CentredVotes.of(table);
        double[][] directions =
                Lanczos.leading(votes, table.columns(), w, 1e-18, true).vectors();
        double rootC = Math.sqrt(table.columns());
        for (int a = 0; a < w; a++) {
            for (int j = 0; j < table.columns(); j++) {
                loading[j * w + a] = 1.5 * directions[a][j] * rootC;
            }
            for (int i = 0; i < n; i++) {
                int votesCast = Math.max(1, table.end(i) - table.start(i));
                z[i * w + a] = votes.score(i, directions[a]) * Math.sqrt((double) table.columns() / votesCast);
            }
            scaleTo(a, 0.9);
            relevance[a] = 2.25;
        }
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < w; a++) {
                sigma[(i * w + a) * w + a] = 0.2;
            }
        }
        startLevels();
    }

    private void scaleTo(int axis, double sd) {
        double sum = 0;
        double squares = 0;
        double total = 0;
        for (int i = 0; i < n; i++) {
            double v = z[i * w + axis];
            sum += table.weight(i) * v;
            squares += table.weight(i) * v * v;
            total += table.weight(i);
        }
        double mean = sum / total;
        double variance = squares / total - mean * mean;
        double factor = variance > 1e-12 ? sd / Math.sqrt(variance) : 0;
        for (int i = 0; i < n; i++) {
            z[i * w + axis] *= factor;
        }
    }

    private void startLevels() {
        double[] seen = new double[table.columns()];
        for (int i = 0; i < n; i++) {
            for (int e = table.start(i); e < table.end(i); e++) {
                level[table.column(e)] += table.weight(i) * table.value(e);
                seen[table.column(e)] += table.weight(i);
            }
        }
        for (int j = 0; j < level.length; j++) {
            level[j] = seen[j] > 0 ? 2.2 * level[j] / seen[j] : 0;
        }
    }

    /** One E-step (unless it is the first round) and one M-step in a single pass over the votes; the largest move. */
    private double round(boolean expectation) {
        LatentAxes axes = new LatentAxes(w, level, loading);
        StatementSums sums = new StatementSums(table.columns(), w);
        LatentAxes.Scratch room = new LatentAxes.Scratch(w);
        double[] a = new double[w * w];
        double[] b = new double[n * w];
        for (int i = 0; i < n; i++) {
            if (expectation) {
                Arrays.fill(a, 0);
                for (int e = table.start(i); e < table.end(i); e++) {
                    int j = table.column(e);
                    double omega = axes.curvature(j, z, i * w, sigma, i * w * w);
                    axes.addVote(j, omega, 0.5 * table.value(e), a, 0, b, i * w);
                }
                axes.posterior(a, 0, b, z, i * w, sigma, i * w * w, room);
            }
            for (int e = table.start(i); e < table.end(i); e++) {
                int j = table.column(e);
                double omega = axes.curvature(j, z, i * w, sigma, i * w * w);
                sums.add(j, table.weight(i), omega, 0.5 * table.value(e), z, i * w, sigma, i * w * w);
            }
        }
        return maximise(sums);
    }

    private double maximise(StatementSums sums) {
        double[] squares = new double[w];
        double[] priors = new double[w];
        for (int a = 0; a < w; a++) {
            priors[a] = 1 / relevance[a];
        }
        double moved = 0;
        for (int j = 0; j < table.columns(); j++) {
            double[] solution = sums.solve(j, LEVEL_PRECISION, priors);
            moved = Math.max(moved, Math.abs(solution[0] - level[j]));
            level[j] = solution[0];
            for (int a = 0; a < w; a++) {
                moved = Math.max(moved, Math.abs(solution[1 + a] - loading[j * w + a]));
                loading[j * w + a] = solution[1 + a];
                squares[a] += solution[1 + a] * solution[1 + a] + sums.variance(1 + a);
            }
        }
        for (int a = 0; a < w; a++) {
            relevance[a] = Math.max(RELEVANCE_MIN, squares[a] / table.columns());
        }
        return moved;
    }

    /** Moves the mean of people to 0 and their covariance to I, and turns the axes to the singular vectors of WL. */
    private LatentAxes rotated() {
        double[] mean = new double[w];
        double[] covariance = covariance(mean);
        double[] l = new double[w * w];
        SmallMatrix.cholesky(covariance, 0, l, w);
        double[] scaled = new double[loading.length];
        for (int j = 0; j < table.columns(); j++) {
            for (int a = 0; a < w; a++) {
                level[j] += loading[j * w + a] * mean[a];
                for (int r = a; r < w; r++) {
                    scaled[j * w + a] += loading[j * w + r] * l[r * w + a];
                }
            }
        }
        double[] gram = new double[w * w];
        for (int j = 0; j < table.columns(); j++) {
            for (int r = 0; r < w * w; r++) {
                gram[r] += scaled[j * w + r / w] * scaled[j * w + r % w];
            }
        }
        double[] turn = new double[w * w];
        SmallMatrix.eigen(gram, turn, w);
        double[] turned = new double[loading.length];
        for (int j = 0; j < table.columns(); j++) {
            for (int a = 0; a < w; a++) {
                for (int r = 0; r < w; r++) {
                    turned[j * w + a] += scaled[j * w + r] * turn[r * w + a];
                }
            }
        }
        pointUp(turned);
        return new LatentAxes(w, level, turned);
    }

    /** K = covariance of z + mean Σ, weighted; writes the mean of z. */
    private double[] covariance(double[] mean) {
        double total = table.totalWeight();
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < w; a++) {
                mean[a] += table.weight(i) * z[i * w + a] / total;
            }
        }
        double[] k = new double[w * w];
        for (int i = 0; i < n; i++) {
            for (int r = 0; r < w * w; r++) {
                double product = (z[i * w + r / w] - mean[r / w]) * (z[i * w + r % w] - mean[r % w]);
                k[r] += table.weight(i) * (product + sigma[i * w * w + r]) / total;
            }
        }
        return k;
    }

    private void pointUp(double[] turned) {
        for (int a = 0; a < w; a++) {
            double extreme = 0;
            for (int j = 0; j < table.columns(); j++) {
                double v = turned[j * w + a];
                extreme = Math.abs(v) > Math.abs(extreme) ? v : extreme;
            }
            for (int j = 0; extreme < 0 && j < table.columns(); j++) {
                turned[j * w + a] = -turned[j * w + a];
            }
        }
    }
}
