package nl.polder.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where k-means starts when there is a previous clustering (polis-math section 6, "Warm start"): centres of the surviving members, equal
 * centres merged, then the farthest points split off until there are k clusters. More than k are not reduced.
 */
final class WarmStart {
    private final Points points;
    private final double @Nullable [] weights;

    WarmStart(Points points, double @Nullable [] weights) {
        this.points = points;
        this.weights = weights;
    }

    private static final class Cluster {
        private final int id;
        private final List<Integer> members;
        private double x;
        private double y;

        Cluster(int id, List<Integer> members) {
            this.id = id;
            this.members = members;
        }
    }

    /** The start for k clusters; its assignment holds the members, -1 for points that belong to no previous cluster. */
    KMeans.Clusters from(KMeans.Clusters previous, int k) {
        List<Cluster> clusters = merged(surviving(previous));
        int target = Math.min(k, distinctPoints());
        while (clusters.size() < target && splitFarthest(clusters)) {
            clusters.forEach(this::recentre);
        }
        return asClusters(clusters);
    }

    private List<Cluster> surviving(KMeans.Clusters previous) {
        List<Cluster> clusters = new ArrayList<>();
        for (int id : previous.ids()) {
            clusters.add(new Cluster(id, new ArrayList<>()));
        }
        for (int i = 0; i < points.size(); i++) {
            if (previous.assignment()[i] >= 0) {
                clusters.get(previous.assignment()[i]).members.add(i);
            }
        }
        int highest = Arrays.stream(previous.ids()).max().orElse(-1);
        clusters.removeIf(c -> c.members.isEmpty());
        if (clusters.isEmpty() && points.size() > 0) {
            Cluster everything = new Cluster(highest + 1, new ArrayList<>());
            for (int i = 0; i < points.size(); i++) {
                everything.members.add(i);
            }
            clusters.add(everything);
        }
        clusters.forEach(this::recentre);
        return clusters;
    }

    private void recentre(Cluster cluster) {
        double sumX = 0;
        double sumY = 0;
        double sum = 0;
        for (int i : cluster.members) {
            double weight = weights == null ? 1 : weights[i];
            sumX += weight * points.x()[i];
            sumY += weight * points.y()[i];
            sum += weight;
        }
        if (sum > 0) {
            cluster.x = sumX / sum;
            cluster.y = sumY / sum;
        }
    }

    /** Clusters with exactly equal centres become one, with the id of the larger (the later on a tie). */
    private static List<Cluster> merged(List<Cluster> clusters) {
        List<Cluster> result = new ArrayList<>();
        for (Cluster cluster : clusters) {
            int twin = -1;
            for (int c = 0; c < result.size(); c++) {
                twin = result.get(c).x == cluster.x && result.get(c).y == cluster.y ? c : twin;
            }
            if (twin < 0) {
                result.add(cluster);
            } else {
                result.set(twin, joined(result.get(twin), cluster));
            }
        }
        return result;
    }

    private static Cluster joined(Cluster earlier, Cluster later) {
        List<Integer> members = new ArrayList<>(earlier.members);
        members.addAll(later.members);
        Cluster both = new Cluster(earlier.members.size() > later.members.size() ? earlier.id : later.id, members);
        // The mean of two equal centres, weighted by anything, is that centre.
        both.x = earlier.x;
        both.y = earlier.y;
        return both;
    }

    /** Makes the point farthest from every centre a cluster of its own; false when no point is off a centre. */
    private boolean splitFarthest(List<Cluster> clusters) {
        int farthest = -1;
        double largest = 0;
        for (int i = 0; i < points.size(); i++) {
            double distance = distanceToNearest(i, clusters);
            if (distance >= largest) {
                largest = distance;
                farthest = i;
            }
        }
        if (largest == 0) {
            return false;
        }
        Integer moved = farthest;
        int highest = -1;
        for (Cluster cluster : clusters) {
            cluster.members.remove(moved);
            highest = Math.max(highest, cluster.id);
        }
        clusters.add(new Cluster(highest + 1, new ArrayList<>(List.of(moved))));
        return true;
    }

    private double distanceToNearest(int i, List<Cluster> clusters) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Cluster cluster : clusters) {
            double dx = points.x()[i] - cluster.x;
            double dy = points.y()[i] - cluster.y;
            nearest = Math.min(nearest, dx * dx + dy * dy);
        }
        return nearest;
    }

    private int distinctPoints() {
        long[][] places = new long[points.size()][];
        for (int i = 0; i < places.length; i++) {
            places[i] = new long[] {
                Double.doubleToLongBits(points.x()[i] + 0.0), Double.doubleToLongBits(points.y()[i] + 0.0)
            };
        }
        Arrays.sort(places, Arrays::compare);
        int count = 0;
        for (int i = 0; i < places.length; i++) {
            count += i == 0 || !Arrays.equals(places[i], places[i - 1]) ? 1 : 0;
        }
        return count;
    }

    private KMeans.Clusters asClusters(List<Cluster> clusters) {
        int[] ids = new int[clusters.size()];
        double[] x = new double[ids.length];
        double[] y = new double[ids.length];
        int[] assignment = new int[points.size()];
        Arrays.fill(assignment, -1);
        for (int c = 0; c < ids.length; c++) {
            Cluster cluster = clusters.get(c);
            ids[c] = cluster.id;
            x[c] = cluster.x;
            y[c] = cluster.y;
            for (int i : cluster.members) {
                assignment[i] = c;
            }
        }
        return new KMeans.Clusters(ids, x, y, assignment);
    }
}
