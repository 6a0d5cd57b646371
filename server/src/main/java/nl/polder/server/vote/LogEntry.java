package nl.polder.server.vote;

import java.time.Instant;
import java.util.List;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.Origin;

/** One event of a conversation's log. Sequences count from 0 without a gap. */
public sealed interface LogEntry {
    long sequence();

    record VoteCast(
            long sequence, Instant at, int participantId, int statementId, int revision, Vote vote, VoteFlags flags)
            implements LogEntry {}

    /** The participant has no vote on this statement any more. */
    record VoteWithdrawn(long sequence, Instant at, int participantId, int statementId) implements LogEntry {}

    record StatementAdded(long sequence, Instant at, int statementId, int revision, Origin origin)
            implements LogEntry {}

    record StatementModerated(long sequence, Instant at, int statementId, Moderation moderation, boolean meta)
            implements LogEntry {}

    record StateChanged(long sequence, Instant at, ConversationState state) implements LogEntry {}

    record ParticipantSuspected(long sequence, Instant at, int participantId, boolean suspected) implements LogEntry {}

    /** @param sequences the events whose content is gone, ascending: whoever counted their votes takes them out again */
    record ParticipantErased(long sequence, Instant at, List<Long> sequences) implements LogEntry {
        public ParticipantErased {
            sequences = List.copyOf(sequences);
        }
    }

    /** @param tier 2 when the rows of participants were released, 1 when the release was withdrawn */
    record RowsReleased(long sequence, Instant at, int tier) implements LogEntry {}

    /** An event that was erased since: only its place is left. */
    record Erased(long sequence) implements LogEntry {}
}
