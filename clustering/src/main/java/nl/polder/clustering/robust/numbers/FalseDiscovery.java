package nl.polder.clustering.robust.numbers;

/** Benjamini and Hochberg 1995, "Controlling the false discovery rate". */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * Adjusted p values: the smallest rate at which each test would still be listed, min over k ≥ rank of p_(k)·m/k, at most
     * 1. Listing everything ≤ 0.05 keeps the expected share of false entries at 5 %.
     */
    public static double[] adjust(double[] p) {
        int m = p.length;
        Integer[] order = new Integer[m];
        for (int i = 0; i < m; i++) {
            order[i] = i;
        }
        java.util.Arrays.sort(order, (a, b) -> Double.compare(p[a], p[b]));
        double[] adjusted = new double[m];
        double smallest = 1;
        for (int rank = m; rank >= 1; rank--) {
            int i = order[rank - 1];
            smallest = Math.min(smallest, p[i] * m / rank);
            adjusted[i] = smallest;
        }
        return adjusted;
    }
}
