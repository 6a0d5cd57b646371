package nl.polder.server.analysis;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.polder.clustering.StatementResult;
import nl.polder.server.analysis.PublishingRules.Phase;
import nl.polder.server.platform.CpuPool;
import nl.polder.server.vote.LogEntry;
import nl.polder.server.vote.LogReader;

/**
 * The live states of this node: read from the logs, refreshed at most every two seconds, never public. A conversation is held from
 * when its log first moves until its last version is published and nobody votes any more. In await style, by one caller at a
 * time; only {@link #signals} is for any thread.
 */
public final class LiveStates {
    private static final Duration REFRESH = Duration.ofSeconds(2);

    /** A refresh may take this part of the analysis thread's time, so that publishing is never starved by a large conversation. */
    private static final int IDLE_PARTS = 4;

    /** So few that neither the database nor a thread here works on them for longer than some milliseconds. */
    private static final int CHUNK = 5_000;

    /** After each chunk of a log that nobody waits for: the database does not know that others should go first. */
    private static final Duration REST = Duration.ofMillis(15);

    private final LogReader log;
    private final CpuPool pool;
    private final Clock clock;
    private final Map<Integer, Held> held = new HashMap<>();
    private final Map<Integer, Map<Integer, Signal>> signals = new ConcurrentHashMap<>();

    /**
     * What the next card needs to know of a statement.
     *
     * @param votes all votes on it, passes included
     * @param passes those that pass
     * @param extremity distance from the middle of the plane, 0 or more
     */
    public record Signal(long votes, long passes, double extremity) {}

    private static final class Held {
        private final LiveState state;
        private long refreshed = -1;
        private Instant nextRefresh = Instant.MIN;

        Held(LiveState state) {
            this.state = state;
        }
    }

    public LiveStates(LogReader log, CpuPool pool, Clock clock) {
        this.log = log;
        this.pool = pool;
        this.clock = clock;
    }

    /** Statement id to signal, at most some seconds old; empty before the first refresh of this conversation. */
    public Map<Integer, Signal> signals(int conversationId) {
        return signals.getOrDefault(conversationId, Map.of());
    }

    /**
     * What a conversation's log brought.
     *
     * @param erased participants that were in the state and were taken out
     * @param voters everybody who is in the log; only when somebody may have been erased
     */
    record Read(LiveState state, Set<Integer> erased, boolean mayHaveErased, Set<Integer> voters) {}

    /** Brings a conversation up to date with its log. */
    Read read(int conversationId) {
        Held here = held.computeIfAbsent(conversationId, id -> new Held(new LiveState(id)));
        boolean first = here.state.position() == 0;
        Set<Integer> erased = catchUp(here.state, Long.MAX_VALUE);
        boolean may = !erased.isEmpty() || first && here.state.sawErased();
        return new Read(here.state, erased, may, may ? here.state.voters() : Set.of());
    }

    /** A state of its own as the log stood at a position, for a version whose second half is missing. */
    LiveState rebuilt(int conversationId, long position) {
        var state = new LiveState(conversationId);
        while (state.position() < position) {
            long before = state.position();
            catchUp(state, Math.min(position, before + CHUNK));
            if (state.position() == before) {
                break;
            }
            Vertx.currentContext()
                    .owner()
                    .timer(REST.toMillis(), TimeUnit.MILLISECONDS)
                    .await();
        }
        return state;
    }

    /**
     * Brings a state that nobody else holds on to a position of the log, or to its end.
     *
     * @return participants that were in it and were taken out
     */
    Set<Integer> catchUp(LiveState state, long until) {
        Set<Integer> erased = new HashSet<>();
        long at = state.position();
        while (at < until) {
            int limit = (int) Math.min(CHUNK, until - at);
            List<LogEntry> entries = log.read(state.conversationId(), at, limit).await();
            erased.addAll(pool.run(() -> state.apply(entries)).await());
            at += entries.size();
            if (entries.size() < limit) {
                break;
            }
        }
        return erased;
    }

    /** Analyses what changed since the last refresh, when that is due; so the next cards follow the votes. */
    void refresh(int conversationId) {
        Held here = held.get(conversationId);
        Instant now = clock.instant();
        if (here == null
                || here.state.phase() != Phase.OPEN
                || here.state.position() == here.refreshed
                || now.isBefore(here.nextRefresh)) {
            return;
        }
        long position = here.state.position();
        long started = System.nanoTime();
        signals.put(conversationId, pool.run(() -> signals(here.state)).await());
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        here.refreshed = position;
        Duration pause = took.multipliedBy(IDLE_PARTS);
        here.nextRefresh = now.plus(pause.compareTo(REFRESH) > 0 ? pause : REFRESH);
    }

    private static Map<Integer, Signal> signals(LiveState state) {
        return state.analyse().polis().statements().stream()
                .collect(Collectors.toUnmodifiableMap(
                        StatementResult::statementId,
                        s -> new Signal(
                                (long) s.tally().votes(), (long) s.tally().passes(), s.extremity())));
    }

    Optional<LiveState> find(int conversationId) {
        return Optional.ofNullable(held.get(conversationId)).map(here -> here.state);
    }

    /** Lets go of a conversation that is at rest. */
    void drop(int conversationId) {
        held.remove(conversationId);
        signals.remove(conversationId);
    }
}
