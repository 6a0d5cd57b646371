package nl.polder.server.platform.side;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has long work rest while many people vote, and only then: a PDF that nobody's vote waits for is made as fast as can be, and one that
 * is made at the busiest hour takes three times as long.
 */
final class Rests implements AutoCloseable {
    /** Votes per second from which on it rests. Below, a second of long work meets few of them. */
    static final int MANY = 10;

    static final Duration LOOK = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(Rests.class);

    private final Consumer<Boolean> rest;
    private final Duration every;
    private final long manyPerLook;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rests").daemon().factory());
    private volatile LongSupplier votes = () -> 0;
    private int running;
    private long seen;
    private boolean resting;
    private @Nullable ScheduledFuture<?> looking;

    /**
     * @param rest is told when long work is to rest and when no more
     * @param every how often to look
     */
    Rests(Consumer<Boolean> rest, Duration every) {
        this.rest = rest;
        this.every = every;
        manyPerLook = MANY * every.toMillis() / 1_000;
    }

    /** @param counter all votes so far */
    void whileManyOf(LongSupplier counter) {
        votes = counter;
    }

    /** A program was started. */
    synchronized void begin() {
        if (running++ == 0 && !looks.isShutdown()) {
            seen = votes.getAsLong();
            set(false);
            looking = looks.scheduleAtFixedRate(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** A program has ended. */
    synchronized void end() {
        if (--running == 0) {
            if (looking != null) {
                looking.cancel(false);
            }
            set(false);
        }
    }

    synchronized void look() {
        long now = votes.getAsLong();
        if (running > 0) {
            set(now - seen >= manyPerLook);
        }
        seen = now;
    }

    /** Said each time: another server of this machine, or one that was killed, may have left it otherwise. */
    private void set(boolean wanted) {
        rest.accept(wanted);
        if (wanted != resting) {
            resting = wanted;
            LOG.debug("long work {}", wanted ? "rests while people vote" : "rests no more");
        }
    }

    @Override
    public synchronized void close() {
        looks.shutdownNow();
    }
}
