package nl.polder.server.cli;

import java.io.PrintWriter;
import java.time.Duration;
import nl.polder.server.transfer.polis.Progress;

/** Says on the terminal how far something is, once a second, and nothing about what takes less than a second. */
final class ProgressLines implements Progress {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private final PrintWriter out;
    private long lastNanos = System.nanoTime();

    ProgressLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void at(String what, long done, long total) {
        long now = System.nanoTime();
        if (now - lastNanos >= INTERVAL_NANOS) {
            lastNanos = now;
            out.printf("%s: %d %%%n", what, 100 * done / total);
            out.flush();
        }
    }
}
