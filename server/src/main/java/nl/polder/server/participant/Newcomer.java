package nl.polder.server.participant;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Who sends something: a credential's hash, and what to note if this makes them a participant.
 *
 * @param secretHash SHA-256 of the credential's secret, 32 bytes
 * @param mayJoin whether an unknown credential becomes a new participant
 * @param channel how they came
 * @param language of the page they saw
 * @param sourceTag of the link they followed, at most 40 characters
 */
public record Newcomer(
        Buffer secretHash, boolean mayJoin, Channel channel, Optional<String> language, Optional<String> sourceTag) {}
