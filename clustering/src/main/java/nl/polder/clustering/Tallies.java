package nl.polder.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

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
        parallel.forEach(rows.length, b -> {
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
        Tally[] tallies = new Tally[counts.length / 3];
        for (int c = 0; c < tallies.length; c++) {
            double disagrees = counts[3 * c];
            double passes = counts[3 * c + 1];
            double agrees = counts[3 * c + 2];
            tallies[c] = disagrees + passes + agrees == 0
                    ? Tally.NONE
                    : new Tally(agrees, disagrees, agrees + disagrees + passes);
        }
        return List.of(tallies);
    }

    /** Sum of some lists of tallies, column by column; {@code statements} zeros for none. */
    static List<Tally> sum(List<List<Tally>> parts, int statements) {
        double[] counts = new double[3 * statements];
        for (List<Tally> part : parts) {
            for (int c = 0; c < statements; c++) {
                counts[3 * c] += part.get(c).disagrees();
                counts[3 * c + 1] += part.get(c).passes();
                counts[3 * c + 2] += part.get(c).agrees();
            }
        }
        return asTallies(counts);
    }
}
