package nl.polder.server.vote;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import nl.polder.server.participant.Newcomer;

/**
 * One thing to append to the log of votes.
 *
 * @param vote absent to withdraw the vote on this statement
 * @param key SHA-256 of the request's idempotency key, 32 bytes; absent = the ingest makes one, so that its own retries are safe
 */
public record Cast(
        int conversationId,
        Newcomer voter,
        int statementId,
        Optional<Vote> vote,
        VoteFlags flags,
        Optional<Buffer> key) {}
