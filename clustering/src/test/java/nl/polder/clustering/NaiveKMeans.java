package nl.polder.clustering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** k-means word for word as polis-math section 6 has it, every distance computed: the oracle of the pruned form. Cold starts only. */
final class NaiveKMeans {
    private NaiveKMeans() {}

    /** Members (point numbers) per cluster with its id and centre. */
    record Cluster(int id, double[] centre, List<Integer> members) {}

    static List<Cluster> cold(double[][] points, int k, int budget) {
        List<Cluster> clusters = new ArrayList<>();
        for (int i = 0; i < points.length && clusters.size() < k; i++) {
            double[] point = points[i];
            if (clusters.stream().noneMatch(c -> c.centre()[0] == point[0] && c.centre()[1] == point[1])) {
                clusters.add(new Cluster(clusters.size(), point, List.of()));
            }
        }
        for (int step = 0; step < budget + 1; step++) {
            List<Cluster> next = step(points, clusters);
            boolean same = settled(clusters, next);
            clusters = next;
            if (same) {
                break;
            }
        }
        return clusters;
    }

    private static List<Cluster> step(double[][] points, List<Cluster> clusters) {
        List<List<Integer>> members = new ArrayList<>();
        clusters.forEach(c -> members.add(new ArrayList<>()));
        for (int i = 0; i < points.length; i++) {
            int nearest = 0;
            for (int c = 1; c < clusters.size(); c++) {
                if (square(points[i], clusters.get(c).centre())
                        <= square(points[i], clusters.get(nearest).centre())) {
                    nearest = c;
                }
            }
            members.get(nearest).add(i);
        }
        List<Cluster> next = new ArrayList<>();
        for (int c = 0; c < clusters.size(); c++) {
            if (!members.get(c).isEmpty()) {
                next.add(new Cluster(clusters.get(c).id(), mean(points, members.get(c)), members.get(c)));
            }
        }
        return next;
    }

    private static double square(double[] a, double[] b) {
        return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
    }

    private static double[] mean(double[][] points, List<Integer> members) {
        double x = 0;
        double y = 0;
        for (int i : members) {
            x += points[i][0];
            y += points[i][1];
        }
        return new double[] {x / members.size(), y / members.size()};
    }

    private static boolean settled(List<Cluster> before, List<Cluster> after) {
        Comparator<Cluster> order =
                Comparator.<Cluster>comparingDouble(c -> -c.centre()[0]).thenComparingDouble(c -> -c.centre()[1]);
        List<Cluster> old = before.stream().sorted(order).toList();
        List<Cluster> young = after.stream().sorted(order).toList();
        for (int c = 0; c < Math.min(old.size(), young.size()); c++) {
            if (Math.sqrt(square(old.get(c).centre(), young.get(c).centre())) >= 0.01) {
                return false;
            }
        }
        return true;
    }
}
