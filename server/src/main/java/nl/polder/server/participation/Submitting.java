package nl.polder.server.participation;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.polder.server.abuse.Limit;
import nl.polder.server.abuse.Limits;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.nextstatement.NextStatements;
import nl.polder.server.participant.Credential;
import nl.polder.server.participant.Credentials;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.statement.AddOutcome;
import nl.polder.server.statement.NewStatement;
import nl.polder.server.statement.Origin;
import nl.polder.server.statement.PersonalData;
import nl.polder.server.statement.PlainText;
import nl.polder.server.statement.Similarity;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.StatementStore;

/**
 * Adding a statement: checked, compared with what is there, then appended to the log. Its author counts as agreeing from the
 * moment it can be voted on.
 */
public final class Submitting {
    private final Db db;
    private final StatementStore statements;
    private final NextStatements next;
    private final Credentials credentials;
    private final Cards cards;
    private final Limits limits;
    private final Clock clock;

    public Submitting(
            Db db,
            StatementStore statements,
            NextStatements next,
            Credentials credentials,
            Cards cards,
            Limits limits,
            Clock clock) {
        this.db = db;
        this.statements = statements;
        this.next = next;
        this.credentials = credentials;
        this.cards = cards;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * @return fails with not-saved when it is not known whether the statement was saved
     * @throws nl.polder.server.platform.http.ProblemException too-many-requests, weak-idempotency-key
     */
    public Future<SubmitAnswer> submit(Visitor visitor, Submission submission) {
        Conversation conversation = visitor.conversation();
        String text = normal(submission.text());
        int length = text.codePointCount(0, text.length());
        int lengthMax = conversation.settings().statementLengthMax();
        if (length == 0) {
            return Future.succeededFuture(new SubmitAnswer.Empty());
        }
        if (length > lengthMax) {
            return Future.succeededFuture(new SubmitAnswer.TooLong(length, lengthMax));
        }
        if (!conversation.acceptsStatements(clock.instant())) {
            return Future.succeededFuture(new SubmitAnswer.WritingClosed());
        }
        List<PersonalData> personal = PersonalData.in(text);
        if (!personal.isEmpty() && !submission.acknowledged().contains(Submission.PERSONAL)) {
            return Future.succeededFuture(new SubmitAnswer.HoldsPersonalData(personal));
        }
        return statements.list(conversation.id()).compose(all -> {
            List<Statement> similar = Similarity.similar(
                    text,
                    all.stream()
                            .filter(s -> s.votable(conversation.settings().moderationMode()))
                            .toList());
            boolean same = similar.stream().anyMatch(s -> s.texts().containsValue(text));
            return similar.isEmpty() || same || submission.acknowledged().contains(Submission.SIMILAR)
                    ? append(visitor, submission, text)
                    : Future.succeededFuture(new SubmitAnswer.LooksLike(similar));
        });
    }

    /** NFC, runs of white space as one blank, none at the ends: what is counted, hashed and shown. */
    static String normal(String typed) {
        return PlainText.of(typed);
    }

    private Future<SubmitAnswer> append(Visitor visitor, Submission submission, String text) {
        Conversation conversation = visitor.conversation();
        boolean joins = visitor.credential().isEmpty();
        Credential credential = visitor.credential()
                .orElseGet(() -> credentials.join(conversation, submission.key().orElseGet(cards::newKey)));
        if (joins) {
            limits.count(Limit.NEWCOMER, visitor.network());
        }
        limits.count(Limit.STATEMENT, credential.secretHash());
        var added = new NewStatement(
                conversation.id(),
                Optional.of(Voting.newcomer(visitor, credential.secretHash(), joins)),
                Origin.PARTICIPANT,
                submission.language(),
                text,
                Optional.empty());
        return statements
                .append(db.client(), added)
                .recover(broken -> Future.failedFuture(Problems.notSaved()))
                .map(outcome -> answer(conversation, credential, text, outcome));
    }

    private SubmitAnswer answer(Conversation conversation, Credential credential, String text, AddOutcome outcome) {
        next.forget(conversation.id());
        return switch (outcome) {
            case AddOutcome.Added added -> new SubmitAnswer.Saved(added.statementId(), added.moderation(), credential);
            case AddOutcome.SentBefore before ->
                new SubmitAnswer.Saved(before.statementId(), before.moderation(), credential);
            case AddOutcome.SameTextExists same -> new SubmitAnswer.SameStatement(same.statementId());
            case AddOutcome.WritingClosed closed -> new SubmitAnswer.WritingClosed();
            case AddOutcome.TooLong tooLong ->
                new SubmitAnswer.TooLong(
                        text.codePointCount(0, text.length()),
                        conversation.settings().statementLengthMax());
            case AddOutcome.UnknownCredential unknown -> new SubmitAnswer.UnknownCredential();
            case AddOutcome.NoSuchConversation none -> throw Problems.notFound();
        };
    }
}
