package nl.polder.clustering;

import java.util.Arrays;

/**
 * The nearest of up to a few hundred centres for every point, exactly as if all were compared (the later centre on a tie), but
 * without comparing all of them.
 *
 * <p>Two prunings. A point keeps an upper bound of the distance to its centre and a lower bound of that to any other; while
 * the centres have not moved enough to make them cross, or while it is nearer to its centre than half the way from there to the next one, its
 * centre stays (Hamerly 2010, "Making k-means even faster"). Otherwise centres are visited in order of the first axis, outward from
 * the point, until that coordinate alone is farther than the second best found.
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
    private final int[] runnerUp;
    private final CentresByX centres = new CentresByX();
    private double[] lastX = new double[0];
    private double[] lastY = new double[0];
    private boolean first = true;

    NearestCentres(Points points, Parallel parallel) {
        this.points = points;
        this.parallel = parallel;
        this.assignment = new int[points.size()];
        this.runnerUp = new int[points.size()];
        Arrays.fill(assignment, -1);
        Arrays.fill(runnerUp, -1);
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
        centres.update(x, y, alive);
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
        return !isBelow(upper[i], Math.max(lower[i], centres.halfGap[centre]));
    }

    private static boolean isBelow(double upper, double lower) {
        return upper + MARGIN * (upper + 1) < lower;
    }

    /**
     * Finds the nearest two centres, starting from those of last time so that the strip to search is narrow at once; from the last centre to the
     * right and then to the left, because a loop in one direction is what processors predict well.
     */
    private void search(int i, CentresByX centres) {
        double px = points.x()[i];
        double py = points.y()[i];
        int known = isKnown(assignment[i], centres) ? assignment[i] : -1;
        int from = known >= 0 ? centres.place[known] : centres.firstFrom(px);
        int one = known >= 0 ? known : centres.positionNear(from);
        int two = isKnown(runnerUp[i], centres) && runnerUp[i] != one ? runnerUp[i] : centres.otherNear(from, one);
        double best = centres.distance(one, px, py);
        double second = two < 0 ? Double.POSITIVE_INFINITY : centres.distance(two, px, py);
        int bestCentre = one;
        int secondCentre = two;
        if (second < best || (second == best && two > one)) {
            double swap = best;
            best = second;
            second = swap;
            bestCentre = two;
            secondCentre = one;
        }
        int count = centres.count;
        for (int direction = 1; direction >= -1; direction -= 2) {
            for (int at = direction > 0 ? from : from - 1; at >= 0 && at < count; at += direction) {
                double dx = direction * (centres.sortedX[at] - px);
                // Rounding is monotone: a squared gap above the second best distance means a distance above it too.
                if (dx > 0 && dx * dx > second) {
                    break;
                }
                double dy = py - centres.sortedY[at];
                double distance = dx * dx + dy * dy;
                int position = centres.order[at];
                if (distance <= second && position != bestCentre && position != secondCentre) {
                    if (distance < best || (distance == best && position > bestCentre)) {
                        second = best;
                        secondCentre = bestCentre;
                        best = distance;
                        bestCentre = position;
                    } else {
                        second = distance;
                        secondCentre = position;
                    }
                }
            }
        }
        assignment[i] = bestCentre;
        runnerUp[i] = secondCentre;
        upper[i] = Math.sqrt(best);
        lower[i] = Math.sqrt(second);
    }

    private static boolean isKnown(int position, CentresByX centres) {
        return position >= 0 && centres.alive[position];
    }

    /** Living centres by ascending x; the order of last time is nearly right, so insertion keeps it in a few steps. */
    private static final class CentresByX {
        private int count;
        private int[] order = new int[0];
        private double[] x = new double[0];
        private double[] y = new double[0];
        private boolean[] alive = new boolean[0];
        private double[] sortedX = new double[0];
        private double[] sortedY = new double[0];
        /** Where each centre stands in the order. */
        private int[] place = new int[0];
        /** Half the distance of each centre to the one nearest to it: within it, no other centre can be nearer. */
        private double[] halfGap = new double[0];

        void update(double[] newX, double[] newY, boolean[] newAlive) {
            if (order.length == 0) {
                order = new int[newX.length];
                Arrays.setAll(order, c -> c);
                count = order.length;
                sortedX = new double[count];
                sortedY = new double[count];
                place = new int[count];
                halfGap = new double[count];
            }
            x = newX;
            y = newY;
            alive = newAlive;
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int centre = order[i];
                if (alive[centre]) {
                    int at = kept++;
                    for (; at > 0 && x[order[at - 1]] > x[centre]; at--) {
                        order[at] = order[at - 1];
                    }
                    order[at] = centre;
                }
            }
            count = kept;
            for (int i = 0; i < count; i++) {
                sortedX[i] = x[order[i]];
                sortedY[i] = y[order[i]];
                place[order[i]] = i;
            }
            for (int i = 0; i < count; i++) {
                halfGap[order[i]] = Math.sqrt(nearestOn(-1, i, nearestOn(1, i, Double.POSITIVE_INFINITY))) / 2;
            }
        }

        /** Squared distance to the nearest centre on one side of a place in the order, if it is below what was found so far. */
        private double nearestOn(int direction, int from, double found) {
            double nearest = found;
            for (int at = from + direction; at >= 0 && at < count; at += direction) {
                double dx = sortedX[at] - sortedX[from];
                if (dx * dx > nearest) {
                    break;
                }
                double dy = sortedY[at] - sortedY[from];
                nearest = Math.min(nearest, dx * dx + dy * dy);
            }
            return nearest;
        }

        double distance(int position, double px, double py) {
            double dx = px - x[position];
            double dy = py - y[position];
            return dx * dx + dy * dy;
        }

        int firstFrom(double value) {
            int at = Arrays.binarySearch(sortedX, 0, count, value);
            return at >= 0 ? at : -at - 1;
        }

        int positionNear(int at) {
            return order[Math.min(at, count - 1)];
        }

        /** Another centre near a place in the order, -1 when there is only one. */
        int otherNear(int at, int not) {
            int near = Math.min(at, count - 1);
            int beside = near > 0 ? near - 1 : near + 1;
            int first = order[near];
            return first != not ? first : beside < count ? order[beside] : -1;
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
