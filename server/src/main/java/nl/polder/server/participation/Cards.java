package nl.polder.server.participation;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.nextstatement.CardSeal;
import nl.polder.server.nextstatement.NextStatements;
import nl.polder.server.participant.Credential;
import nl.polder.server.participant.Credentials;
import nl.polder.server.participant.Participant;
import nl.polder.server.participant.ParticipantStore;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.statement.Statement;
import nl.polder.server.vote.CastVote;
import nl.polder.server.vote.VoteStore;

/** The card to show next. On the hot path, so Futures. */
public final class Cards {
    private static final int JOIN_KEY_BYTES = 24;

    private final ParticipantStore participants;
    private final VoteStore votes;
    private final NextStatements next;
    private final CardSeal seals;
    private final Credentials credentials;
    private final SecureRandom random;

    public Cards(
            ParticipantStore participants,
            VoteStore votes,
            NextStatements next,
            CardSeal seals,
            Credentials credentials,
            SecureRandom random) {
        this.participants = participants;
        this.votes = votes;
        this.next = next;
        this.seals = seals;
        this.credentials = credentials;
        this.random = random;
    }

    /** @return fails with unknown-credential when the visitor has one of nobody here */
    public Future<NextCard> next(Visitor visitor) {
        if (visitor.credential().isEmpty()) {
            String joinKey = newKey();
            Credential toBe = credentials.join(visitor.conversation(), joinKey);
            return after(visitor, toBe.secretHash(), Set.of(), Optional.of(joinKey));
        }
        Buffer secretHash = visitor.credential().get().secretHash();
        return voted(visitor.conversation(), secretHash)
                .compose(voted -> after(visitor, secretHash, voted, Optional.empty()));
    }

    /** The card of a statement that the visitor asks for: one whose vote they withdrew, or one like what they wrote. */
    public Future<NextCard> of(Visitor visitor, Statement statement) {
        Optional<String> joinKey = visitor.credential().isEmpty() ? Optional.of(newKey()) : Optional.empty();
        Buffer secretHash = visitor.credential()
                .orElseGet(() -> credentials.join(visitor.conversation(), joinKey.orElseThrow()))
                .secretHash();
        return progress(visitor)
                .map(so -> new NextCard(
                        Optional.of(card(visitor, statement, secretHash)),
                        so.remaining(),
                        so.voted(),
                        so.resultsAfter(),
                        joinKey));
    }

    /** 192 random bits: an idempotency key for a form or a program. */
    public String newKey() {
        byte[] key = new byte[JOIN_KEY_BYTES];
        random.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** How far a participant is, without drawing a card. */
    public Future<NextCard> progress(Visitor visitor) {
        Future<Set<Integer>> voted = visitor.credential().isEmpty()
                ? Future.succeededFuture(Set.of())
                : voted(visitor.conversation(), visitor.credential().get().secretHash());
        return voted.compose(ids -> next.count(visitor.conversation(), ids)
                .map(drawn -> nextCard(visitor, drawn, Optional.empty(), Optional.empty())));
    }

    Future<NextCard> after(Visitor visitor, Buffer secretHash, Set<Integer> voted, Optional<String> joinKey) {
        Conversation conversation = visitor.conversation();
        return next.draw(conversation, voted)
                .map(drawn -> nextCard(
                        visitor,
                        drawn,
                        drawn.statement().map(statement -> card(visitor, statement, secretHash)),
                        joinKey));
    }

    private static NextCard nextCard(
            Visitor visitor, NextStatements.Drawn drawn, Optional<Card> card, Optional<String> joinKey) {
        int resultsAfter = Math.min(visitor.conversation().settings().resultsVotesMin(), drawn.votable());
        return new NextCard(card, drawn.remaining(), drawn.votable() - drawn.remaining(), resultsAfter, joinKey);
    }

    private Card card(Visitor visitor, Statement statement, Buffer secretHash) {
        return new Card(
                statement.id(),
                statement.text(visitor.language()),
                statement.languageOf(visitor.language()),
                statement.text(),
                statement.language(),
                statement.origin(),
                seals.seal(secretHash, statement.conversationId(), statement.id()));
    }

    private Future<Set<Integer>> voted(Conversation conversation, Buffer secretHash) {
        return participants.findBySecretHash(conversation.id(), secretHash).compose(found -> {
            Participant participant = found.orElseThrow(Problems::unknownCredential);
            return votes.listOfParticipant(conversation.id(), participant.id())
                    .map(cast -> cast.stream().map(CastVote::statementId).collect(Collectors.toUnmodifiableSet()));
        });
    }
}
