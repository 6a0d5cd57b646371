package nl.polder.server.results;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import nl.polder.server.platform.http.Problems;

/**
 * Server-sent events: one line that there are new results, at most every ten seconds per conversation; nothing about what they
 * say. Never compressed, because a compressor per listener costs a quarter of a mebibyte.
 */
public final class ResultsEvents {
    static final int LISTENERS_MAX = 5_000;
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration HEARTBEAT = Duration.ofSeconds(25);
    private static final int RETRY_MILLIS = 15_000;

    private final Vertx vertx;
    private final Clock clock;
    private final Map<Integer, Channel> channels = new ConcurrentHashMap<>();
    private final AtomicInteger listeners = new AtomicInteger();

    private static final class Channel {
        private final Set<HttpServerResponse> listeners = ConcurrentHashMap.newKeySet();
        private Instant lastSaid = Instant.MIN;
        private boolean waiting;
    }

    public ResultsEvents(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Keeps comments going through proxies that close silent connections. */
    public void start() {
        vertx.setPeriodic(
                HEARTBEAT.toMillis(),
                timer -> channels.values()
                        .forEach(channel -> channel.listeners.forEach(listener -> listener.write(":\n\n"))));
    }

    void listen(RoutingContext http, int conversationId) {
        if (listeners.get() >= LISTENERS_MAX) {
            http.fail(Problems.overloaded(HEARTBEAT));
            return;
        }
        Channel channel = channels.computeIfAbsent(conversationId, id -> new Channel());
        HttpServerResponse response = http.response();
        listeners.incrementAndGet();
        channel.listeners.add(response);
        response.closeHandler(gone -> {
            if (channel.listeners.remove(response)) {
                listeners.decrementAndGet();
            }
        });
        http.request().connection().shutdownHandler(going -> response.end());
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_ENCODING, "identity")
                .putHeader("X-Accel-Buffering", "no")
                .write("retry: " + RETRY_MILLIS + "\n\n");
    }

    /** There are new results; said at once, or when ten seconds have passed since it was last said. Safe between threads. */
    public void newResults(int conversationId) {
        Channel channel = channels.get(conversationId);
        if (channel == null) {
            return;
        }
        long wait;
        synchronized (channel) {
            if (channel.waiting) {
                return;
            }
            wait = Duration.between(clock.instant(), after(channel.lastSaid)).toMillis();
            channel.waiting = true;
        }
        if (wait <= 0) {
            say(channel);
        } else {
            vertx.setTimer(wait, timer -> say(channel));
        }
    }

    private static Instant after(Instant lastSaid) {
        return lastSaid.equals(Instant.MIN) ? Instant.EPOCH : lastSaid.plus(QUIET);
    }

    private void say(Channel channel) {
        synchronized (channel) {
            channel.waiting = false;
            channel.lastSaid = clock.instant();
        }
        channel.listeners.forEach(listener -> listener.write("event: results\ndata: new results\n\n"));
    }
}
