package nl.polder.clustering;

/**
 * {@code G = XᵀX} as C x C numbers, from the co-vote sums without touching the votes:
 *
 * <pre>  G_jk = P_jk − c_k·S_j|k − c_j·S_k|j + c_j c_k N_jk </pre>
 *
 * with c the mean votes; with zero fill {@code G_jk = P_jk − n c_j c_k}, n all participants. Rows and columns of excluded
 * statements are 0: moderation is a mask, not an update of the sums.
 */
final class DenseCovariance implements Covariance {
    /** Columns of G that one task multiplies. */
    private static final int BLOCK = 128;

    /** Rows of G added in one go, so that each partial sum is loaded and stored less often. */
    private static final int ROWS = 4;

    private final double[] centre;
    private final double[] cells;
    private final Parallel parallel;

    private DenseCovariance(double[] centre, double[] cells, Parallel parallel) {
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
        int size = slots.length;
        double[] centre = new double[size];
        for (int j = 0; j < size; j++) {
            int votes = fill == Fill.MEAN ? sums.both(slots[j], slots[j]) : participants;
            centre[j] = excluded[j] || votes == 0 ? 0 : (double) sums.sum(slots[j], slots[j]) / votes;
        }
        double[] cells = new double[Math.multiplyExact(size, size)];
        parallel.forEach(size, j -> {
            for (int k = 0; k <= j && !excluded[j]; k++) {
                if (!excluded[k]) {
                    double covariance = fill == Fill.MEAN
                            ? meanFilled(sums, slots[j], slots[k], centre[j], centre[k])
                            : sums.product(slots[j], slots[k]) - participants * centre[j] * centre[k];
                    cells[j * size + k] = covariance;
                    cells[k * size + j] = covariance;
                }
            }
        });
        return new DenseCovariance(centre, cells, parallel);
    }

    private static double meanFilled(CoVotes sums, int j, int k, double meanJ, double meanK) {
        return sums.product(j, k) - meanK * sums.sum(j, k) - meanJ * sums.sum(k, j) + meanJ * meanK * sums.both(j, k);
    }

    @Override
    public int size() {
        return centre.length;
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
        parallel.forEach((size + BLOCK - 1) / BLOCK, block -> {
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
