package nl.polder.clustering.robust.gaps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.polder.clustering.robust.latent.Positions;
import nl.polder.clustering.robust.numbers.RandomStream;

/**
 * Step 4: EM for {@link Mixture}. Starts: k-means on posterior means (3 starts, the first the best of 5) and, above two
 * components, every component of the previous solution split in two. 25 rounds each, the best goes on to 150 rounds or a gain
 * below 1e-4.
 */
public final class MixtureFit {
    private static final int STARTS = 3;
    private static final int FIRST_OF = 5;
    private static final int ROUNDS_SHORT = 25;
    private static final int ROUNDS_LONG = 150;
    private static final double GAIN_SHORT = 1e-3;
    private static final double GAIN_LONG = 1e-4;
    private static final double SPREAD_START = 0.05;
    private static final int STEP = 4;

    private final Positions positions;
    private final int n;
    private final int w;
    private final double[] points;
    private final double[] weights;

    /** Prepares fits to people with known uncertainty. */
    public MixtureFit(Positions positions) {
        this.positions = positions;
        this.n = positions.table().rows();
        this.w = positions.axes().axes();
        this.points = new double[n * w];
        this.weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = positions.table().weight(i);
            for (int a = 0; a < w; a++) {
                points[i * w + a] = positions.z(i, a);
            }
        }
    }

    /** A mixture with its log likelihood (up to a constant that does not depend on the mixture). */
    public record Fitted(Mixture mixture, double logLikelihood) {}

    /** Everybody's most probable component. */
    public int[] labels(Mixture mixture) {
        double[] a = new double[w * w];
        double[] b = new double[w];
        Mixture.Worker worker = mixture.worker();
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            positions.copyForm(i, a, b);
            worker.read(a, b);
            labels[i] = worker.label();
        }
        return labels;
    }

    /**
     * Fits k components.
     *
     * @param previous labels of the fit with k − 1 components, or empty
     * @param number number of the repetition, which names the random stream
     */
    public Fitted fit(int k, int[] previous, long seed, int number) {
        List<int[]> starts = new ArrayList<>();
        for (int s = 0; s < STARTS; s++) {
            RandomStream random = new RandomStream(seed, STEP, number * 10_000L + k * 100 + s);
            starts.add(new KMeans(points, weights, w, k).best(s == 0 ? FIRST_OF : 1, random));
        }
        for (int g = 0; previous.length > 0 && g < k - 1; g++) {
            int component = g;
            // A component that is nobody's likeliest cannot be split; of a sixtieth of the people that happens.
            if (Arrays.stream(previous).anyMatch(label -> label == component)) {
                RandomStream random = new RandomStream(seed, STEP, number * 10_000L + k * 100 + 50 + g);
                starts.add(split(previous, g, k - 1, random));
            }
        }
        Fitted best = null;
        for (int[] start : starts) {
            Fitted fitted = improve(fromLabels(start, k), ROUNDS_SHORT, GAIN_SHORT);
            if (best == null || fitted.logLikelihood() > best.logLikelihood()) {
                best = fitted;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no start");
        }
        return improve(best.mixture(), ROUNDS_LONG, GAIN_LONG);
    }

    private int[] split(int[] labels, int component, int next, RandomStream random) {
        int count = 0;
        for (int label : labels) {
            count += label == component ? 1 : 0;
        }
        double[] part = new double[count * w];
        double[] partWeights = new double[count];
        int at = 0;
        for (int i = 0; i < n; i++) {
            if (labels[i] == component) {
                partWeights[at] = weights[i];
                System.arraycopy(points, i * w, part, at++ * w, w);
            }
        }
        int[] halves = new KMeans(part, partWeights, w, 2).best(1, random);
        int[] result = labels.clone();
        at = 0;
        for (int i = 0; i < n; i++) {
            if (labels[i] == component && halves[at++] == 1) {
                result[i] = next;
            }
        }
        return result;
    }

    /** Shares and centres of the labelled people; V = scatter within the clusters + 0.05 I. */
    private Mixture fromLabels(int[] labels, int k) {
        double[] share = new double[k];
        double[] centre = new double[k * w];
        for (int i = 0; i < n; i++) {
            share[labels[i]] += weights[i];
            for (int a = 0; a < w; a++) {
                centre[labels[i] * w + a] += weights[i] * points[i * w + a];
            }
        }
        double total = 0;
        for (int g = 0; g < k; g++) {
            total += share[g];
            for (int a = 0; a < w; a++) {
                centre[g * w + a] = share[g] > 0 ? centre[g * w + a] / share[g] : 0;
            }
        }
        double[] spread = new double[w * w];
        for (int i = 0; i < n; i++) {
            for (int r = 0; r < w * w; r++) {
                double x = points[i * w + r / w] - centre[labels[i] * w + r / w];
                double y = points[i * w + r % w] - centre[labels[i] * w + r % w];
                spread[r] += weights[i] * x * y / total;
            }
        }
        for (int a = 0; a < w; a++) {
            spread[a * w + a] += SPREAD_START;
        }
        return new Mixture(k, w, share, centre, spread);
    }

    private Fitted improve(Mixture start, int roundsMax, double gainMin) {
        Mixture mixture = start;
        double before = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < roundsMax; round++) {
            Fitted next = round(mixture);
            if (next.logLikelihood() - before < gainMin) {
                return new Fitted(mixture, next.logLikelihood());
            }
            before = next.logLikelihood();
            mixture = next.mixture();
        }
        return new Fitted(mixture, before);
    }

    /** One EM round; the likelihood is that of the mixture given. */
    private Fitted round(Mixture mixture) {
        int k = mixture.components();
        Mixture.Worker worker = mixture.worker();
        double[] a = new double[w * w];
        double[] b = new double[w];
        double[] share = new double[k];
        double[] centre = new double[k * w];
        double[] spread = new double[w * w];
        double logLikelihood = 0;
        double total = 0;
        for (int i = 0; i < n; i++) {
            positions.copyForm(i, a, b);
            logLikelihood += weights[i] * worker.read(a, b);
            total += weights[i];
            for (int r = 0; r < w; r++) {
                for (int c = 0; c <= r; c++) {
                    spread[r * w + c] += weights[i] * worker.covariance(r, c);
                }
            }
            for (int g = 0; g < k; g++) {
                double part = weights[i] * worker.probability(g);
                share[g] += part;
                for (int r = 0; r < w; r++) {
                    double scaled = part * worker.mean(g, r);
                    centre[g * w + r] += scaled;
                    for (int c = 0; c <= r; c++) {
                        spread[r * w + c] += scaled * worker.mean(g, c);
                    }
                }
            }
        }
        for (int g = 0; g < k; g++) {
            for (int r = 0; r < w; r++) {
                centre[g * w + r] = share[g] > 1e-12 ? centre[g * w + r] / share[g] : mixture.centre(g, r);
            }
            for (int r = 0; r < w; r++) {
                for (int c = 0; c <= r; c++) {
                    spread[r * w + c] -= share[g] * centre[g * w + r] * centre[g * w + c];
                }
            }
        }
        for (int r = 0; r < w; r++) {
            for (int c = 0; c <= r; c++) {
                spread[r * w + c] /= total;
                spread[c * w + r] = spread[r * w + c];
            }
        }
        for (int g = 0; g < k; g++) {
            share[g] /= total;
        }
        return new Fitted(new Mixture(k, w, share, centre, spread), logLikelihood);
    }
}
