package nl.polder.clustering;

/**
 * How much closer points are to their own cluster than to the next one (Rousseeuw 1987).
 *
 * <pre>  s = (b − a) / max(a, b)      a = mean distance to the others of its cluster, b = smallest mean distance to another cluster </pre>
 *
 * <p>s = 0 for a point alone in its cluster. Euclidean, unweighted; the value is the plain mean over all points, -1 to 1; 0 when
 * there is only one cluster. O(n²): meant for base clusters, not for persons.
 */
final class Silhouette {
    private Silhouette() {}

    static double of(Points points, int[] assignment, int clusters) {
        int[] sizes = new int[clusters];
        for (int cluster : assignment) {
            sizes[cluster]++;
        }
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            sum += ofPoint(points, i, assignment, sizes);
        }
        return points.size() == 0 ? 0 : sum / points.size();
    }

    private static double ofPoint(Points points, int i, int[] assignment, int[] sizes) {
        int own = assignment[i];
        if (sizes[own] <= 1) {
            return 0;
        }
        double[] distances = new double[sizes.length];
        for (int j = 0; j < points.size(); j++) {
            double dx = points.x()[i] - points.x()[j];
            double dy = points.y()[i] - points.y()[j];
            distances[assignment[j]] += Math.sqrt(dx * dx + dy * dy);
        }
        double nearestOther = Double.POSITIVE_INFINITY;
        for (int c = 0; c < sizes.length; c++) {
            if (c != own && sizes[c] > 0) {
                nearestOther = Math.min(nearestOther, distances[c] / sizes[c]);
            }
        }
        double inside = distances[own] / (sizes[own] - 1);
        double larger = Math.max(inside, nearestOther);
        return nearestOther == Double.POSITIVE_INFINITY || larger == 0 ? 0 : (nearestOther - inside) / larger;
    }
}
