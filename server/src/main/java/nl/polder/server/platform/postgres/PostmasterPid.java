package nl.polder.server.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says. Lines: 1 process, 2 folder, 3 start time, 4 port, 5 socket folder, 6 address, 7 shared memory,
 * 8 state. Source: PostgreSQL, {@code src/include/utils/pidfile.h}.
 */
record PostmasterPid(long pid, int port, String state) {
    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;

    /** Empty when there is none, or when it is half written. */
    static Optional<PostmasterPid> read(Path database) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(database.resolve("postmaster.pid"));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PostmasterPid(
                    Long.parseLong(lines.getFirst().strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip()),
                    lines.size() > STATE_LINE ? lines.get(STATE_LINE).strip() : "starting"));
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    boolean ready() {
        return state.equals("ready");
    }

    /**
     * The living process, if it is a PostgreSQL: after a crash of the machine the number may belong to any program. A process
     * that is dead but not yet reaped has no command.
     */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info().command().orElse("").endsWith("/postgres"));
    }
}
