package nl.polder.server.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until the test moves it. It may be read from any thread. */
public final class FakeClock extends Clock {
    private final AtomicReference<Instant> now;

    private FakeClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    /** Noon on a Monday in UTC. */
    public static FakeClock atNoon() {
        return at(Instant.parse("2026-11-23T12:00:00Z"));
    }

    public static FakeClock at(Instant start) {
        return new FakeClock(start);
    }

    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("times are UTC here");
    }
}
