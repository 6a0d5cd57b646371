package nl.polder.server.nextstatement;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.platform.db.Db;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.StatementStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws the next statement for a participant from what is in memory: statements, exposure and signals at most two seconds old.
 * On the hot path, so Futures.
 */
public final class NextStatements {
    private static final Logger LOG = LoggerFactory.getLogger(NextStatements.class);
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration FLUSH_EVERY = Duration.ofSeconds(5);
    private static final int DECKS_MAX = 1_000;

    private final StatementStore statements;
    private final ExposureCounters exposure;
    private final SignalSource signals;
    private final Clock clock;
    private final Supplier<RandomGenerator> random;
    private final Map<Integer, Held> decks = new ConcurrentHashMap<>();

    /** @param random asked on the thread that draws */
    public NextStatements(
            Db db, StatementStore statements, SignalSource signals, Clock clock, Supplier<RandomGenerator> random) {
        this.statements = statements;
        this.exposure = new ExposureCounters(new ExposureStore(db));
        this.signals = signals;
        this.clock = clock;
        this.random = random;
    }

    private record Held(Instant loadedAt, Future<Deck> deck) {}

    /**
     * What comes next.
     *
     * @param statement absent when there is none left
     * @param remaining votable statements without a vote of this participant, the drawn one included
     * @param votable all votable statements
     */
    public record Drawn(Optional<Statement> statement, int remaining, int votable) {}

    /** @param voted the statements that this participant has a vote on */
    public Future<Drawn> draw(Conversation conversation, Set<Integer> voted) {
        return deck(conversation).map(deck -> {
            Optional<Statement> drawn = deck.draw(voted, random.get());
            drawn.ifPresent(statement -> exposure.count(conversation.id(), statement.id()));
            return new Drawn(drawn, deck.remaining(voted), deck.size());
        });
    }

    /** The same numbers without drawing: nothing is counted as shown. */
    public Future<Drawn> count(Conversation conversation, Set<Integer> voted) {
        return deck(conversation).map(deck -> new Drawn(Optional.empty(), deck.remaining(voted), deck.size()));
    }

    /** After a statement or a decision on this node: the next draw loads again. */
    public void forget(int conversationId) {
        decks.remove(conversationId);
    }

    /** Starts writing the exposure every five seconds. */
    public void start(Vertx vertx) {
        vertx.setPeriodic(
                FLUSH_EVERY.toMillis(),
                timer -> flush().onFailure(failure ->
                        LOG.warn("exposure not written, will be tried again: {}", failure.toString())));
    }

    /** Writes what was shown since the last time; also at the end of the program. */
    public Future<Void> flush() {
        return exposure.flush();
    }

    private Future<Deck> deck(Conversation conversation) {
        Instant now = clock.instant();
        Held held = decks.get(conversation.id());
        if (held != null && held.deck.failed()) {
            held = null;
        }
        if (held != null && now.isBefore(held.loadedAt.plus(FRESH))) {
            return held.deck;
        }
        if (held == null) {
            return hold(conversation.id(), now, load(conversation));
        }
        // Somebody pays for the refresh, nobody waits for it: the old deck serves until the new one is there.
        Future<Deck> old = held.deck;
        decks.put(conversation.id(), new Held(now, old));
        load(conversation).onSuccess(fresh -> hold(conversation.id(), now, Future.succeededFuture(fresh)));
        return old;
    }

    private Future<Deck> hold(int conversationId, Instant now, Future<Deck> deck) {
        if (decks.size() >= DECKS_MAX) {
            decks.clear();
        }
        decks.put(conversationId, new Held(now, deck));
        return deck;
    }

    private Future<Deck> load(Conversation conversation) {
        Future<List<Statement>> all = statements.list(conversation.id());
        Future<Map<Integer, Long>> shown = exposure.totals(conversation.id());
        return Future.all(all, shown)
                .map(loaded -> new Deck(
                        all.result().stream()
                                .filter(s -> s.votable(conversation.settings().moderationMode()))
                                .toList(),
                        signals.signals(conversation.id()),
                        shown.result()));
    }
}
