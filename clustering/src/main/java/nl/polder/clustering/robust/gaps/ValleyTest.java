package nl.polder.clustering.robust.gaps;

import java.util.Arrays;
import nl.polder.clustering.robust.finding.PairTest;
import nl.polder.clustering.robust.latent.Positions;
import nl.polder.clustering.robust.numbers.SmallMatrix;

/**
 * Step 5: are two components really apart? Everybody's place s on the line between the centres with its variance σ², the
 * other directions integrated out:
 *
 * <pre>
 *   b̃ = b − A(c_g + c_h)/2    V⊥ = V − δδᵀ/(δᵀV⁻¹δ) = LLᵀ    t = δᵀAL(I + LᵀAL)⁻¹
 *   precision = δᵀAδ − t·LᵀAδ    s = (δᵀb̃ − t·Lᵀb̃)/precision    σ² = 1/precision
 * </pre>
 *
 * then {@link TwoNormals} against {@link SinglePeak} on the people with r_ig + r_ih &gt; 0.05 and σ² &lt; 0.25.
 */
final class ValleyTest {
    private static final double WEIGHT_MIN = 0.05;
    private static final double VARIANCE_MAX = 0.25;
    private static final double PAIR_WEIGHT_MIN = 15;

    private final Positions positions;
    private final Mixture mixture;
    private final int w;
    private final double[] a;
    private final double[] b;

    ValleyTest(Positions positions, Mixture mixture) {
        this.positions = positions;
        this.mixture = mixture;
        this.w = mixture.axes();
        this.a = new double[w * w];
        this.b = new double[w];
    }

    /** @param full whether the gain is wanted to the end even when it is negative */
    PairTest test(int g, int h, boolean full) {
        int n = positions.table().rows();
        double[] place = new double[n];
        double[] variance = new double[n];
        double[] weight = new double[n];
        double[] size = new double[2];
        Line line = new Line(g, h);
        Mixture.Worker worker = mixture.worker();
        int count = 0;
        double total = 0;
        for (int i = 0; i < n; i++) {
            positions.copyForm(i, a, b);
            worker.read(a, b);
            double both = worker.probability(g) + worker.probability(h);
            double precision = line.precision();
            if (both > WEIGHT_MIN && precision * VARIANCE_MAX > 1) {
                double of = positions.table().weight(i);
                place[count] = line.place(precision);
                variance[count] = 1 / precision;
                weight[count++] = of * both;
                total += of * both;
                size[0] += of * worker.probability(g);
                size[1] += of * worker.probability(h);
            }
        }
        if (total < PAIR_WEIGHT_MIN) {
            return new PairTest(g, h, total, 0, 0, 0, 0, 0, 1);
        }
        LinePoints points = LinePoints.cells(
                Arrays.copyOf(place, count), Arrays.copyOf(variance, count), Arrays.copyOf(weight, count));
        TwoNormals valley = new TwoNormals(points);
        SinglePeak none = new SinglePeak(points, full ? Double.POSITIVE_INFINITY : valley.logLikelihood());
        double gain = valley.logLikelihood() - none.best();
        double smaller = Math.max(1e-9, Math.min(size[0], size[1]));
        return new PairTest(
                g, h, total, valley.logLikelihood(), none.best(), none.peak(), gain, gain / smaller, valley.depth());
    }

    /** The line between two centres; reads the form in {@code a} and {@code b}. */
    private final class Line {
        private final double[] delta = new double[w];
        private final double[] middle = new double[w];
        private final double[] across;
        private final double[] factor;
        private final double[] t;
        private final double[] right;
        private final double[] aDelta = new double[w];

        Line(int g, int h) {
            for (int r = 0; r < w; r++) {
                delta[r] = mixture.centre(h, r) - mixture.centre(g, r);
                middle[r] = 0.5 * (mixture.centre(h, r) + mixture.centre(g, r));
            }
            across = across();
            factor = new double[(w - 1) * (w - 1)];
            t = new double[w - 1];
            right = new double[w - 1];
        }

        /** L, w x (w − 1): the leading eigenvectors of V⊥ times the roots of its eigenvalues. */
        private double[] across() {
            double norm = 0;
            for (int r = 0; r < w; r++) {
                for (int c = 0; c < w; c++) {
                    norm += delta[r] * mixture.inverse(r, c) * delta[c];
                }
            }
            double[] rest = new double[w * w];
            for (int r = 0; r < w; r++) {
                for (int c = 0; c < w; c++) {
                    rest[r * w + c] = mixture.spread(r, c) - (norm > 0 ? delta[r] * delta[c] / norm : 0);
                }
            }
            double[] vectors = new double[w * w];
            double[] values = SmallMatrix.eigen(rest, vectors, w);
            double[] l = new double[w * (w - 1)];
            for (int r = 0; r < w; r++) {
                for (int c = 0; c < w - 1; c++) {
                    l[r * (w - 1) + c] = vectors[r * w + c] * Math.sqrt(Math.max(0, values[c]));
                }
            }
            return l;
        }

        double precision() {
            int u = w - 1;
            double straight = 0;
            for (int r = 0; r < w; r++) {
                aDelta[r] = 0;
                for (int c = 0; c < w; c++) {
                    aDelta[r] += a[r * w + c] * delta[c];
                }
                straight += delta[r] * aDelta[r];
            }
            if (u == 0) {
                return straight;
            }
            double[] inner = new double[u * u];
            for (int r = 0; r < u; r++) {
                right[r] = 0;
                for (int k = 0; k < w; k++) {
                    right[r] += across[k * u + r] * aDelta[k];
                    double row = 0;
                    for (int m = 0; m < w; m++) {
                        row += a[k * w + m] * across[m * u + r];
                    }
                    for (int c = 0; c < u; c++) {
                        inner[c * u + r] += across[k * u + c] * row;
                    }
                }
                t[r] = right[r];
            }
            for (int r = 0; r < u; r++) {
                inner[r * u + r] += 1;
            }
            SmallMatrix.cholesky(inner, 0, factor, u);
            SmallMatrix.forward(factor, t, u);
            SmallMatrix.backward(factor, t, u);
            for (int r = 0; r < u; r++) {
                straight -= t[r] * right[r];
            }
            return straight;
        }

        double place(double precision) {
            int u = w - 1;
            double along = 0;
            for (int r = 0; r < w; r++) {
                double shifted = b[r];
                for (int c = 0; c < w; c++) {
                    shifted -= a[r * w + c] * middle[c];
                }
                double direction = delta[r];
                for (int k = 0; k < u; k++) {
                    direction -= t[k] * across[r * u + k];
                }
                along += direction * shifted;
            }
            return along / precision;
        }
    }
}
