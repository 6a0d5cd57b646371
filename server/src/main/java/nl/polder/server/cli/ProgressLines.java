package nl.polder.server.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import nl.polder.server.transfer.polis.Progress;

/** Says on the terminal how far something is, once a second, and nothing about what takes less than a second. */
final class ProgressLines implements Progress {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private final PrintWriter out;
    private final LongSupplier nanos;
    private long lastNanos;
    private boolean spoke;

    ProgressLines(PrintWriter out) {
        this(out, System::nanoTime);
    }

    /**
     * @param nanos a clock that only goes forward
     */
    ProgressLines(PrintWriter out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.lastNanos = nanos.getAsLong();
    }

    @Override
    public void at(String what, long done, long total) {
        long now = nanos.getAsLong();
        if (now - lastNanos >= INTERVAL_NANOS) {
            lastNanos = now;
            spoke = true;
            out.printf("%s: %d %%%n", what, 100 * done / total);
            out.flush();
        }
    }

    /** Says what comes next, of which no part is known; only where there was something to say before. */
    void next(String what) {
        if (spoke) {
            out.println(what);
            out.flush();
        }
    }
}
