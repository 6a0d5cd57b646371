package nl.polder.server.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what the program does in the background. */
public final class Eventually {
    private static final Duration WITHIN = Duration.ofSeconds(120);
    /** To ask without a rest would take the processor from what is waited for. */
    private static final long LOOK_MILLIS = 50;

    private Eventually() {}

    /** Returns as soon as it holds; an error after two minutes. */
    public static void holds(BooleanSupplier condition) {
        long deadline = System.nanoTime() + WITHIN.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("not in " + WITHIN.toSeconds() + " s");
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", stopped);
        }
    }
}
