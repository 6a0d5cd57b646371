package nl.polder.server.load;

import java.util.Arrays;

/** The answer times of one measurement, filled by one event loop. */
final class Latencies {
    private static final int KEPT_MAX = 4_000_000;

    private final long[] nanos = new long[KEPT_MAX];
    private final int warmUpAnswers;
    private final long nanosMeasured;
    private volatile long startsAt;
    private int answers;
    private int count;
    private int refused;

    /** @param warmUpAnswers those that come before measuring begins: a cold program on a busy machine needs them */
    Latencies(int warmUpAnswers, int seconds) {
        this.warmUpAnswers = warmUpAnswers;
        this.nanosMeasured = seconds * 1_000_000_000L;
    }

    boolean isWarm() {
        return startsAt != 0;
    }

    void add(long took, boolean saved) {
        if (!saved) {
            refused++;
        } else if (++answers == warmUpAnswers) {
            startsAt = System.nanoTime();
        } else if (isWarm() && !isOver() && count < KEPT_MAX) {
            nanos[count++] = took;
        }
    }

    boolean isOver() {
        return isWarm() && System.nanoTime() >= startsAt + nanosMeasured;
    }

    double perSecond() {
        return count / (nanosMeasured / 1e9);
    }

    int count() {
        return count;
    }

    int refused() {
        return refused;
    }

    /** @param share 0 to 1 */
    double millis(double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return count == 0 ? Double.NaN : sorted[(int) Math.min(count - 1, Math.floor(share * count))] / 1e6;
    }
}
