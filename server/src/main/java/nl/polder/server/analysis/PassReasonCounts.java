package nl.polder.server.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.polder.server.analysis.AnalysedVotes.PassReasons;
import nl.polder.server.vote.PassReason;

/** Why people passed, counted by statement with every vote that comes in, so that an analysis need not go through all of them. */
final class PassReasonCounts {
    /** Of passes that gave a reason, by participant and statement. */
    private final Map<Long, PassReason> reasons = new HashMap<>();

    private final Map<Integer, PassReasons> counts = new HashMap<>();

    /** What the participant's last vote on the statement says; {@code NONE} for one that is no pass, says nothing or was withdrawn. */
    void set(int participantId, int statementId, PassReason reason) {
        long pair = (long) participantId << 32 | statementId;
        PassReason before = reason == PassReason.NONE ? reasons.remove(pair) : reasons.put(pair, reason);
        add(statementId, before == null ? PassReason.NONE : before, -1);
        add(statementId, reason, 1);
    }

    void forget(int participantId) {
        List<Long> pairs = reasons.keySet().stream()
                .filter(pair -> (int) (pair >> 32) == participantId)
                .toList();
        pairs.forEach(pair -> set(participantId, (int) (long) pair, PassReason.NONE));
    }

    private void add(int statementId, PassReason reason, int sign) {
        if (reason != PassReason.NONE) {
            PassReasons difference = new PassReasons(sign, reason == PassReason.UNCLEAR ? sign : 0);
            PassReasons sum = counts.getOrDefault(statementId, PassReasons.NONE).plus(difference);
            if (sum.equals(PassReasons.NONE)) {
                counts.remove(statementId);
            } else {
                counts.put(statementId, sum);
            }
        }
    }

    /** By statement, those with at least one; a copy. */
    Map<Integer, PassReasons> byStatement() {
        return Map.copyOf(counts);
    }
}
