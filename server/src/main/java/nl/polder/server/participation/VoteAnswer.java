package nl.polder.server.participation;

import nl.polder.server.participant.Credential;
import nl.polder.server.vote.CastOutcome;

/** The answer to a vote or an undo. */
public sealed interface VoteAnswer {
    /**
     * Durably saved.
     *
     * @param leaf 64 hexadecimal digits
     * @param credential to hand to the visitor if it was made by this request (carrier JOIN)
     */
    record Saved(long sequence, String leaf, Credential credential, NextCard next) implements VoteAnswer {}

    /** Not saved, for this reason, which is never {@code Accepted}. */
    record Refused(CastOutcome reason) implements VoteAnswer {}
}
