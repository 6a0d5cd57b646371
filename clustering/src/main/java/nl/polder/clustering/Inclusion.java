package nl.polder.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Who has voted enough to be placed in a group (polis-math section 4): at least min(7, C) votes, votes on excluded statements included;
 * topped up to 15 participants by those with the most votes, in row order on ties. Who was in stays in.
 */
final class Inclusion {
    private static final int VOTES_MIN = 7;
    private static final int PARTICIPANTS_MIN = 15;

    private Inclusion() {}

    /** By row; {@code previous} holds participant ids, empty when cold. */
    static boolean[] of(VoteMatrix votes, Set<Integer> previous) {
        int threshold = Math.min(VOTES_MIN, votes.statements());
        boolean[] included = new boolean[votes.participants()];
        for (int row = 0; row < included.length; row++) {
            included[row] = votes.rowSize(row) >= threshold
                    || (!previous.isEmpty() && previous.contains(votes.participantId(row)));
        }
        int missing = PARTICIPANTS_MIN - Projection.count(included);
        if (missing > 0) {
            IntStream.range(0, included.length)
                    .filter(row -> !included[row])
                    .boxed()
                    .sorted(Comparator.comparingInt(row -> -votes.rowSize(row)))
                    .limit(missing)
                    .toList()
                    .forEach(row -> included[row] = true);
        }
        return included;
    }

    /** Exactly these participants. */
    static boolean[] given(VoteMatrix votes, Set<Integer> participantIds) {
        boolean[] included = new boolean[votes.participants()];
        for (int row = 0; row < included.length; row++) {
            included[row] = participantIds.contains(votes.participantId(row));
        }
        return included;
    }

    /** Rows of those included, ascending. */
    static int[] rows(boolean[] included) {
        int[] rows = new int[included.length];
        int count = 0;
        for (int row = 0; row < included.length; row++) {
            rows[count] = row;
            count += included[row] ? 1 : 0;
        }
        return Arrays.copyOf(rows, count);
    }
}
