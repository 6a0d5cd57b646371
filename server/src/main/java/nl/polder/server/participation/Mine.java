package nl.polder.server.participation;

import java.util.List;
import java.util.Optional;
import nl.polder.server.statement.Statement;
import nl.polder.server.vote.CastVote;

/**
 * What a participant did in a conversation.
 *
 * @param votes newest first
 * @param statements their own, by id, whatever was decided about them
 */
public record Mine(List<OwnVote> votes, List<Statement> statements) {
    /** @param statement absent when its text was withdrawn */
    public record OwnVote(CastVote vote, Optional<Statement> statement) {}

    static final Mine NOTHING = new Mine(List.of(), List.of());

    public Mine {
        votes = List.copyOf(votes);
        statements = List.copyOf(statements);
    }
}
