package nl.polder.server.platform.side;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has long work rest while many people vote, and only then: a PDF that nobody's vote waits for is made as fast as can be, and one that
 * is made at the busiest hour takes nearly four times as long.
 */
final class Rests implements AutoCloseable {
    /** Votes per second from which on it rests. Below, a second of long work meets few of them. */
    static final int MANY = 10;

    static final Duration LOOK = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(Rests.class);

    private final Consumer<Boolean> rest;
    private final long manyPerLook;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rests").daemon().factory());
    private LongSupplier votes = () -> 0;
    private long seen;
    private boolean many;
    private int running;
    private boolean resting;

    /**
     * @param rest is told when long work is to rest and when no more
     * @param every how often to look
     */
    Rests(Consumer<Boolean> rest, Duration every) {
        this.rest = rest;
        manyPerLook = MANY * every.toMillis() / 1_000;
        // Always, not only beside a program: the start of one is when it takes most, and it is to rest from its start.
        looks.scheduleAtFixedRate(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param counter all votes so far; those from before now do not count */
    synchronized void whileManyOf(LongSupplier counter) {
        votes = counter;
        seen = counter.getAsLong();
    }

    /** A program was started. */
    synchronized void begin() {
        running++;
        set(many);
    }

    /** A program has ended. */
    synchronized void end() {
        if (--running == 0) {
            set(false);
        }
    }

    synchronized void look() {
        long now = votes.getAsLong();
        many = now - seen >= manyPerLook;
        seen = now;
        if (running > 0) {
            set(many);
        }
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
    public void close() {
        looks.shutdownNow();
    }
}
