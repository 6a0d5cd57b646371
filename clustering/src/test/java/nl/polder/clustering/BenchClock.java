package nl.polder.clustering;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * How {@link MathBench} takes the time: on the clock, or with {@code -Dbench.clock=cpu} the processor time of one thread, for a machine that
 * does other things too.
 */
final class BenchClock {
    private static final boolean ON_CPU = "cpu".equals(System.getProperty("bench.clock"));

    private BenchClock() {}

    /** As many as the target assumes; one when processor time is measured, which is that of one thread. */
    static int threads() {
        return ON_CPU ? 1 : Math.min(2, Runtime.getRuntime().availableProcessors());
    }

    /** Milliseconds, and what kind. */
    static String unit() {
        return ON_CPU ? "ms of processor time" : "ms";
    }

    /** Median of some runs after some more that are not counted, in milliseconds. */
    static double median(int warmUp, int repeats, Runnable work) {
        for (int i = 0; i < warmUp; i++) {
            work.run();
        }
        double[] millis = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            long start = nanos();
            work.run();
            millis[i] = (nanos() - start) / 1e6;
        }
        return median(millis);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static long nanos() {
        return ON_CPU ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
    }
}
