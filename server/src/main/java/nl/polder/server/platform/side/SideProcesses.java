package nl.polder.server.platform.side;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import nl.polder.server.platform.Niceness;
import nl.polder.server.platform.config.DatabaseUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts programs of ours in processes that give way to everything and reach the database themselves. A garbage collection of
 * megabytes, a log of a million votes that is read, a document that does not fit: nothing of it is in the process that serves.
 */
public final class SideProcesses implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SideProcesses.class);
    private static final long DIES_WITHIN_SECONDS = 10;

    private final Niceness niceness;
    private final DatabaseUrl database;
    private final Rests rests;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param database as the application's own role; reaches a program by its standard input, which nobody else can read */
    public SideProcesses(Niceness niceness, DatabaseUrl database) {
        this.niceness = niceness;
        this.database = database;
        rests = new Rests(niceness::rest, Rests.LOOK);
    }

    /**
     * While many of these come in, programs rest most of the time.
     *
     * @param counter all votes so far
     */
    public void restWhileManyOf(LongSupplier counter) {
        rests.whileManyOf(counter);
    }

    /**
     * A program to run.
     *
     * @param main its {@code main} calls {@link SideProgram#run}
     * @param heapMebibytes at most
     * @param takesMax after which it is killed
     * @param awaited whether somebody waits for what it makes: then it goes before programs that nobody waits for
     * @param jvmFlags further ones
     */
    public record Program(Class<?> main, int heapMebibytes, Duration takesMax, boolean awaited, List<String> jvmFlags) {
        public Program {
            jvmFlags = List.copyOf(jvmFlags);
        }
    }

    /**
     * Runs a program to its end; blocks for seconds to minutes, so on a thread of a pool.
     *
     * @param told each line that it says, on the calling thread
     * @throws IOException when it failed, was killed or took too long; what it logged is in this program's log
     */
    public void run(Program program, JsonObject job, Consumer<String> told) throws IOException {
        Process process = new ProcessBuilder(ProgramCommand.of(program, niceness))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        running.add(process);
        niceness.of(process, program.awaited());
        rests.begin();
        Executor atTheEnd = CompletableFuture.delayedExecutor(program.takesMax().toSeconds(), TimeUnit.SECONDS);
        CompletableFuture<?> limit = CompletableFuture.runAsync(process::destroyForcibly, atTheEnd);
        // Standard input stays open until the end: its closing is how the other side learns that this one is gone.
        try (var in = new DataOutputStream(process.getOutputStream());
                var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            if (closed) {
                throw new IOException("Polder stops");
            }
            send(in, job);
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                told.accept(line);
            }
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("the process of %s ended before it was done, with code %d"
                        .formatted(program.main().getSimpleName(), code));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(
                    "interrupted while waiting for " + program.main().getSimpleName(), stopped);
        } finally {
            limit.cancel(false);
            kill(process);
            running.remove(process);
            rests.end();
        }
    }

    /** And waits for its end: a killed process still writes, holds its memory and its connection for a moment. */
    private static void kill(Process process) {
        try {
            // Joined, which no interrupt ends: the interrupt of the caller stays what it was.
            process.destroyForcibly()
                    .onExit()
                    .orTimeout(DIES_WITHIN_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException late) {
            LOG.error("process {} does not end although it was killed", process.pid(), late);
        }
    }

    private void send(DataOutputStream in, JsonObject job) throws IOException {
        byte[] bytes = new JsonObject()
                .put("job", job)
                .put(
                        "database",
                        new JsonObject()
                                .put("host", database.host())
                                .put("port", database.port())
                                .put("database", database.database())
                                .put("user", database.user())
                                .put("password", database.password()))
                .encode()
                .getBytes(StandardCharsets.UTF_8);
        if (bytes.length > SideProgram.JOB_BYTES_MAX) {
            throw new IOException("a job of " + bytes.length + " bytes");
        }
        in.writeInt(bytes.length);
        in.write(bytes);
        in.flush();
    }

    /** Ends what still runs and waits until it has; what it was doing is done again when it is next asked for. */
    @Override
    public void close() {
        closed = true;
        running.forEach(Process::destroyForcibly);
        running.forEach(SideProcesses::kill);
        rests.close();
    }
}
