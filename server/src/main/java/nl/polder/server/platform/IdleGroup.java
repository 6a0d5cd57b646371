package nl.polder.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final String IDLE = "cpu.idle";

    /** One of each for all servers of a machine: it holds no figure of any of them. Stays behind, empty. */
    enum Members {
        /** Threads of a server. They never rest: whoever collects garbage waits until each of them has stopped. */
        THREADS("polder-long-work"),
        PROCESSES("polder-long-work-beside"),
        /** Below that of processes, whose time they share: there they are no idle work, so the others give way to them. */
        AWAITED("polder-long-work-beside/awaited");

        private final String folder;

        Members(String folder) {
            this.folder = folder;
        }

        /** What the kernel writes into {@code cpu.idle}. */
        private String idle() {
            return this == AWAITED ? "0" : "1";
        }
    }

    private static final Map<Members, IdleGroup> FOUND = new ConcurrentHashMap<>();

    private final @Nullable Path processes;
    private final @Nullable Path threads;
    private final Optional<ProcessorTime> time;

    private IdleGroup(@Nullable Path processes, @Nullable Path threads, Optional<ProcessorTime> time) {
        this.processes = processes;
        this.threads = threads;
        this.time = time;
    }

    /** That of this machine, looked for once. Where there is none for those that are awaited, they are among the processes. */
    static IdleGroup of(Members members) {
        if (members != Members.AWAITED) {
            return FOUND.computeIfAbsent(members, IdleGroup::find);
        }
        IdleGroup processes = of(Members.PROCESSES);
        IdleGroup awaited = processes.works() ? FOUND.computeIfAbsent(members, IdleGroup::find) : processes;
        return awaited.works() ? awaited : processes;
    }

    private static IdleGroup find(Members members) {
        return find(Path.of("/proc/self"), members);
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

    /** Lets members run a part of the time only, or all of it again; see {@link ProcessorTime}. */
    void rest(boolean resting) {
        time.ifPresent(it -> it.limit(resting));
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
    static IdleGroup find(Path self, Members members) {
        try {
            List<String> mounts = Files.readAllLines(self.resolve("mountinfo"));
            List<String> groups = Files.readAllLines(self.resolve("cgroup"));
            Optional<Path> first = ControlGroups.first(mounts, groups, "cpu");
            if (first.isPresent()) {
                return ofFirstVersion(first.get(), members);
            }
            Optional<Path> second = ControlGroups.second(mounts, groups);
            if (second.isPresent()) {
                return ofSecondVersion(second.get(), members);
            }
            LOG.info("long work gives way by the idle policy alone: there are no control groups here");
        } catch (IOException | UnsupportedOperationException refused) {
            LOG.info("long work gives way by the idle policy alone: {}", refused.toString());
        }
        return new IdleGroup(null, null, Optional.empty());
    }

    private static IdleGroup ofFirstVersion(Path own, Members members) throws IOException {
        Path group = Files.createDirectories(own.resolve(members.folder));
        Files.writeString(group.resolve(IDLE), members.idle());
        return said(
                group,
                new IdleGroup(
                        group.resolve("cgroup.procs"), group.resolve("tasks"), ProcessorTime.ofFirstVersion(group)));
    }

    /** A threaded group, because one that may hold whole processes only cannot stand below one that has processes. */
    private static IdleGroup ofSecondVersion(Path own, Members members) throws IOException {
        if (!Files.readString(own.resolve("cgroup.controllers")).contains("cpu")) {
            throw new IOException("the controller cpu is not delegated to " + own);
        }
        Path group = Files.createDirectories(own.resolve(members.folder));
        Path type = group.resolve("cgroup.type");
        if (!Files.readString(type).strip().equals("threaded")) {
            Files.writeString(type, "threaded");
        }
        Files.writeString(group.resolveSibling("cgroup.subtree_control"), "+cpu");
        Files.writeString(group.resolve(IDLE), members.idle());
        return said(
                group,
                new IdleGroup(
                        group.resolve("cgroup.procs"),
                        group.resolve("cgroup.threads"),
                        ProcessorTime.ofSecondVersion(group)));
    }

    private static IdleGroup said(Path group, IdleGroup found) {
        LOG.info("long work gives way in the control group {}", group);
        return found;
    }
}
