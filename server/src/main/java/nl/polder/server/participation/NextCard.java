package nl.polder.server.participation;

import java.util.Optional;

/**
 * What comes next for a participant.
 *
 * @param card absent when none is left
 * @param remaining cards without a vote, this one included
 * @param voted votable statements that have their vote
 * @param resultsAfter how many own votes open the live results
 * @param joinKey for somebody without a credential: the idempotency key that their first vote should have
 */
public record NextCard(Optional<Card> card, int remaining, int voted, int resultsAfter, Optional<String> joinKey) {
    public boolean resultsOpen() {
        return voted >= resultsAfter;
    }
}
