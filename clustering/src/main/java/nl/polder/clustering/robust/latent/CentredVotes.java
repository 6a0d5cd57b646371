package nl.polder.clustering.robust.latent;

import nl.polder.clustering.robust.numbers.Lanczos;
import nl.polder.clustering.robust.votes.VoteTable;

/**
 * Votes with the mean of their statement taken off and unseen votes filled with that mean, so that unseen is exactly 0:
 * X (n x C, stored by entry). The operator is XᵀDX with D the weights: the matrix of co-votes is never built.
 */
final class CentredVotes implements Lanczos.Operator {
    private final VoteTable table;
    private final double[] x;

    private CentredVotes(VoteTable table, double[] x) {
        this.table = table;
        this.x = x;
    }

    /** Centres the given votes (one per entry of the table) by the weighted mean of their statement. */
    static CentredVotes of(VoteTable table, byte[] votes) {
        double[] sum = new double[table.columns()];
        double[] weight = new double[table.columns()];
        for (int i = 0; i < table.rows(); i++) {
            double w = table.weight(i);
            for (int e = table.start(i); e < table.end(i); e++) {
                sum[table.column(e)] += w * votes[e];
                weight[table.column(e)] += w;
            }
        }
        for (int c = 0; c < sum.length; c++) {
            sum[c] = weight[c] > 0 ? sum[c] / weight[c] : 0;
        }
        double[] x = new double[table.votes()];
        for (int e = 0; e < x.length; e++) {
            x[e] = votes[e] - sum[table.column(e)];
        }
        return new CentredVotes(table, x);
    }

    static CentredVotes of(VoteTable table) {
        byte[] votes = new byte[table.votes()];
        for (int e = 0; e < votes.length; e++) {
            votes[e] = (byte) table.value(e);
        }
        return of(table, votes);
    }

    /** Sum of all eigenvalues: Σ ω x². */
    double trace() {
        double trace = 0;
        for (int i = 0; i < table.rows(); i++) {
            double sum = 0;
            for (int e = table.start(i); e < table.end(i); e++) {
                sum += x[e] * x[e];
            }
            trace += table.weight(i) * sum;
        }
        return trace;
    }

    /** Score of a person on a direction of C numbers: Σ over votes cast x · v. */
    double score(int row, double[] direction) {
        double sum = 0;
        for (int e = table.start(row); e < table.end(row); e++) {
            sum += x[e] * direction[table.column(e)];
        }
        return sum;
    }

    /** Centred vote of an entry. */
    double at(int entry) {
        return x[entry];
    }

    @Override
    public void apply(double[] in, double[] out) {
        java.util.Arrays.fill(out, 0);
        for (int i = 0; i < table.rows(); i++) {
            double sum = score(i, in) * table.weight(i);
            for (int e = table.start(i); e < table.end(i); e++) {
                out[table.column(e)] += sum * x[e];
            }
        }
    }
}
