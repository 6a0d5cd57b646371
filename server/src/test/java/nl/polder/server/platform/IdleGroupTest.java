package nl.polder.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.polder.server.platform.IdleGroup.Members;
import nl.polder.server.testing.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("Who goes first among long works")
@EnabledOnOs(OS.LINUX)
class IdleGroupTest {
    private static final Niceness IDLE = new Niceness(Niceness.IDLE);
    /** A second, in the kernel's ticks. */
    private static final long TICKS = 100;

    private final List<Process> busy = new ArrayList<>();

    @BeforeEach
    void groupsCanBeMade() {
        assumeTrue(IdleGroup.of(Members.PROCESSES).works(), "no control groups here");
    }

    @AfterEach
    void stop() throws InterruptedException {
        IDLE.rest(false);
        for (Process process : busy) {
            process.destroyForcibly().waitFor();
        }
    }

    /** As programs of ours are started; on the last processor, so that both want the same one. */
    private Process busy(boolean awaited) throws IOException {
        String last = Processors.forLongWork().stream().reduce(0, Math::max).toString();
        Process process = new ProcessBuilder(
                        "chrt", "--idle", "0", "taskset", "--cpu-list", last, "sh", "-c", "while :; do :; done")
                .start();
        busy.add(process);
        IDLE.of(process, awaited);
        return process;
    }

    /** Of processor time, in the program and for it in the system: fields 14 and 15 of {@code stat}. */
    private static long ticks(Process process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void somebody_who_waits_goes_before_what_nobody_waits_for() throws Exception {
        sharesBetweenAwaitedAndOther();
    }

    @Test
    void and_while_both_rest() throws Exception {
        IDLE.rest(true);
        sharesBetweenAwaitedAndOther();
    }

    private void sharesBetweenAwaitedAndOther() throws Exception {
        Process other = busy(false);
        Process awaited = busy(true);
        long otherBefore = ticks(other);
        long awaitedBefore = ticks(awaited);
        Eventually.holds(() -> ticks(awaited) >= awaitedBefore + TICKS);
        assertThat(ticks(other) - otherBefore).isLessThan(TICKS / 5);
    }
}
