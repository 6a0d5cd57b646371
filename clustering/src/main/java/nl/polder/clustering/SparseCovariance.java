package nl.polder.clustering;

import java.util.Arrays;

/**
 * {@code Gq = Xᵀ(w ∘ (Xq))} by a pass over the votes, never forming G: for very many statements, or with a weight w for each
 * participant. With mean fill an unseen vote is 0 after centring and costs nothing; with zero fill it is −c_j for everybody,
 * which is taken out of the sum once.
 */
final class SparseCovariance implements Covariance {
    /** Chunks summed at one time; bounds the memory for partial sums. */
    private static final int WAVE = 16;

    /** Stands for "excluded" among the places in a vector. */
    private static final int NOWHERE = -1;

    private final VoteMatrix votes;
    private final int[] columns;
    /** Place of each column in a vector. */
    private final int[] place;

    private final Weights weights;
    private final Fill fill;
    private final Parallel parallel;
    private final double[] centre;

    private SparseCovariance(
            VoteMatrix votes, int[] columns, Weights weights, Fill fill, Parallel parallel, double[] centre) {
        this.votes = votes;
        this.columns = columns;
        this.place = new int[centre.length];
        Arrays.fill(place, NOWHERE);
        for (int i = 0; i < columns.length; i++) {
            place[columns[i]] = i;
        }
        this.weights = weights;
        this.fill = fill;
        this.parallel = parallel;
        this.centre = centre;
    }

    static SparseCovariance of(VoteMatrix votes, boolean[] excluded, Weights weights, Fill fill, Parallel parallel) {
        double[] sum = new double[votes.statements()];
        double[] count = new double[votes.statements()];
        double everybody = 0;
        for (int row = 0; row < votes.participants(); row++) {
            double weight = weights.of(row);
            everybody += weight;
            for (int i = votes.rowStart(row); i < votes.rowEnd(row); i++) {
                sum[votes.statementAt(i)] += weight * votes.valueAt(i);
                count[votes.statementAt(i)] += weight;
            }
        }
        for (int c = 0; c < sum.length; c++) {
            double divisor = fill == Fill.MEAN ? count[c] : everybody;
            sum[c] = excluded[c] || divisor == 0 ? 0 : sum[c] / divisor;
        }
        return new SparseCovariance(votes, Covariance.columns(excluded), weights, fill, parallel, sum);
    }

    @Override
    public int[] columns() {
        return columns;
    }

    @Override
    public double[] centre() {
        return centre;
    }

    @Override
    public double[][] times(double[][] vectors) {
        double[] offsets = new double[vectors.length];
        for (int v = 0; v < vectors.length && fill == Fill.ZERO; v++) {
            offsets[v] = alongCentre(vectors[v]);
        }
        double[][] products = new double[vectors.length][size()];
        int chunks = Parallel.chunks(votes.participants());
        for (int first = 0; first < chunks; first += WAVE) {
            int from = first;
            double[][][] partial = new double[Math.min(WAVE, chunks - first)][][];
            parallel.forEach(partial.length, p -> partial[p] = chunk(from + p, vectors, offsets));
            for (double[][] part : partial) {
                for (int v = 0; v < vectors.length; v++) {
                    addTo(products[v], part[v]);
                }
            }
        }
        return products;
    }

    private double[][] chunk(int chunk, double[][] vectors, double[] offsets) {
        double[][] sums = new double[vectors.length][size()];
        double[] spread = new double[vectors.length];
        int end = Parallel.chunkEnd(chunk, votes.participants());
        for (int row = Parallel.chunkStart(chunk); row < end; row++) {
            for (int v = 0; v < vectors.length; v++) {
                double position = weights.of(row) * (along(row, vectors[v]) - offsets[v]);
                spread[v] += position;
                addRow(row, position, sums[v]);
            }
        }
        for (int v = 0; v < vectors.length && fill == Fill.ZERO; v++) {
            for (int i = 0; i < columns.length; i++) {
                sums[v][i] -= centre[columns[i]] * spread[v];
            }
        }
        return sums;
    }

    private double along(int row, double[] vector) {
        double sum = 0;
        for (int i = votes.rowStart(row); i < votes.rowEnd(row); i++) {
            int column = votes.statementAt(i);
            int at = place[column];
            sum += at == NOWHERE ? 0 : (votes.valueAt(i) - shift(column)) * vector[at];
        }
        return sum;
    }

    private void addRow(int row, double position, double[] into) {
        for (int i = votes.rowStart(row); i < votes.rowEnd(row); i++) {
            int column = votes.statementAt(i);
            if (place[column] != NOWHERE) {
                into[place[column]] += (votes.valueAt(i) - shift(column)) * position;
            }
        }
    }

    private double shift(int column) {
        return fill == Fill.MEAN ? centre[column] : 0;
    }

    private double alongCentre(double[] vector) {
        double sum = 0;
        for (int i = 0; i < columns.length; i++) {
            sum += centre[columns[i]] * vector[i];
        }
        return sum;
    }

    private static void addTo(double[] into, double[] more) {
        for (int i = 0; i < into.length; i++) {
            into[i] += more[i];
        }
    }
}
