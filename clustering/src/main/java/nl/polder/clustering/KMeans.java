package nl.polder.clustering;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * k-means by Polis's rules (polis-math section 6): a fixed start, ids that live on, a budget, and a stop when no centre moves by 0.01.
 *
 * <p>Assignment is to the nearest centre, the later cluster on an exact tie; the result's members are those of the last
 * assignment and its centres are their means. Deterministic for any number of threads: sums run over fixed chunks of points.
 */
final class KMeans {
    private static final double CONVERGED = 0.01;

    private final Points points;
    private final double @Nullable [] weights;
    private final Parallel parallel;

    /**
     * @param weights weight of each point in the means, or null for equal weights
     */
    KMeans(Points points, double @Nullable [] weights, Parallel parallel) {
        this.points = points;
        this.weights = weights;
        this.parallel = parallel;
    }

    /**
     * A clustering of points.
     *
     * @param ids of the clusters; gaps may occur
     * @param x of the centres
     * @param y of the centres
     * @param assignment per point the position of its cluster in the lists above; -1 in a previous clustering for points it does not know
     */
    record Clusters(int[] ids, double[] x, double[] y, int[] assignment) {
        int count() {
            return ids.length;
        }
    }

    /** From the first k distinct points. */
    Clusters cold(int k, int budget) {
        Set<Place> seen = new HashSet<>();
        int[] first = new int[k];
        int count = 0;
        for (int i = 0; i < points.size() && count < k; i++) {
            // + 0.0 makes the two zeros one place.
            if (seen.add(new Place(points.x()[i] + 0.0, points.y()[i] + 0.0))) {
                first[count++] = i;
            }
        }
        Points centres = points.select(Arrays.copyOf(first, count));
        return iterate(sequence(count), centres.x(), centres.y(), budget);
    }

    private static int[] sequence(int length) {
        int[] numbers = new int[length];
        Arrays.setAll(numbers, c -> c);
        return numbers;
    }

    private record Place(double x, double y) {}

    /** From a previous clustering of (some of) these points. */
    Clusters warm(Clusters previous, int k, int budget) {
        Clusters start = new WarmStart(points, weights).from(previous, k);
        return iterate(start.ids(), start.x(), start.y(), budget);
    }

    private Clusters iterate(int[] ids, double[] startX, double[] startY, int budget) {
        double[] x = startX.clone();
        double[] y = startY.clone();
        NearestCentres nearest = new NearestCentres(points, parallel);
        // Dropped clusters keep their place so that nothing is renumbered, but attract nobody.
        boolean[] alive = new boolean[ids.length];
        Arrays.fill(alive, true);
        int[] order = sorted(sequence(ids.length), x, y, alive);
        for (int step = 0; step <= budget; step++) {
            int[] assignment = nearest.assign(x, y, alive);
            double[] oldX = x;
            double[] oldY = y;
            int[] oldOrder = order;
            x = oldX.clone();
            y = oldY.clone();
            alive = means(assignment, x, y);
            order = sorted(oldOrder, x, y, alive);
            if (settled(oldOrder, oldX, oldY, order, x, y)) {
                break;
            }
        }
        return living(ids, x, y, alive, nearest.assignment());
    }

    /** Sets the centres to the means of their points; says which clusters have any. */
    private boolean[] means(int[] assignment, double[] x, double[] y) {
        int k = x.length;
        int chunks = Parallel.chunks(points.size());
        double[][] partial = new double[chunks][];
        parallel.forEach(chunks, chunk -> partial[chunk] = sums(assignment, chunk, k));
        double[] total = new double[4 * k];
        for (double[] part : partial) {
            Vectors.addScaled(total, part, 1);
        }
        boolean[] alive = new boolean[k];
        for (int c = 0; c < k; c++) {
            alive[c] = total[4 * c + 3] > 0;
            // A cluster whose members all weigh nothing stays where it is.
            if (total[4 * c + 2] > 0) {
                x[c] = total[4 * c] / total[4 * c + 2];
                y[c] = total[4 * c + 1] / total[4 * c + 2];
            }
        }
        return alive;
    }

    /** Per cluster: weighted sum of x, of y, sum of weights, number of points. */
    private double[] sums(int[] assignment, int chunk, int k) {
        double[] sums = new double[4 * k];
        int end = Parallel.chunkEnd(chunk, points.size());
        for (int i = Parallel.chunkStart(chunk); i < end; i++) {
            double weight = weights == null ? 1 : weights[i];
            int at = 4 * assignment[i];
            sums[at] += weight * points.x()[i];
            sums[at + 1] += weight * points.y()[i];
            sums[at + 2] += weight;
            sums[at + 3] += 1;
        }
        return sums;
    }

    /**
     * Living centres in lexicographic order, descending: Polis orders them ascending with agree = -1, and the order decides which centres are
     * compared when a cluster has vanished. The order of the step before is nearly right.
     */
    private static int[] sorted(int[] nearly, double[] x, double[] y, boolean[] alive) {
        int[] order = new int[nearly.length];
        int kept = 0;
        for (int centre : nearly) {
            if (alive[centre]) {
                int at = kept++;
                for (; at > 0 && isBefore(centre, order[at - 1], x, y); at--) {
                    order[at] = order[at - 1];
                }
                order[at] = centre;
            }
        }
        return Arrays.copyOf(order, kept);
    }

    private static boolean isBefore(int a, int b, double[] x, double[] y) {
        return x[a] > x[b] || (x[a] == x[b] && y[a] > y[b]);
    }

    private static boolean settled(
            int[] before, double[] oldX, double[] oldY, int[] after, double[] newX, double[] newY) {
        for (int c = 0; c < Math.min(before.length, after.length); c++) {
            double dx = oldX[before[c]] - newX[after[c]];
            double dy = oldY[before[c]] - newY[after[c]];
            if (!(Math.sqrt(dx * dx + dy * dy) < CONVERGED)) {
                return false;
            }
        }
        return true;
    }

    private static Clusters living(int[] ids, double[] x, double[] y, boolean[] alive, int[] assignment) {
        int[] newPlace = new int[ids.length];
        int count = 0;
        for (int c = 0; c < ids.length; c++) {
            newPlace[c] = alive[c] ? count++ : -1;
        }
        int[] newIds = new int[count];
        double[] newX = new double[count];
        double[] newY = new double[count];
        for (int c = 0; c < ids.length; c++) {
            if (alive[c]) {
                newIds[newPlace[c]] = ids[c];
                newX[newPlace[c]] = x[c];
                newY[newPlace[c]] = y[c];
            }
        }
        int[] renumbered = new int[assignment.length];
        Arrays.setAll(renumbered, i -> newPlace[assignment[i]]);
        return new Clusters(newIds, newX, newY, renumbered);
    }
}
