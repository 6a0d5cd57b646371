package nl.polder.clustering.robust.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Candidates in small clusters, by single linkage from the strongest pair down: a cluster stays as it was before the level at
 * which it would grow beyond max(4, C/12) statements. What more statements than that share is a pattern of opinion, which the
 * place must be allowed to explain, and joining them for the judgement would take it away.
 */
final class TightClusters {
    private static final int STATEMENTS_MIN = 4;
    private static final int PART = 12;
    /** Correlations closer than this count as one level. */
    private static final double LEVEL = 1e-9;

    private final int largest;
    private final int[] tree;
    private final int[] size;
    private final boolean[] wide;
    private final int[] cluster;

    private TightClusters(int columns) {
        this.largest = Math.max(STATEMENTS_MIN, columns / PART);
        this.tree = new int[columns];
        this.size = new int[columns];
        this.wide = new boolean[columns];
        Arrays.setAll(tree, c -> c);
        Arrays.fill(size, 1);
        this.cluster = tree.clone();
    }

    /** The pairs that lie inside one small cluster. */
    static List<AlikePairs.Pair> of(List<AlikePairs.Pair> alike, int columns) {
        TightClusters clusters = new TightClusters(columns);
        List<AlikePairs.Pair> order = new ArrayList<>(alike);
        order.sort(Comparator.comparingDouble((AlikePairs.Pair p) -> -Math.abs(p.correlation())));
        for (int at = 0; at < order.size(); ) {
            double level = Math.abs(order.get(at).correlation());
            while (at < order.size() && level - Math.abs(order.get(at).correlation()) < LEVEL) {
                clusters.link(order.get(at++));
            }
            clusters.settle();
        }
        return alike.stream()
                .filter(p -> clusters.cluster[p.first()] == clusters.cluster[p.second()])
                .toList();
    }

    private void link(AlikePairs.Pair pair) {
        int low = Math.min(tree[pair.first()], tree[pair.second()]);
        int high = Math.max(tree[pair.first()], tree[pair.second()]);
        if (low == high) {
            return;
        }
        for (int c = 0; c < tree.length; c++) {
            tree[c] = tree[c] == high ? low : tree[c];
        }
        size[low] += size[high];
        wide[low] |= wide[high];
    }

    private void settle() {
        for (int c = 0; c < tree.length; c++) {
            wide[tree[c]] |= size[tree[c]] > largest;
            cluster[c] = wide[tree[c]] ? cluster[c] : tree[c];
        }
    }
}
