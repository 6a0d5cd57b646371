package nl.polder.server.analysis;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often judging a conversation failed in a row. The pause doubles from a minute to an hour, because what fails for want of memory
 * fails again, and would otherwise keep the machine busy for nothing.
 *
 * @param again when it is tried again
 */
record Attempts(int failed, Instant again) {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int DOUBLINGS_MAX = 6;

    /** @param before the failures until now, if there are any */
    static Attempts failed(@Nullable Attempts before, Instant now) {
        int earlier = before == null ? 0 : before.failed();
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(earlier, DOUBLINGS_MAX));
        return new Attempts(earlier + 1, now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }
}
