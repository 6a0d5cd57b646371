package nl.polder.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of the processors' time a control group may use: {@code cpu.max} of the second version, {@code cpu.cfs_quota_us} of the
 * first. While resting, {@value #RUN_MILLIS} of every {@value #PERIOD_MILLIS} ms on each processor that long work may use.
 *
 * <p>The period matters: long work takes the memory that both share from whoever serves votes, and that takes as long to get back
 * after a short turn as after a long one: with the same share, turns of 4 ms gained nothing (ARCHITECTURE, who gives way to
 * whom).
 */
final class ProcessorTime {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessorTime.class);
    private static final int PERIOD_MILLIS = 300;
    private static final int RUN_MILLIS = 60;
    private static final String PERIOD = micros(PERIOD_MILLIS);

    /** A file and what is written into it, in this order. */
    private record Setting(Path file, String value) {}

    private final List<Setting> limited;
    private final List<Setting> free;
    private final AtomicBoolean refusalSaid = new AtomicBoolean();

    private ProcessorTime(List<Setting> limited, List<Setting> free) {
        this.limited = limited;
        this.free = free;
    }

    /** Empty where the kernel has no such limit; what a server that was killed had set is taken back. */
    static Optional<ProcessorTime> ofFirstVersion(Path group) {
        Path quota = group.resolve("cpu.cfs_quota_us");
        var period = new Setting(group.resolve("cpu.cfs_period_us"), PERIOD);
        return of(quota, List.of(period, new Setting(quota, run())), List.of(new Setting(quota, "-1")));
    }

    /** As for the first version. */
    static Optional<ProcessorTime> ofSecondVersion(Path group) {
        Path max = group.resolve("cpu.max");
        return of(max, List.of(new Setting(max, run() + " " + PERIOD)), List.of(new Setting(max, "max " + PERIOD)));
    }

    private static Optional<ProcessorTime> of(Path file, List<Setting> limited, List<Setting> free) {
        if (!Files.isWritable(file)) {
            LOG.info("long work gives way but cannot rest: there is no {}", file);
            return Optional.empty();
        }
        var time = new ProcessorTime(limited, free);
        time.limit(false);
        return Optional.of(time);
    }

    void limit(boolean resting) {
        try {
            write(resting ? limited : free);
        } catch (IOException refused) {
            // A group above may allow less than this, or be gone. Votes wait a millisecond longer, nothing else is
            // lost. Said once: it is tried twice a second.
            if (!refusalSaid.getAndSet(true)) {
                LOG.warn("long work cannot rest, votes may wait a little longer: {}", refused.toString());
            }
        }
    }

    private static void write(List<Setting> settings) throws IOException {
        for (Setting setting : settings) {
            Files.writeString(setting.file(), setting.value());
        }
    }

    private static String run() {
        return micros(RUN_MILLIS * Math.max(1, Processors.forLongWork().size()));
    }

    private static String micros(int millis) {
        return millis + "000";
    }
}
