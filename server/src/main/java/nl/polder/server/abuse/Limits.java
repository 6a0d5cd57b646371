package nl.polder.server.abuse;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.polder.server.platform.http.Problems;

/** Counts requests against {@link Limit}, per participant or per network. */
public final class Limits {
    private static final int COUNTED_MAX = 200_000;

    private final boolean off;
    private final TimeMeter time;
    private final Map<Counted, Bucket> buckets = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Counted, Bucket> eldest) {
            return size() > COUNTED_MAX;
        }
    };

    private record Counted(Limit limit, Object whom) {}

    /** @param off for measurements on this machine only; {@code Settings} refuses it elsewhere */
    public Limits(Clock clock, boolean off) {
        this.off = off;
        this.time = new ClockTime(clock);
    }

    /**
     * Counts one request.
     *
     * @param whom an opaque token with equality: a secret's hash, or a network's token
     * @throws nl.polder.server.platform.http.ProblemException too-many-requests with the seconds to wait
     */
    public void count(Limit limit, Object whom) {
        if (off) {
            return;
        }
        ConsumptionProbe probe = bucket(new Counted(limit, whom)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Problems.tooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private synchronized Bucket bucket(Counted counted) {
        return buckets.computeIfAbsent(counted, this::newBucket);
    }

    private Bucket newBucket(Counted counted) {
        Limit limit = counted.limit;
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit.burst()).refillGreedy(limit.refill(), limit.every()))
                .withCustomTimePrecision(time)
                .build();
    }

    /** The clock of the program, so that a test can move it. */
    private record ClockTime(Clock clock) implements TimeMeter {
        private static final long NANOS_PER_MILLI = 1_000_000;

        @Override
        public long currentTimeNanos() {
            return clock.millis() * NANOS_PER_MILLI;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
