package nl.polder.server.analysis;

import io.vertx.core.Promise;
import io.vertx.core.internal.VertxInternal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.polder.server.account.Organisations;
import nl.polder.server.conversation.ConversationSettings;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.example.ExampleConsultation;
import nl.polder.server.node.Leases;
import nl.polder.server.platform.Niceness;
import nl.polder.server.platform.Pools;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.side.SideProcesses;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.Origin;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.testing.TestDatabase;
import nl.polder.server.vote.ImportStore;
import nl.polder.server.vote.LogReader;
import nl.polder.server.vote.Vote;
import org.jspecify.annotations.Nullable;

/** A database with conversations, and analysis nodes over it whose loop the test turns by hand. */
final class AnalysisFixture implements AutoCloseable {
    private static final int WAIT_SECONDS = 120;

    final TestDatabase database = TestDatabase.create();
    final Db db = database.db();
    final Clock clock;
    final AnalysisStore store = new AnalysisStore(db);
    final ConversationStore conversations = new ConversationStore(db);
    final StatementStore statements = new StatementStore(db);
    final LogReader log = new LogReader(db);
    final List<Node> nodes = new ArrayList<>();

    AnalysisFixture(Clock clock) {
        this.clock = clock;
    }

    /** One node: its loop is turned by {@link #look}. */
    final class Node implements AutoCloseable {
        final Pools pools = new Pools(new Niceness(0));
        final LiveStates states = new LiveStates(log, pools.analysis(), clock);
        final Leases leases = new Leases(db);
        final List<Integer> told = new ArrayList<>();
        final Publisher publisher = new Publisher(db, store, leases, clock);
        final SideProcesses processes = new SideProcesses(new Niceness(0), database.application());
        final AnalysisNode node = new AnalysisNode(
                log,
                states,
                store,
                conversations,
                publisher,
                new Judges(database.vertx(), processes, states, publisher, leases, pools),
                leases,
                pools,
                clock,
                told::add);

        void look() {
            await(() -> {
                node.look();
                return null;
            });
        }

        /** Turns the loop until everything published is judged as well, and the node knows it: it publishes nothing before. */
        void lookUntilJudged(int conversation) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
            do {
                look();
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("not judged in time");
                }
            } while (!latest(conversation).judged() || node.isJudging(conversation));
        }

        @Override
        public void close() {
            processes.close();
            pools.close();
        }
    }

    Node node() {
        Node node = new Node();
        nodes.add(node);
        return node;
    }

    Connection owner() throws SQLException {
        return DriverManager.getConnection(
                database.owner().jdbc(),
                database.owner().user(),
                database.owner().password());
    }

    AnalysisStore.Latest latest(int conversation) {
        return await(() -> store.latest().await()).get(conversation);
    }

    int versions(int conversation) {
        Map<Integer, AnalysisStore.Latest> latest = await(() -> store.latest().await());
        return latest.containsKey(conversation) ? latest.get(conversation).version() : 0;
    }

    Results results(int conversation) {
        return await(() -> new PublishedResults(store, statements, clock)
                .find(conversation)
                .await()
                .orElseThrow());
    }

    int example() {
        var organisations = new Organisations();
        var example = new ExampleConsultation(db, organisations, conversations, statements, new ImportStore(), clock);
        await(example::createIfAbsent);
        return await(() -> conversations
                .findBySlug(ExampleConsultation.SLUG)
                .await()
                .orElseThrow()
                .id());
    }

    /** An empty simulated draft with some statements, so that votes can be written in bulk before it opens. */
    int draft(String slug, int statementCount) {
        return await(() -> db.inTransaction(sql -> {
            int organisation = new Organisations().findOrCreate(sql, "org", "Organisation");
            var settings = ConversationSettings.of(slug, List.of("nl"), Map.of("nl", "Vraag"))
                    .asSimulated(Map.of("nl", "Nagebootst"));
            int id = conversations.create(sql, organisation, settings).await().orElseThrow();
            List<ImportStore.Statement> rows = IntStream.range(0, statementCount)
                    .mapToObj(j -> new ImportStore.Statement(
                            j,
                            Origin.SEED,
                            Moderation.ACCEPTED,
                            false,
                            Optional.empty(),
                            "nl",
                            "Stelling " + j,
                            clock.instant()))
                    .toList();
            new ImportStore().statements(sql, id, rows).await();
            return id;
        }));
    }

    /** Votes of new participants in a draft: participant p answers statement j with {@code answers[p][j]}, null = unseen. */
    void votes(int conversation, int firstParticipant, @Nullable Vote[][] answers) {
        Instant at = clock.instant();
        List<ImportStore.HistoricVote> rows = new ArrayList<>();
        List<ImportStore.Participant> people = new ArrayList<>();
        for (int p = 0; p < answers.length; p++) {
            people.add(new ImportStore.Participant(firstParticipant + p, Optional.empty()));
            for (int j = 0; j < answers[p].length; j++) {
                if (answers[p][j] != null) {
                    rows.add(new ImportStore.HistoricVote(firstParticipant + p, j, answers[p][j], false, at));
                }
            }
        }
        await(() -> db.inTransaction(sql -> {
            new ImportStore().participants(sql, conversation, people).await();
            new ImportStore().votes(sql, conversation, rows).await();
            return null;
        }));
    }

    void state(int conversation, ConversationState state) {
        await(() -> conversations.changeState(db.client(), conversation, state).await());
    }

    /** Work in await style, from the test's own thread. */
    <T> T await(Callable<T> work) {
        Promise<T> answer = Promise.promise();
        ((VertxInternal) database.vertx()).createVirtualThreadContext().runOnContext(ignored -> {
            try {
                answer.complete(work.call());
            } catch (Throwable failure) {
                answer.fail(failure);
            }
        });
        try {
            return answer.future().await(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException late) {
            throw new AssertionError(late);
        }
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        database.close();
    }
}
