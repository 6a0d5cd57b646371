package nl.polder.clustering;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;

/** Counts votes per statement: of everybody, of each base cluster, of each group. Always the votes as cast, moderated or not. */
final class Tallies {
    private Tallies() {}

    /** Of everybody, from the co-vote sums. */
    static List<Tally> ofAll(CoVotes sums, int[] slots) {
        List<Tally> tallies = new ArrayList<>(slots.length);
        for (int slot : slots) {
            tallies.add(sums.tally(slot));
        }
        return tallies;
    }

    /** Of everybody, by a pass over the votes. */
    static List<Tally> ofAll(VoteMatrix votes, Weights weights) {
        double[] counts = new double[3 * votes.statements()];
        for (int row = 0; row < votes.participants(); row++) {
            addRow(votes, row, weights.of(row), counts);
        }
        return asTallies(counts);
    }

    /** Of the members of each base cluster. */
    static List<List<Tally>> ofBases(VoteMatrix votes, BaseClusters base, Weights weights, Parallel parallel) {
        int[][] rows = rowsOfBases(base);
        List<List<Tally>> tallies = new ArrayList<>(Collections.nCopies(rows.length, List.of()));
        parallel.forEach(rows.length, votes.votes(), b -> {
            double[] counts = new double[3 * votes.statements()];
            for (int row : rows[b]) {
                addRow(votes, row, weights.of(row), counts);
            }
            tallies.set(b, asTallies(counts));
        });
        return tallies;
    }

    private static int[][] rowsOfBases(BaseClusters base) {
        int[] sizes = new int[base.clusters().size()];
        for (int b : base.baseOfRow()) {
            if (b >= 0) {
                sizes[b]++;
            }
        }
        int[][] rows = new int[sizes.length][];
        Arrays.setAll(rows, b -> new int[sizes[b]]);
        Arrays.fill(sizes, 0);
        for (int row = 0; row < base.baseOfRow().length; row++) {
            int b = base.baseOfRow()[row];
            if (b >= 0) {
                rows[b][sizes[b]++] = row;
            }
        }
        return rows;
    }

    /** Three counts a statement: disagrees, passes, agrees. */
    private static void addRow(VoteMatrix votes, int row, double weight, double[] counts) {
        for (int i = votes.rowStart(row); i < votes.rowEnd(row); i++) {
            counts[3 * votes.statementAt(i) + votes.valueAt(i) + 1] += weight;
        }
    }

    private static List<Tally> asTallies(double[] counts) {
        return new Counted(counts);
    }

    /** Sum of some lists of tallies, column by column; {@code statements} zeros for none. */
    static List<Tally> sum(List<List<Tally>> parts, int statements) {
        double[] counts = new double[3 * statements];
        for (List<Tally> part : parts) {
            if (part instanceof Counted counted) {
                Vectors.addScaled(counts, counted.counts, 1);
            } else {
                throw new IllegalArgumentException("only tallies counted here can be summed");
            }
        }
        return asTallies(counts);
    }

    /** Tallies as three numbers a statement (disagrees, passes, agrees): 24 bytes instead of an object each. Unmodifiable. */
    private static final class Counted extends AbstractList<Tally> implements RandomAccess {
        private final double[] counts;

        Counted(double[] counts) {
            this.counts = counts;
        }

        @Override
        public Tally get(int column) {
            double disagrees = counts[3 * column];
            double passes = counts[3 * column + 1];
            double agrees = counts[3 * column + 2];
            return disagrees + passes + agrees == 0
                    ? Tally.NONE
                    : new Tally(agrees, disagrees, agrees + disagrees + passes);
        }

        @Override
        public int size() {
            return counts.length / 3;
        }
    }
}
