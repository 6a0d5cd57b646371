package nl.polder.clustering.robust.votes;

import java.util.Arrays;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.robust.numbers.RandomStream;

/**
 * An order of people and statements that survives renaming, reordering and flipping: colour refinement (Weisfeiler and
 * Leman 1968) on the graph of votes. A statement starts with its counts ({agree, disagree} without order, pass), a person with
 * their weight; then each takes the multiset of the colours across their votes, a vote being read as "with the majority of
 * the statement" or "against" it. Ties that remain are people with the same votes, whose order changes nothing.
 *
 * @param rows rows of the matrix in canonical order
 * @param columns columns of the matrix in canonical order
 */
record CanonicalOrder(int[] rows, int[] columns) {
    private static final int ROUNDS_MAX = 6;

    static CanonicalOrder of(VoteMatrix matrix, int[] rows, int[] columns, double[] weight) {
        long[] statement = new long[matrix.statements()];
        long[] person = new long[matrix.participants()];
        int[] balance = startColours(matrix, rows, columns, statement);
        for (int r : rows) {
            person[r] = Double.doubleToLongBits(weight[r]);
        }
        boolean[] used = new boolean[matrix.statements()];
        for (int c : columns) {
            used[c] = true;
        }
        int classes = 0;
        for (int round = 0; round < ROUNDS_MAX; round++) {
            refine(matrix, rows, used, balance, statement, person);
            int now = distinct(person, rows) + distinct(statement, columns);
            if (now == classes) {
                break;
            }
            classes = now;
        }
        return new CanonicalOrder(sorted(person, rows), sorted(statement, columns));
    }

    /** Sets the first colours of statements and returns agrees − disagrees of each. */
    private static int[] startColours(VoteMatrix matrix, int[] rows, int[] columns, long[] statement) {
        int[][] tally = new int[3][matrix.statements()];
        for (int r : rows) {
            for (int e = matrix.rowStart(r); e < matrix.rowEnd(r); e++) {
                tally[matrix.valueAt(e) + 1][matrix.statementAt(e)]++;
            }
        }
        int[] balance = new int[matrix.statements()];
        for (int c : columns) {
            balance[c] = tally[2][c] - tally[0][c];
            long more = Math.max(tally[0][c], tally[2][c]);
            long less = Math.min(tally[0][c], tally[2][c]);
            statement[c] = RandomStream.mix(RandomStream.mix(RandomStream.mix(more) + less) + tally[1][c]);
        }
        return balance;
    }

    private static void refine(
            VoteMatrix matrix, int[] rows, boolean[] used, int[] balance, long[] statement, long[] person) {
        for (int r : rows) {
            long sum = 0;
            for (int e = matrix.rowStart(r); e < matrix.rowEnd(r); e++) {
                int c = matrix.statementAt(e);
                sum += used[c] ? RandomStream.mix(statement[c] + answer(matrix.valueAt(e), balance[c])) : 0;
            }
            person[r] = RandomStream.mix(person[r] + RandomStream.mix(sum));
        }
        long[] sums = new long[statement.length];
        for (int r : rows) {
            for (int e = matrix.rowStart(r); e < matrix.rowEnd(r); e++) {
                int c = matrix.statementAt(e);
                sums[c] += RandomStream.mix(person[r] + answer(matrix.valueAt(e), balance[c]));
            }
        }
        for (int c = 0; c < statement.length; c++) {
            statement[c] = RandomStream.mix(statement[c] + RandomStream.mix(sums[c]));
        }
    }

    /** 0 pass, 1 with the majority, 2 against it, 3 either when agrees and disagrees are equal. */
    private static int answer(int value, int balance) {
        if (value == 0) {
            return 0;
        }
        if (balance == 0) {
            return 3;
        }
        return (value > 0) == (balance > 0) ? 1 : 2;
    }

    private static int distinct(long[] colour, int[] indexes) {
        return (int) Arrays.stream(indexes).mapToLong(i -> colour[i]).distinct().count();
    }

    private static int[] sorted(long[] colour, int[] indexes) {
        return Arrays.stream(indexes)
                .boxed()
                .sorted((a, b) -> Long.compare(colour[a], colour[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
