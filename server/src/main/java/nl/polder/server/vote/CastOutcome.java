package nl.polder.server.vote;

import java.time.Duration;
import java.util.Set;

/** What became of a vote or an undo. Anything that broke on the way is a failed future instead: then it may be in the log. */
public sealed interface CastOutcome {
    /**
     * It is in the log, durably.
     *
     * @param leaf 64 hexadecimal digits
     * @param voted every statement this participant has a vote on now
     * @param repeated the same key came before; sequence and leaf are those of the first time
     */
    record Accepted(int participantId, long sequence, String leaf, Set<Integer> voted, boolean repeated)
            implements CastOutcome {}

    /** The key was used for another vote of this participant. */
    record KeyReused() implements CastOutcome {}

    record NoSuchConversation() implements CastOutcome {}

    record ConversationNotOpen() implements CastOutcome {}

    record NoSuchStatement() implements CastOutcome {}

    record StatementRejected() implements CastOutcome {}

    record StatementUnreviewed() implements CastOutcome {}

    record UnknownCredential() implements CastOutcome {}

    record NothingToUndo() implements CastOutcome {}

    /** Not taken in: too many are waiting. */
    record Overloaded(Duration retryAfter) implements CastOutcome {}
}
