package nl.polder.server.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Whether Java programs still compile themselves: what is measured meanwhile is the compiler. A rate far below the limit takes
 * minutes to get everything compiled, so a fixed warm-up is a guess.
 */
final class Compilers {
    private static final int LOOK_SECONDS = 5;
    private static final int GIVE_UP_SECONDS = 300;
    /** Of one processor. */
    private static final double IDLE_SHARE = 0.03;

    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TICKS_FIELD = 11;

    private Compilers() {}

    /** Waits until the compilers of all of them together rest; says so if they never do. */
    static void awaitIdle(Stream<ProcessHandle> programs) throws IOException, InterruptedException {
        List<Long> pids = programs.map(ProcessHandle::pid).toList();
        double before = seconds(pids);
        for (int waited = 0; waited < GIVE_UP_SECONDS; waited += LOOK_SECONDS) {
            TimeUnit.SECONDS.sleep(LOOK_SECONDS);
            double now = seconds(pids);
            if (now - before < IDLE_SHARE * LOOK_SECONDS) {
                System.err.printf("compiled: %.1f s of compiling, %d s waited%n", now, waited + LOOK_SECONDS);
                return;
            }
            before = now;
        }
        System.err.printf("still compiling after %d s; what follows has that in it%n", GIVE_UP_SECONDS);
    }

    private static double seconds(List<Long> pids) throws IOException {
        double ticks = 0;
        for (long pid : pids) {
            try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
                for (Path thread : threads.toList()) {
                    ticks += compilerTicks(thread.resolve("stat"));
                }
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** The second field is the thread's name in parentheses, with blanks of its own. */
    private static double compilerTicks(Path stat) throws IOException {
        try {
            String line = Files.readString(stat);
            String name = line.substring(line.indexOf('(') + 1, line.lastIndexOf(')'));
            String[] rest = line.substring(line.lastIndexOf(')') + 2).split(" ");
            boolean compiles = name.startsWith("C1 Compil") || name.startsWith("C2 Compil");
            return compiles
                    ? Arrays.stream(rest, USER_TICKS_FIELD, USER_TICKS_FIELD + 2)
                            .mapToDouble(Double::parseDouble)
                            .sum()
                    : 0;
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
