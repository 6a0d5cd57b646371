package nl.polder.server.participation;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.polder.server.abuse.Limit;
import nl.polder.server.abuse.Limits;
import nl.polder.server.nextstatement.CardSeal;
import nl.polder.server.participant.Credential;
import nl.polder.server.participant.Credentials;
import nl.polder.server.participant.Digests;
import nl.polder.server.participant.Newcomer;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.vote.Cast;
import nl.polder.server.vote.CastOutcome;
import nl.polder.server.vote.PassReason;
import nl.polder.server.vote.VoteFlags;
import nl.polder.server.vote.VoteIngest;

/**
 * Casting and withdrawing a vote: limit, credential, seal, ingest, next card. On the hot path, so Futures: a page may await them.
 */
public final class Voting {
    private final VoteIngest ingest;
    private final Cards cards;
    private final CardSeal seals;
    private final Credentials credentials;
    private final Limits limits;

    public Voting(VoteIngest ingest, Cards cards, CardSeal seals, Credentials credentials, Limits limits) {
        this.ingest = ingest;
        this.cards = cards;
        this.seals = seals;
        this.credentials = credentials;
        this.limits = limits;
    }

    /**
     * Casts a vote; the first one makes the visitor a participant.
     *
     * @return fails with not-saved when it is not known whether the vote was saved
     * @throws nl.polder.server.platform.http.ProblemException too-many-requests, weak-idempotency-key
     */
    public Future<VoteAnswer> cast(Visitor visitor, Ballot ballot) {
        boolean joins = visitor.credential().isEmpty();
        Credential credential = visitor.credential()
                .orElseGet(() ->
                        credentials.join(visitor.conversation(), ballot.key().orElseGet(cards::newKey)));
        Buffer secretHash = credential.secretHash();
        if (joins) {
            limits.count(Limit.NEWCOMER, visitor.network());
        }
        limits.count(Limit.VOTE, secretHash);
        boolean served = ballot.card()
                .map(seal ->
                        seals.served(seal, secretHash, visitor.conversation().id(), ballot.statementId()))
                .orElse(false);
        var flags = new VoteFlags(ballot.passReason(), ballot.important(), visitor.channel(), served, false);
        return send(
                visitor,
                credential,
                new Cast(
                        visitor.conversation().id(),
                        newcomer(visitor, secretHash, joins),
                        ballot.statementId(),
                        Optional.of(ballot.vote()),
                        flags,
                        ballot.key().map(key -> Digests.sha256(key.getBytes(StandardCharsets.UTF_8)))));
    }

    /**
     * Withdraws a vote; the card returns.
     *
     * @return fails with not-saved when it is not known whether it was withdrawn
     * @throws nl.polder.server.platform.http.ProblemException credential-needed, too-many-requests
     */
    public Future<VoteAnswer> undo(Visitor visitor, int statementId) {
        Credential credential = visitor.credential().orElseThrow(Problems::credentialNeeded);
        Buffer secretHash = credential.secretHash();
        limits.count(Limit.VOTE, secretHash);
        var flags = new VoteFlags(PassReason.NONE, false, visitor.channel(), false, false);
        return send(
                visitor,
                credential,
                new Cast(
                        visitor.conversation().id(),
                        newcomer(visitor, secretHash, false),
                        statementId,
                        Optional.empty(),
                        flags,
                        Optional.empty()));
    }

    private Future<VoteAnswer> send(Visitor visitor, Credential credential, Cast cast) {
        return ingest.offer(cast)
                .recover(broken -> Future.failedFuture(Problems.notSaved()))
                .compose(outcome -> answer(visitor, credential, outcome));
    }

    private Future<VoteAnswer> answer(Visitor visitor, Credential credential, CastOutcome outcome) {
        if (!(outcome instanceof CastOutcome.Accepted saved)) {
            return Future.succeededFuture(new VoteAnswer.Refused(outcome));
        }
        return cards.after(visitor, credential.secretHash(), saved.voted(), Optional.empty())
                .map(next -> new VoteAnswer.Saved(saved.sequence(), saved.leaf(), credential, next));
    }

    static Newcomer newcomer(Visitor visitor, Buffer secretHash, boolean mayJoin) {
        return new Newcomer(
                secretHash, mayJoin, visitor.channel(), Optional.of(visitor.language()), visitor.sourceTag());
    }
}
