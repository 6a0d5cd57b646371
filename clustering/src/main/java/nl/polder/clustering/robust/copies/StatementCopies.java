package nl.polder.clustering.robust.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nl.polder.clustering.robust.votes.VoteTable;

/**
 * Clusters of statements and the table in which each counts as one. A person's vote on a cluster is the sign of the sum of
 * their votes on its members (those answered the opposite way turned round): agree and disagree at once is a pass.
 */
public final class StatementCopies {
    /** Bounds the memory of the fits: 336 bytes a vote with six axes. */
    static final int VOTES_MAX = 400_000;

    private final int[] of;
    private final int[] sign;
    private final int columns;
    private final int[][] clusters;

    private StatementCopies(int[] of, int[] sign, int columns, int[][] clusters) {
        this.of = of;
        this.sign = sign;
        this.columns = columns;
        this.clusters = clusters;
    }

    /**
     * Finds the copies among the statements of a table; a function of the votes, without chance. Of more than 400 000 votes those
     * of the first people count: their order is by colour, which has nothing to do with what they think.
     */
    public static StatementCopies of(VoteTable all) {
        VoteTable table = all.votes() <= VOTES_MAX
                ? all
                : all.rows(IntStream.range(0, (int) ((long) all.rows() * VOTES_MAX / all.votes()))
                        .toArray());
        List<AlikePairs.Pair> alike = TightClusters.of(AlikePairs.of(table), table.columns());
        if (alike.isEmpty()) {
            return none(table.columns());
        }
        StatementCopies candidates = joined(table.columns(), alike);
        return joined(table.columns(), new LocalDependence(table, candidates).copies(alike));
    }

    /** Every statement counts by itself. */
    public static StatementCopies none(int columns) {
        return joined(columns, List.of());
    }

    /** Statements that are linked by pairs, in whatever number of steps, are one. */
    private static StatementCopies joined(int columns, List<AlikePairs.Pair> pairs) {
        int[] root = new int[columns];
        int[] turned = new int[columns];
        Arrays.setAll(root, c -> c);
        Arrays.fill(turned, 1);
        for (AlikePairs.Pair pair : pairs) {
            int first = root[pair.first()];
            int second = root[pair.second()];
            int low = Math.min(first, second);
            int high = Math.max(first, second);
            int flip = turned[pair.first()] * turned[pair.second()] * pair.sign();
            for (int c = 0; low != high && c < columns; c++) {
                if (root[c] == high) {
                    root[c] = low;
                    turned[c] *= flip;
                }
            }
        }
        return numbered(root, turned);
    }

    private static StatementCopies numbered(int[] root, int[] turned) {
        int columns = root.length;
        int[] number = new int[columns];
        int[] size = new int[columns];
        int count = 0;
        for (int c = 0; c < columns; c++) {
            number[c] = root[c] == c ? count++ : number[root[c]];
            size[root[c]]++;
        }
        List<int[]> clusters = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            int first = c;
            if (size[c] > 1) {
                clusters.add(IntStream.range(0, columns)
                        .filter(m -> root[m] == first)
                        .toArray());
            }
        }
        return new StatementCopies(number, turned, count, clusters.toArray(int[][]::new));
    }

    /** Whether any statement is a copy of another. */
    public boolean any() {
        return clusters.length > 0;
    }

    /** Columns of each cluster, ascending. */
    public int[][] clusters() {
        return clusters.clone();
    }

    /** Column of the joined table in which a statement counts. */
    public int column(int statement) {
        return of[statement];
    }

    /** −1 for a statement that is answered the opposite way of the first of its cluster. */
    public int sign(int statement) {
        return sign[statement];
    }

    /** The table with each cluster as one statement; the same table without clusters. */
    public VoteTable join(VoteTable table) {
        if (!any()) {
            return table;
        }
        int[] start = new int[table.rows() + 1];
        int[] column = new int[table.votes()];
        byte[] value = new byte[table.votes()];
        double[] weight = new double[table.rows()];
        int[] sum = new int[columns];
        boolean[] seen = new boolean[columns];
        int at = 0;
        for (int i = 0; i < table.rows(); i++) {
            weight[i] = table.weight(i);
            int first = at;
            for (int e = table.start(i); e < table.end(i); e++) {
                int c = of[table.column(e)];
                sum[c] += sign[table.column(e)] * table.value(e);
                if (!seen[c]) {
                    seen[c] = true;
                    column[at++] = c;
                }
            }
            Arrays.sort(column, first, at);
            for (int e = first; e < at; e++) {
                value[e] = (byte) Integer.signum(sum[column[e]]);
                sum[column[e]] = 0;
                seen[column[e]] = false;
            }
            start[i + 1] = at;
        }
        return new VoteTable(columns, start, Arrays.copyOf(column, at), Arrays.copyOf(value, at), weight);
    }
}
