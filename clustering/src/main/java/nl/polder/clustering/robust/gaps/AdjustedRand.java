package nl.polder.clustering.robust.gaps;

/** Agreement of two groupings of the same people: 1 = the same, 0 = as by chance (Hubert and Arabie 1985). */
public final class AdjustedRand {
    private AdjustedRand() {}

    /** Adjusted Rand index of two label lists of one length, labels from 0; 1 when both put everybody together. */
    public static double of(int[] a, int[] b) {
        int rows = max(a) + 1;
        int columns = max(b) + 1;
        long[][] table = new long[rows][columns];
        long[] rowSum = new long[rows];
        long[] columnSum = new long[columns];
        for (int i = 0; i < a.length; i++) {
            table[a[i]][b[i]]++;
            rowSum[a[i]]++;
            columnSum[b[i]]++;
        }
        double together = 0;
        double inA = 0;
        double inB = 0;
        for (int r = 0; r < rows; r++) {
            inA += pairs(rowSum[r]);
            for (int c = 0; c < columns; c++) {
                together += pairs(table[r][c]);
            }
        }
        for (int c = 0; c < columns; c++) {
            inB += pairs(columnSum[c]);
        }
        double expected = inA * inB / Math.max(1, pairs(a.length));
        double most = 0.5 * (inA + inB);
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static int max(int[] labels) {
        int max = -1;
        for (int label : labels) {
            max = Math.max(max, label);
        }
        return max;
    }

    private static double pairs(long count) {
        return 0.5 * count * (count - 1);
    }
}
