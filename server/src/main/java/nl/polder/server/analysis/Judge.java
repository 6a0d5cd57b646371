package nl.polder.server.analysis;

import java.util.HashMap;
import java.util.Map;
import nl.polder.clustering.Grouping;
import nl.polder.clustering.robust.RobustAnalyser;
import nl.polder.clustering.robust.RobustOptions;
import nl.polder.clustering.robust.RobustResult;

/** Runs mode {@code robust} on the votes of a version, with the groups of mode {@code polis} as segments. */
final class Judge {
    private Judge() {}

    /**
     * Seconds to minutes of arithmetic: on the robust thread.
     *
     * @param segments the k whose groups are read as segments; 0 = none
     */
    static RobustResult judge(AnalysedVotes run, int segments) {
        RobustOptions options = RobustOptions.withSeed(LiveState.SEED)
                .withSmallestCell(Cells.SMALLEST)
                .withSegments(segmentOfParticipants(run, segments));
        return RobustAnalyser.analyse(run.votes(), run.moderation(), options);
    }

    private static Map<Integer, Integer> segmentOfParticipants(AnalysedVotes run, int k) {
        Map<Integer, Integer> segments = new HashMap<>();
        run.polis().findGrouping(k).ifPresent((Grouping grouping) -> {
            int[] groups = run.polis().people().groupOfRows(grouping);
            for (int row = 0; row < groups.length; row++) {
                if (groups[row] >= 0) {
                    segments.put(run.votes().participantId(row), groups[row]);
                }
            }
        });
        return segments;
    }
}
