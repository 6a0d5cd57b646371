package nl.polder.server.participation;

import java.util.Optional;
import nl.polder.server.vote.PassReason;
import nl.polder.server.vote.Vote;

/**
 * One vote as it was sent.
 *
 * @param key idempotency key; of a first vote it becomes the participant's secret
 * @param card the seal that came with the card
 */
public record Ballot(
        int statementId,
        Vote vote,
        PassReason passReason,
        boolean important,
        Optional<String> key,
        Optional<String> card) {

    public static final int KEY_LENGTH_MAX = 255;
}
