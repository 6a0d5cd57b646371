package nl.polder.server.testing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import nl.polder.server.conversation.ConversationSettings;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.platform.db.Db;
import nl.polder.server.statement.AddOutcome;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.NewStatement;
import nl.polder.server.statement.StatementStore;

/** A conversation in a test's database, made through the features' own stores. */
public final class TestConversation {
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final int WAIT_SECONDS = 20;

    private final Db db;
    private final ConversationStore conversations;
    private final StatementStore statements;
    private final int id;
    private final String slug;

    private TestConversation(Db db, UnaryOperator<ConversationSettings> change) {
        this.db = db;
        conversations = new ConversationStore(db);
        statements = new StatementStore(db);
        slug = "test-" + MADE.incrementAndGet();
        int organisation = await(db.query(
                        "INSERT INTO organisation (slug, name) VALUES ($1, 'Test') RETURNING organisation_id",
                        Tuple.of(slug)))
                .iterator()
                .next()
                .getInteger(0);
        var settings = change.apply(
                ConversationSettings.of(slug, List.of("nl", "en"), Map.of("nl", "Een vraag", "en", "A question")));
        id = await(conversations.create(db.client(), organisation, settings)).orElseThrow();
    }

    public static TestConversation draft(TestDatabase database, UnaryOperator<ConversationSettings> change) {
        return draft(database.db(), change);
    }

    public static TestConversation draft(Db db, UnaryOperator<ConversationSettings> change) {
        return new TestConversation(db, change);
    }

    public static TestConversation open(TestDatabase database, String... seeds) {
        return draft(database, settings -> settings).seeds(seeds).state(ConversationState.OPEN);
    }

    public TestConversation seeds(String... texts) {
        for (String text : texts) {
            AddOutcome outcome = await(statements.append(db.client(), NewStatement.seed(id, "nl", text)));
            if (!(outcome instanceof AddOutcome.Added)) {
                throw new IllegalStateException(text + ": " + outcome);
            }
        }
        return this;
    }

    public TestConversation state(ConversationState state) {
        await(conversations.changeState(db.client(), id, state));
        return this;
    }

    public TestConversation decide(int statementId, Moderation decision) {
        await(statements.moderate(
                db.client(),
                id,
                statementId,
                decision,
                decision == Moderation.REJECTED ? Optional.of("off-topic") : Optional.empty(),
                false));
        return this;
    }

    public int id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    /** In the test's own thread. */
    public static <T> T await(Future<T> future) {
        try {
            return future.await(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(late);
        }
    }
}
