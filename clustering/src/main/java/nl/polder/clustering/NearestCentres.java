package nl.polder.clustering;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The nearest of up to a few hundred centres for every point, exactly as if all were compared (the later centre on a tie), but
 * without comparing all of them.
 *
 * <p>Two prunings. A point keeps an upper bound of the distance to its centre and a lower bound of that to any other; while
 * the centres have not moved enough to make them cross, its centre stays (Hamerly 2010, "Making k-means even faster"). Otherwise centres are
 * visited outward from the point along the first axis, until that coordinate alone is farther than the second best found.
 * The bounds carry a margin far above rounding, so a tie is always decided by full comparison.
 */
final class NearestCentres {
    /** Relative slack of the bounds; rounding over a hundred steps stays below 1e-13. */
    private static final double MARGIN = 1e-9;

    private final Points points;
    private final Parallel parallel;
    private final int[] assignment;
    private final double[] upper;
    private final double[] lower;
    private double[] lastX = new double[0];
    private double[] lastY = new double[0];
    private boolean first = true;

    NearestCentres(Points points, Parallel parallel) {
        this.points = points;
        this.parallel = parallel;
        this.assignment = new int[points.size()];
        this.upper = new double[points.size()];
        this.lower = new double[points.size()];
    }

    /** The last assignment: for every point the position of its centre. Changes with the next {@link #assign}. */
    int[] assignment() {
        return assignment;
    }

    /**
     * Assigns every point.
     *
     * @param alive centres that may be chosen; at least one, and none that was not in the previous call
     */
    int[] assign(double[] x, double[] y, boolean[] alive) {
        Moves moves = first ? Moves.none(x.length) : Moves.between(lastX, lastY, x, y);
        Sorted centres = Sorted.of(x, y, alive);
        boolean isFirst = first;
        parallel.forEach(Parallel.chunks(points.size()), chunk -> {
            int end = Parallel.chunkEnd(chunk, points.size());
            for (int i = Parallel.chunkStart(chunk); i < end; i++) {
                if (isFirst || mayHaveChanged(i, x, y, moves)) {
                    search(i, centres);
                }
            }
        });
        lastX = x.clone();
        lastY = y.clone();
        first = false;
        return assignment;
    }

    private boolean mayHaveChanged(int i, double[] x, double[] y, Moves moves) {
        int centre = assignment[i];
        lower[i] -= centre == moves.farthest ? moves.second : moves.largest;
        upper[i] += moves.of[centre];
        if (isBelow(upper[i], lower[i])) {
            return false;
        }
        double dx = points.x()[i] - x[centre];
        double dy = points.y()[i] - y[centre];
        upper[i] = Math.sqrt(dx * dx + dy * dy);
        return !isBelow(upper[i], lower[i]);
    }

    private static boolean isBelow(double upper, double lower) {
        return upper + MARGIN * (upper + 1) < lower;
    }

    private void search(int i, Sorted centres) {
        double px = points.x()[i];
        double py = points.y()[i];
        int right = centres.firstFrom(px);
        int left = right - 1;
        double best = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        int bestCentre = -1;
        while (true) {
            double leftGap = left >= 0 ? px - centres.x[left] : Double.POSITIVE_INFINITY;
            double rightGap = right < centres.x.length ? centres.x[right] - px : Double.POSITIVE_INFINITY;
            double gap = Math.min(leftGap, rightGap);
            // Rounding is monotone: a squared gap above the second best distance means a distance above it too.
            if (gap == Double.POSITIVE_INFINITY || gap * gap > second) {
                break;
            }
            int at = leftGap <= rightGap ? left-- : right++;
            double dx = px - centres.x[at];
            double dy = py - centres.y[at];
            double distance = dx * dx + dy * dy;
            if (distance < best || (distance == best && centres.position[at] > bestCentre)) {
                second = best;
                best = distance;
                bestCentre = centres.position[at];
            } else if (distance < second) {
                second = distance;
            }
        }
        assignment[i] = bestCentre;
        upper[i] = Math.sqrt(best);
        lower[i] = Math.sqrt(second);
    }

    /** Centres by ascending x. */
    private record Sorted(double[] x, double[] y, int[] position) {
        static Sorted of(double[] x, double[] y, boolean[] alive) {
            int[] order = IntStream.range(0, x.length)
                    .filter(c -> alive[c])
                    .boxed()
                    .sorted((a, b) -> Double.compare(x[a], x[b]))
                    .mapToInt(c -> c)
                    .toArray();
            Points sorted = new Points(x, y).select(order);
            return new Sorted(sorted.x(), sorted.y(), order);
        }

        int firstFrom(double value) {
            int at = Arrays.binarySearch(x, value);
            return at >= 0 ? at : -at - 1;
        }
    }

    /** How far each centre moved, the largest move, whose it was, and the largest of the others. */
    private record Moves(double[] of, int farthest, double largest, double second) {
        static Moves none(int centres) {
            return new Moves(new double[centres], -1, 0, 0);
        }

        static Moves between(double[] oldX, double[] oldY, double[] x, double[] y) {
            double[] of = new double[x.length];
            int farthest = -1;
            double largest = 0;
            double second = 0;
            for (int c = 0; c < x.length; c++) {
                double dx = x[c] - oldX[c];
                double dy = y[c] - oldY[c];
                of[c] = Math.sqrt(dx * dx + dy * dy);
                if (of[c] > largest) {
                    second = largest;
                    largest = of[c];
                    farthest = c;
                } else {
                    second = Math.max(second, of[c]);
                }
            }
            return new Moves(of, farthest, largest, second);
        }
    }
}
