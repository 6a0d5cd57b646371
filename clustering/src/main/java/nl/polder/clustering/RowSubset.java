package nl.polder.clustering;

import java.util.Set;
import java.util.stream.IntStream;

/** The matrix as it would be if only some participants had voted: their rows in the same order, only statements they voted on. */
final class RowSubset {
    private RowSubset() {}

    static VoteMatrix of(VoteMatrix votes, Set<Integer> participantIds) {
        int[] rows = IntStream.range(0, votes.participants())
                .filter(row -> participantIds.contains(votes.participantId(row)))
                .toArray();
        boolean[] voted = new boolean[votes.statements()];
        for (int row : rows) {
            for (int i = votes.rowStart(row); i < votes.rowEnd(row); i++) {
                voted[votes.statementAt(i)] = true;
            }
        }
        int[] columns = IntStream.range(0, voted.length).filter(c -> voted[c]).toArray();
        return votes.select(rows, columns);
    }
}
