package nl.polder.server.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import nl.polder.server.platform.FreePorts;
import nl.polder.server.platform.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@code postgres} process over a cluster: found, started, stopped. Not thread-safe; the caller holds the turn. */
final class ServerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration READY_WAIT = Duration.ofMinutes(5);
    private static final Duration STALE_WAIT = Duration.ofSeconds(10);
    private static final Duration STOP_WAIT = Duration.ofSeconds(60);

    /** Loopback only, durable, and silent about what people write: no parameters, no failing rows in its log. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "cluster_name=polder",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "wal_level=replica",
            "max_connections=100",
            "password_encryption=scram-sha-256",
            "timezone=UTC",
            "jit=off",
            "log_checkpoints=off",
            "log_statement=none",
            "log_error_verbosity=terse",
            "log_parameter_max_length=0",
            "log_parameter_max_length_on_error=0",
            "logging_collector=off");

    private final Cluster cluster;
    private final Programs programs;

    ServerProcess(Cluster cluster, Programs programs) {
        this.cluster = cluster;
        this.programs = programs;
    }

    /** The server that runs over this cluster, ready; waits for one that is starting, stopping or recovering. */
    Optional<PostmasterPid> find() throws IOException {
        long deadline = System.nanoTime() + READY_WAIT.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<PostmasterPid> found = PostmasterPid.read(cluster.folder())
                    .filter(pid -> pid.process().isPresent());
            if (found.isEmpty() || found.get().ready()) {
                return found;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new StartRefused("The database has been starting for 5 minutes; see %s.".formatted(programs.log()));
    }

    /**
     * Starts, and waits until it answers.
     *
     * @param port 0 = a free one
     */
    PostmasterPid start(int port) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + STALE_WAIT.toNanos();
        while (true) {
            Process process = programs.start("postgres", arguments(port == 0 ? FreePorts.find(LOOPBACK) : port));
            Optional<PostmasterPid> ready = awaitReady(process);
            if (ready.isPresent()) {
                return ready.get();
            }
            // After kill -9 the old process stands in the way until its parent has taken note of its death.
            if (System.nanoTime() > deadline) {
                throw new StartRefused("PostgreSQL does not start: %s (all of it is in %s)"
                        .formatted(programs.lastLine(), programs.log()));
            }
            LockSupport.parkNanos(POLL.toNanos() * 20);
        }
    }

    private List<String> arguments(int port) {
        List<String> arguments =
                new ArrayList<>(List.of("-D", cluster.folder().toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return arguments;
    }

    private Optional<PostmasterPid> awaitReady(Process process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_WAIT.toNanos();
        while (System.nanoTime() < deadline) {
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            Optional<PostmasterPid> ready = PostmasterPid.read(cluster.folder())
                    .filter(PostmasterPid::ready)
                    .filter(pid -> pid.pid() == process.pid());
            if (ready.isPresent()) {
                return ready;
            }
        }
        throw new StartRefused("The database has been starting for 5 minutes; see %s.".formatted(programs.log()));
    }

    /** Fast stop: open transactions are rolled back, everything is written, then it ends. */
    void stop(PostmasterPid server) throws IOException, InterruptedException {
        Optional<ProcessHandle> process = server.process();
        if (process.isEmpty()) {
            return;
        }
        signal("INT", server.pid());
        if (!ends(process.get())) {
            LOG.atWarn()
                    .addKeyValue("pid", server.pid())
                    .log("the database did not stop within a minute; stopping it at once");
            signal("QUIT", server.pid());
            ends(process.get());
        }
    }

    private static boolean ends(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The JVM can only send TERM, with which PostgreSQL waits for its clients. */
    private static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, pid))
                .start()
                .waitFor();
    }
}
