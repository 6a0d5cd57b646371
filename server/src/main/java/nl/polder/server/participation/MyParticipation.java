package nl.polder.server.participation;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.participant.Participant;
import nl.polder.server.participant.ParticipantStore;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.vote.CastVote;
import nl.polder.server.vote.VoteStore;

/** Looking back: one's own votes and statements. */
public final class MyParticipation {
    private final ParticipantStore participants;
    private final VoteStore votes;
    private final StatementStore statements;

    public MyParticipation(ParticipantStore participants, VoteStore votes, StatementStore statements) {
        this.participants = participants;
        this.votes = votes;
        this.statements = statements;
    }

    /** The participant behind a visitor; empty without a credential; fails with unknown-credential. */
    public Future<Optional<Participant>> participant(Visitor visitor) {
        if (visitor.credential().isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return participants
                .findBySecretHash(
                        visitor.conversation().id(), visitor.credential().get().secretHash())
                .map(found -> Optional.of(found.orElseThrow(Problems::unknownCredential)));
    }

    /** Nothing for somebody without a credential; fails with unknown-credential. */
    public Future<Mine> of(Visitor visitor) {
        return participant(visitor)
                .compose(found -> found.map(participant -> of(visitor.conversation(), participant))
                        .orElseGet(() -> Future.succeededFuture(Mine.NOTHING)));
    }

    private Future<Mine> of(Conversation conversation, Participant participant) {
        Future<List<CastVote>> cast = votes.listOfParticipant(conversation.id(), participant.id());
        Future<List<Statement>> all = statements.list(conversation.id());
        return Future.all(cast, all).map(both -> {
            Map<Integer, Statement> byId =
                    all.result().stream().collect(Collectors.toMap(Statement::id, Function.identity()));
            return new Mine(
                    cast.result().stream()
                            .map(vote -> new Mine.OwnVote(vote, Optional.ofNullable(byId.get(vote.statementId()))))
                            .toList(),
                    all.result().stream()
                            .filter(s -> s.author().isPresent() && s.author().getAsInt() == participant.id())
                            .toList());
        });
    }
}
