package nl.polder.clustering;

import java.util.Arrays;

/**
 * {@code G = XᵀX} as A x A numbers, from the co-vote sums without touching the votes:
 *
 * <pre>  G_jk = P_jk − c_k·S_j|k − c_j·S_k|j + c_j c_k N_jk </pre>
 *
 * with c the mean votes; with zero fill {@code G_jk = P_jk − n c_j c_k}, n all participants. Moderation is a mask, not an update of the sums:
 * excluded statements are left out here.
 */
final class DenseCovariance implements Covariance {
    /** Columns of G that one task multiplies. */
    private static final int BLOCK = 128;

    /** Rows of G added in one go, so that each partial sum is loaded and stored less often. */
    private static final int ROWS = 4;

    private final int[] columns;
    private final double[] centre;
    private final double[] cells;
    private final Parallel parallel;

    private DenseCovariance(int[] columns, double[] centre, double[] cells, Parallel parallel) {
        this.columns = columns;
        this.centre = centre;
        this.cells = cells;
        this.parallel = parallel;
    }

    /**
     * @param sums co-vote sums of exactly the participants in question
     * @param slots slot of each statement
     * @param excluded zeroed statements, by column
     * @param participants number of participants, used with zero fill only
     */
    static DenseCovariance of(
            CoVotes sums, int[] slots, boolean[] excluded, int participants, Fill fill, Parallel parallel) {
        int[] columns = Covariance.columns(excluded);
        double[] centre = new double[slots.length];
        for (int j : columns) {
            int votes = fill == Fill.MEAN ? sums.both(slots[j], slots[j]) : participants;
            centre[j] = votes == 0 ? 0 : (double) sums.sum(slots[j], slots[j]) / votes;
        }
        int size = columns.length;
        int[] bySlot = bySlot(columns, slots);
        double[] cells = new double[Math.multiplyExact(size, size)];
        parallel.forEach(size, (long) size * size, i -> {
            // In the order in which the sums lie in memory; which of the two is called j is decided by the column, for
            // the last bit.
            for (int k = 0; k <= i; k++) {
                int row = Math.max(bySlot[i], bySlot[k]);
                int beside = Math.min(bySlot[i], bySlot[k]);
                int high = columns[row];
                int low = columns[beside];
                double covariance = fill == Fill.MEAN
                        ? sums.centredProduct(slots[high], slots[low], centre[high], centre[low])
                        : sums.product(slots[high], slots[low]) - participants * centre[high] * centre[low];
                cells[row * size + beside] = covariance;
                cells[beside * size + row] = covariance;
            }
        });
        return new DenseCovariance(columns, centre, cells, parallel);
    }

    /** Places in {@code columns} by ascending slot. */
    private static int[] bySlot(int[] columns, int[] slots) {
        long[] slotAndPlace = new long[columns.length];
        Arrays.setAll(slotAndPlace, i -> (long) slots[columns[i]] << 32 | i);
        Arrays.sort(slotAndPlace);
        int[] places = new int[columns.length];
        Arrays.setAll(places, i -> (int) slotAndPlace[i]);
        return places;
    }

    @Override
    public int[] columns() {
        return columns;
    }

    @Override
    public double[] centre() {
        return centre;
    }

    /** By columns of G, so that every sum runs over the rows in ascending order whatever the number of threads. */
    @Override
    public double[][] times(double[][] vectors) {
        int size = size();
        double[][] products = new double[vectors.length][size];
        int blocks = (size + BLOCK - 1) / BLOCK;
        parallel.forEach(blocks, (long) size * size * vectors.length, block -> {
            int from = block * BLOCK;
            int to = Math.min(size, from + BLOCK);
            for (int i = 0; i < size; i += ROWS) {
                for (int v = 0; v < vectors.length; v++) {
                    addRows(products[v], i, from, to, vectors[v]);
                }
            }
        });
        return products;
    }

    /** Adds the rows i to i + 3, each times its element of the vector, to columns {@code from} to {@code to}. */
    private void addRows(double[] into, int i, int from, int to, double[] vector) {
        int size = size();
        if (i + ROWS <= size) {
            int row0 = i * size;
            int row1 = row0 + size;
            int row2 = row1 + size;
            int row3 = row2 + size;
            double f0 = vector[i];
            double f1 = vector[i + 1];
            double f2 = vector[i + 2];
            double f3 = vector[i + 3];
            for (int j = from; j < to; j++) {
                into[j] +=
                        (f0 * cells[row0 + j] + f1 * cells[row1 + j]) + (f2 * cells[row2 + j] + f3 * cells[row3 + j]);
            }
        } else {
            for (int row = i; row < size; row++) {
                double factor = vector[row];
                for (int j = from; j < to; j++) {
                    into[j] += factor * cells[row * size + j];
                }
            }
        }
    }
}
