package nl.polder.clustering.robust.gaps;

import java.util.Arrays;
import nl.polder.clustering.robust.numbers.RandomStream;

/**
 * Weighted k-means (Lloyd 1982) from k-means++ starts (Arthur and Vassilvitskii 2007), only to start the mixture. Written
 * here because the library's draws from a stream of its thread, so its result would hang on who ran before.
 */
final class KMeans {
    private static final int ROUNDS_MAX = 60;

    private final double[] points;
    private final double[] weights;
    private final int w;
    private final int k;

    /** @param points n x w, row after row */
    KMeans(double[] points, double[] weights, int w, int k) {
        this.points = points;
        this.weights = weights;
        this.w = w;
        this.k = k;
    }

    /** Labels of the best of some starts; a tie in distance goes to the lower centre. */
    int[] best(int starts, RandomStream random) {
        int[] best = new int[weights.length];
        double smallest = Double.POSITIVE_INFINITY;
        for (int s = 0; s < starts; s++) {
            int[] labels = new int[weights.length];
            double inertia = lloyd(seeds(random), labels);
            if (inertia < smallest) {
                smallest = inertia;
                best = labels;
            }
        }
        return best;
    }

    private double[] seeds(RandomStream random) {
        int n = weights.length;
        double[] centres = new double[k * w];
        double[] distance = new double[n];
        Arrays.fill(distance, 1);
        for (int g = 0; g < k; g++) {
            double total = 0;
            for (int i = 0; i < n; i++) {
                total += weights[i] * distance[i];
            }
            double at = random.nextDouble() * total;
            int chosen = 0;
            for (int i = 0; i < n; i++) {
                at -= weights[i] * distance[i];
                if (weights[i] * distance[i] > 0) {
                    chosen = i;
                    if (at < 0) {
                        break;
                    }
                }
            }
            System.arraycopy(points, chosen * w, centres, g * w, w);
            for (int i = 0; i < n; i++) {
                double d = distance(i, centres, g);
                distance[i] = g == 0 ? d : Math.min(distance[i], d);
            }
        }
        return centres;
    }

    private double distance(int i, double[] centres, int g) {
        double sum = 0;
        for (int a = 0; a < w; a++) {
            double d = points[i * w + a] - centres[g * w + a];
            sum += d * d;
        }
        return sum;
    }

    private double lloyd(double[] centres, int[] labels) {
        double inertia = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS_MAX; round++) {
            double now = assign(centres, labels);
            if (!(now < inertia - 1e-9 * inertia) && round > 0) {
                return now;
            }
            inertia = now;
            recentre(centres, labels);
        }
        return inertia;
    }

    private double assign(double[] centres, int[] labels) {
        double inertia = 0;
        for (int i = 0; i < labels.length; i++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int g = 0; g < k; g++) {
                double d = distance(i, centres, g);
                if (d < nearest) {
                    nearest = d;
                    labels[i] = g;
                }
            }
            inertia += weights[i] * nearest;
        }
        return inertia;
    }

    private void recentre(double[] centres, int[] labels) {
        double[] sums = new double[k * w];
        double[] totals = new double[k];
        for (int i = 0; i < labels.length; i++) {
            totals[labels[i]] += weights[i];
            for (int a = 0; a < w; a++) {
                sums[labels[i] * w + a] += weights[i] * points[i * w + a];
            }
        }
        for (int g = 0; g < k; g++) {
            for (int a = 0; a < w && totals[g] > 0; a++) {
                centres[g * w + a] = sums[g * w + a] / totals[g];
            }
        }
    }
}
