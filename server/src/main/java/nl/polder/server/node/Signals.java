package nl.polder.server.node;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * INT and TERM ask for an orderly end: the main thread wakes up, drains, and returns, so that the exit code is 0. A second
 * signal ends the process at once.
 */
public final class Signals {
    private static final int INTERRUPTED = 130;

    private final CountDownLatch asked = new CountDownLatch(1);

    /** Takes the two signals over from the JVM, which would exit with 130 or 143. */
    public static Signals install() {
        var signals = new Signals();
        Signal.handle(new Signal("INT"), signal -> signals.stop());
        Signal.handle(new Signal("TERM"), signal -> signals.stop());
        return signals;
    }

    private void stop() {
        if (asked.getCount() == 0) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
        asked.countDown();
    }

    /** Returns when the end was asked for. */
    public void awaitStop() throws InterruptedException {
        asked.await();
    }
}
