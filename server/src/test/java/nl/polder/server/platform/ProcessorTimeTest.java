package nl.polder.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.polder.server.platform.IdleGroup.Members;
import nl.polder.server.testing.Eventually;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@DisplayName("The time of the processors that long work gets while it rests")
class ProcessorTimeTest {
    private static final long PERIOD_MICROS = 300_000;

    @TempDir
    private Path group;

    private static long quota() {
        return 60_000L * Math.max(1, Processors.forLongWork().size());
    }

    private String read(String file) throws IOException {
        return Files.readString(group.resolve(file));
    }

    @Test
    void is_a_quota_and_a_period_in_the_first_version() throws IOException {
        Files.writeString(group.resolve("cpu.cfs_quota_us"), "12345");
        ProcessorTime time = ProcessorTime.ofFirstVersion(group).orElseThrow();
        assertThat(read("cpu.cfs_quota_us")).as("what a killed server left").isEqualTo("-1");

        time.limit(true);
        assertThat(read("cpu.cfs_quota_us")).isEqualTo("" + quota());
        assertThat(read("cpu.cfs_period_us")).isEqualTo("" + PERIOD_MICROS);
        time.limit(false);
        assertThat(read("cpu.cfs_quota_us")).isEqualTo("-1");
    }

    @Test
    void is_one_line_in_the_second_version() throws IOException {
        Files.writeString(group.resolve("cpu.max"), "12345 300000");
        ProcessorTime time = ProcessorTime.ofSecondVersion(group).orElseThrow();
        assertThat(read("cpu.max")).isEqualTo("max 300000");

        time.limit(true);
        assertThat(read("cpu.max")).isEqualTo(quota() + " 300000");
        time.limit(false);
        assertThat(read("cpu.max")).isEqualTo("max 300000");
    }

    @Test
    void is_not_limited_where_the_kernel_cannot() {
        assertThat(ProcessorTime.ofFirstVersion(group)).isEmpty();
        assertThat(ProcessorTime.ofSecondVersion(group)).isEmpty();
    }

    /** It is tried twice a second: the log would hold nothing else. */
    @Test
    void says_once_that_it_cannot_be_limited_and_goes_on() throws IOException {
        Files.writeString(group.resolve("cpu.max"), "");
        ProcessorTime time = ProcessorTime.ofSecondVersion(group).orElseThrow();
        Files.delete(group.resolve("cpu.max"));
        Files.createDirectory(group.resolve("cpu.max"));
        var log = (Logger) LoggerFactory.getLogger(ProcessorTime.class);
        var said = new ListAppender<ILoggingEvent>();
        said.start();
        log.addAppender(said);
        try {
            time.limit(true);
            time.limit(false);
            time.limit(true);
        } finally {
            log.detachAppender(said);
        }
        assertThat(said.list).singleElement().asString().contains("long work cannot rest");
    }

    /** No copy of files: the kernel counts how often it held the program back. */
    @Test
    void is_kept_by_the_kernel_where_groups_can_be_made() throws Exception {
        assumeTrue(IdleGroup.of(Members.PROCESSES).works(), "no control groups here");
        var idle = new Niceness(Niceness.IDLE);
        Process busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            idle.of(busy, false);
            Path beside = groupOf(busy);
            assertThat(beside).hasToString(beside.getParent() + "/polder-long-work-beside");
            idle.rest(true);
            long before = throttled(beside);
            Eventually.holds(() -> throttled(beside) >= before + 3);
        } finally {
            idle.rest(false);
            busy.destroyForcibly().waitFor();
        }
    }

    private static Path groupOf(Process process) throws IOException {
        List<String> mounts = Files.readAllLines(Path.of("/proc/self/mountinfo"));
        List<String> groups = Files.readAllLines(Path.of("/proc/" + process.pid() + "/cgroup"));
        return ControlGroups.first(mounts, groups, "cpu")
                .or(() -> ControlGroups.second(mounts, groups))
                .orElseThrow();
    }

    private static long throttled(Path group) {
        try (Stream<String> lines = Files.lines(group.resolve("cpu.stat"))) {
            return lines.filter(line -> line.startsWith("nr_throttled "))
                    .mapToLong(line -> Long.parseLong(line.substring("nr_throttled ".length())))
                    .sum();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
