package nl.polder.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A control group whose members run only while nobody outside it wants a processor: {@code cpu.idle} of Linux 5.15. The idle policy
 * of {@link Niceness} alone is weighed only within a group, and kernels with {@code sched_autogroup} make one of every
 * session: each connection of PostgreSQL is a session, so that long work in the server's took turns with it as an equal.
 *
 * <p>Needs the right to make a group below the one this process is in: root, a delegated unit (systemd's {@code Delegate=cpu}) or
 * the first version of control groups writable. Without it the idle policy is all there is, and the log says so once.
 */
public final class IdleGroup {
    private static final Logger LOG = LoggerFactory.getLogger(IdleGroup.class);
    /** One for all servers of a machine: it holds no figure of any of them. Stays behind, empty. */
    private static final String NAME = "polder-long-work";

    private static final String IDLE = "cpu.idle";

    private final @Nullable Path processes;
    private final @Nullable Path threads;

    private IdleGroup(@Nullable Path processes, @Nullable Path threads) {
        this.processes = processes;
        this.threads = threads;
    }

    private static final class Holder {
        static final IdleGroup FOUND = find(Path.of("/proc/self"));
    }

    /** That of this machine, looked for once. */
    static IdleGroup get() {
        return Holder.FOUND;
    }

    /** Whether members give way to everybody. */
    boolean works() {
        return processes != null;
    }

    /** Puts a process into it, with all threads it has. */
    void takeProcess(long pid) {
        write(processes, pid);
    }

    /** Puts one thread into it; threads which that one starts are in it too. */
    void takeThread(int tid) {
        write(threads, tid);
    }

    private static void write(@Nullable Path file, long id) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, Long.toString(id));
        } catch (IOException gone) {
            // It may have ended already; otherwise it runs under the idle policy only.
            LOG.debug("{} is not in {}: {}", id, file, gone.toString());
        }
    }

    /** @param self {@code /proc/self}, whose {@code cgroup} and {@code mountinfo} say where this process stands */
    static IdleGroup find(Path self) {
        try {
            List<String> mounts = Files.readAllLines(self.resolve("mountinfo"));
            List<String> groups = Files.readAllLines(self.resolve("cgroup"));
            Optional<Path> first = ControlGroups.first(mounts, groups, "cpu");
            if (first.isPresent()) {
                return ofFirstVersion(first.get());
            }
            Optional<Path> second = ControlGroups.second(mounts, groups);
            if (second.isPresent()) {
                return ofSecondVersion(second.get());
            }
            LOG.info("long work gives way by the idle policy alone: there are no control groups here");
        } catch (IOException | UnsupportedOperationException refused) {
            LOG.info("long work gives way by the idle policy alone: {}", refused.toString());
        }
        return new IdleGroup(null, null);
    }

    private static IdleGroup ofFirstVersion(Path own) throws IOException {
        Path group = Files.createDirectories(own.resolve(NAME));
        Files.writeString(group.resolve(IDLE), "1");
        return said(group, new IdleGroup(group.resolve("cgroup.procs"), group.resolve("tasks")));
    }

    /** A threaded group, because one that may hold whole processes only cannot stand below one that has processes. */
    private static IdleGroup ofSecondVersion(Path own) throws IOException {
        if (!Files.readString(own.resolve("cgroup.controllers")).contains("cpu")) {
            throw new IOException("the controller cpu is not delegated to " + own);
        }
        Path group = Files.createDirectories(own.resolve(NAME));
        Path type = group.resolve("cgroup.type");
        if (!Files.readString(type).strip().equals("threaded")) {
            Files.writeString(type, "threaded");
        }
        Files.writeString(own.resolve("cgroup.subtree_control"), "+cpu");
        Files.writeString(group.resolve(IDLE), "1");
        return said(group, new IdleGroup(group.resolve("cgroup.procs"), group.resolve("cgroup.threads")));
    }

    private static IdleGroup said(Path group, IdleGroup found) {
        LOG.info("long work gives way in the control group {}", group);
        return found;
    }
}
