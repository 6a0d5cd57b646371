package nl.polder.server.analysis;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import nl.polder.server.analysis.AnalysisStore.Latest;
import nl.polder.server.analysis.AnalysisStore.ShownWithPeople;
import nl.polder.server.analysis.PublishingRules.Phase;
import nl.polder.server.analysis.PublishingRules.Reason;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.node.Leases;
import nl.polder.server.platform.CpuPool;
import nl.polder.server.platform.Pools;
import nl.polder.server.vote.LogReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop of a node: once a second it reads the logs that moved into the live states, and the node that holds the lease publishes
 * what is due. On a virtual-thread verticle of its own; the arithmetic is on the analysis and robust threads, so no vote waits for it.
 */
public final class AnalysisNode {
    private static final Logger LOG = LoggerFactory.getLogger(AnalysisNode.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LEASE_FOR = Duration.ofSeconds(10);

    private final LogReader log;
    private final LiveStates states;
    private final AnalysisStore store;
    private final ConversationStore conversations;
    private final Publisher publisher;
    private final Leases leases;
    private final CpuPool pool;
    private final Judges judges;
    private final Clock clock;
    private final IntConsumer onNewResults;

    private final Map<Integer, Attempts> judgeFailed = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> numbersSeen = new HashMap<>();
    private final Map<Integer, Long> sizes = new HashMap<>();
    private final Set<Integer> beingJudged = ConcurrentHashMap.newKeySet();
    /** With the waiting for others that are judged. */
    private final Map<Integer, Duration> judgedIn = new ConcurrentHashMap<>();

    /** At the end the connections close under a look that has begun; there is nothing to try again then. */
    private volatile boolean stopped;

    private OptionalLong fencing = OptionalLong.empty();
    private Map<Integer, Latest> latest = Map.of();

    /** @param onNewResults told on every node when a conversation's results were published anew, on whichever node */
    public AnalysisNode(
            LogReader log,
            LiveStates states,
            AnalysisStore store,
            ConversationStore conversations,
            Publisher publisher,
            Judges judges,
            Leases leases,
            Pools pools,
            Clock clock,
            IntConsumer onNewResults) {
        this.log = log;
        this.states = states;
        this.store = store;
        this.conversations = conversations;
        this.publisher = publisher;
        this.judges = judges;
        this.leases = leases;
        this.pool = pools.analysis();
        this.clock = clock;
        this.onNewResults = onNewResults;
    }

    /** Starts the loop; it ends with the Vertx instance. */
    public Future<String> start(Vertx vertx) {
        return vertx.deployVerticle(
                new Loop(), new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD));
    }

    /** From now on what fails does so because Polder stops, and is not worth a line in the log. */
    public void draining() {
        stopped = true;
    }

    /** Whether readers see results of this conversation now, whichever node published them. */
    public Future<Boolean> isShown(int conversationId) {
        return store.numbers().map(numbers -> numbers.containsKey(conversationId));
    }

    private final class Loop extends VerticleBase {
        @Override
        public Future<?> start() {
            vertx.setTimer(1, timer -> turn());
            return Future.succeededFuture();
        }

        private void turn() {
            try {
                look();
            } catch (Exception failure) {
                // Also an InterruptedException, which await throws without declaring it when Vert.x stops.
                if (!stopped) {
                    LOG.warn("analysis not current, will be tried again: {}", failure.toString());
                }
            }
            if (!stopped) {
                vertx.setTimer(LOOK_EVERY.toMillis(), timer -> turn());
            }
        }

        @Override
        public Future<?> stop() {
            stopped = true;
            return fencing.isPresent() ? leases.letGo(Publisher.LEASE).otherwiseEmpty() : Future.succeededFuture();
        }
    }

    /** One look at every log: what the loop does each second. */
    void look() {
        fencing = leases.take(Publisher.LEASE, LEASE_FOR).await();
        Map<Integer, Long> now = log.sizes().await();
        latest = store.latest().await();
        for (Map.Entry<Integer, Long> conversation : now.entrySet()) {
            try {
                look(conversation.getKey(), conversation.getValue());
            } catch (RuntimeException failure) {
                states.drop(conversation.getKey());
                sizes.remove(conversation.getKey());
                if (stopped) {
                    return;
                }
                LOG.warn("conversation {} not analysed, will be tried again", conversation.getKey(), failure);
            }
        }
        tellOfNewResults();
    }

    private void tellOfNewResults() {
        store.numbers().await().forEach((conversationId, number) -> {
            Integer seen = numbersSeen.put(conversationId, number);
            if (seen == null || seen < number) {
                onNewResults.accept(conversationId);
            }
        });
    }

    private void look(int conversationId, long size) {
        Optional<Latest> last = Optional.ofNullable(latest.get(conversationId));
        boolean moved = sizes.getOrDefault(conversationId, -1L) < size;
        if (moved && !isAtRest(last, size)) {
            LiveStates.Read read = states.read(conversationId);
            if (fencing.isPresent() && read.mayHaveErased()) {
                publisher.erase(conversationId, participant -> !read.voters().contains(participant));
            }
        }
        sizes.put(conversationId, size);
        states.refresh(conversationId);
        if (fencing.isPresent()) {
            publishIfDue(conversationId, last);
            judgeIfMissing(conversationId);
        }
        if (isAtRest(Optional.ofNullable(latest.get(conversationId)), size)) {
            states.drop(conversationId);
        }
    }

    /** Nobody votes any more, and everything that happened is published. */
    private static boolean isAtRest(Optional<Latest> last, long size) {
        return last.isPresent()
                && last.get().phase() == Phase.CLOSED
                && last.get().position() == size;
    }

    private void publishIfDue(int conversationId, Optional<Latest> last) {
        Optional<LiveState> found = states.find(conversationId);
        if (found.isEmpty() || found.get().phase() == Phase.DRAFT) {
            return;
        }
        LiveState state = found.get();
        boolean imported = last.isEmpty()
                && conversations
                        .find(conversationId)
                        .await()
                        .map(AnalysisNode::isBroughtIn)
                        .orElse(false);
        var now = new PublishingRules.Now(
                state.position(),
                state.phase(),
                imported,
                last.map(l -> state.peopleSince(l.position())).orElse(0),
                clock.instant());
        var before = last.map(l -> new PublishingRules.Last(
                        l.position(),
                        l.publishedAt(),
                        l.phase(),
                        isJudging(conversationId),
                        judgedIn.getOrDefault(conversationId, Duration.ZERO)))
                .orElse(null);
        PublishingRules.due(before, now).ifPresent(reason -> publish(state, last, reason));
    }

    private static boolean isBroughtIn(Conversation conversation) {
        return conversation.settings().imported() || conversation.settings().simulated();
    }

    private void publish(LiveState state, Optional<Latest> last, Reason reason) {
        int version = last.map(Latest::version).orElse(0) + 1;
        Optional<ShownWithPeople> before = publisher.shownBefore(state.conversationId());
        Phase phase = state.phase();
        Publisher.Prepared prepared = pool.run(() -> publisher.prepare(state.analyse(), version, reason, phase, before))
                .await();
        if (publisher.write(prepared, fencing.orElseThrow())) {
            latest = new HashMap<>(latest);
            latest.put(state.conversationId(), prepared.latest());
            judgeIfMissing(state.conversationId());
        }
    }

    /** What was just published; or after another node went away between the two halves of a version. */
    private void judgeIfMissing(int conversationId) {
        Latest last = latest.get(conversationId);
        Attempts failed = judgeFailed.get(conversationId);
        boolean failedLately = failed != null && clock.instant().isBefore(failed.again());
        if (last != null && !last.judged() && !failedLately) {
            judge(conversationId, last);
        }
    }

    /** Whether this node makes a verdict; a moment longer than the verdict is missing from the database. */
    boolean isJudging(int conversationId) {
        return beingJudged.contains(conversationId);
    }

    /** In the background; the loop goes on meanwhile. */
    private void judge(int conversationId, Latest version) {
        if (!beingJudged.add(conversationId)) {
            return;
        }
        long begun = System.nanoTime();
        judges.judge(conversationId, version, fencing.orElseThrow()).onComplete(done -> {
            beingJudged.remove(conversationId);
            judgedIn.put(conversationId, Duration.ofNanos(System.nanoTime() - begun));
            if (done.succeeded()) {
                judgeFailed.remove(conversationId);
                told(conversationId, store.attempts().remove(conversationId));
            } else if (!stopped) {
                notJudged(conversationId, version, done.cause());
            }
        });
    }

    private void notJudged(int conversationId, Latest version, Throwable why) {
        Attempts failed = judgeFailed.compute(conversationId, (id, before) -> Attempts.failed(before, clock.instant()));
        LOG.warn(
                "version {} of conversation {} not judged, will be tried again at {}",
                version.version(),
                conversationId,
                failed.again(),
                why);
        told(conversationId, store.attempts().save(conversationId, failed));
    }

    private void told(int conversationId, Future<Void> written) {
        written.onFailure(failure -> LOG.warn(
                "readers of conversation {} are not told how judging it went: {}", conversationId, failure.toString()));
    }
}
