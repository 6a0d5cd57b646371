package nl.polder.server.analysis;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.polder.clustering.Analysis;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.robust.RobustResult;

/**
 * The votes of a conversation at one position of its log, and what the two modes of analysis made of them.
 *
 * @param position the log entries with a lower sequence are in it
 * @param visible statements that may be shown: not rejected, and accepted or voted on
 * @param unclearPasses per statement, passes with the reason "unclear to me"; absent = none
 * @param robust absent until it has run
 */
record AnalysedVotes(
        int conversationId,
        long position,
        VoteMatrix votes,
        Moderation moderation,
        SortedSet<Integer> visible,
        Map<Integer, Integer> unclearPasses,
        Analysis polis,
        Optional<RobustResult> robust) {

    AnalysedVotes {
        visible = Collections.unmodifiableSortedSet(new TreeSet<>(visible));
        unclearPasses = Map.copyOf(unclearPasses);
    }

    AnalysedVotes with(RobustResult judged) {
        return new AnalysedVotes(
                conversationId, position, votes, moderation, visible, unclearPasses, polis, Optional.of(judged));
    }
}
