package nl.polder.server.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The real program as a child process, with its own PostgreSQL in a folder: what a test may kill. */
public final class ServerProcess implements AutoCloseable {
    private static final String READY = "Polder is ready at ";

    private final Process process;
    private final Path dataFolder;
    private final URI address;

    private ServerProcess(Process process, Path dataFolder, URI address) {
        this.process = process;
        this.dataFolder = dataFolder;
        this.address = address;
    }

    /** The settings of a child on this folder, for commands beside it. */
    public static Map<String, String> environment(Path dataFolder) {
        return Map.of("POLDER_PORT", "0", "POLDER_DATA", dataFolder.toString(), "POLDER_LIMITS", "off");
    }

    /**
     * How a child runs the program; the command and its arguments come behind it. Measurements name the launcher that everybody uses,
     * whose own flags then count and not these: its cache of classes makes a start another thing.
     */
    public static List<String> command(String... jvmFlags) {
        String launcher = System.getProperty("polder.launcher");
        if (launcher != null) {
            return new ArrayList<>(List.of(launcher));
        }
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(jvmFlags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "nl.polder.server.Main"));
        return command;
    }

    /** Returns when it says that it is ready. */
    public static ServerProcess start(Path dataFolder, String... jvmFlags) {
        List<String> command = command(jvmFlags);
        command.add("serve");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment(dataFolder));
        try {
            Process process = builder.start();
            var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var said = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(READY)) {
                    Thread.startVirtualThread(() -> drain(output, dataFolder.resolve("server.log")));
                    return new ServerProcess(process, dataFolder, URI.create(line.substring(READY.length())));
                }
                said.append(line).append('\n');
            }
            throw new IllegalStateException("the server ended before it was ready:\n" + said);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** So that the child never waits for a reader; ends with the child. */
    private static void drain(BufferedReader output, Path log) {
        try (Writer kept = Files.newBufferedWriter(log)) {
            output.transferTo(kept);
        } catch (IOException ended) {
            // The pipe of a killed process closes under its reader; nobody needs what was in it.
        }
    }

    /** With a slash at its end. */
    public URI address() {
        return address;
    }

    /** The end of its log, and what its threads do. */
    public String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(dataFolder.resolve("server.log"));
        Process threads = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "Thread.print")
                .start();
        String printed = new String(threads.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size())) + "\n" + printed;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Spent since its start, its PostgreSQL not counted. */
    public double cpuSeconds() {
        return process.info()
                .totalCpuDuration()
                .map(spent -> spent.toMillis() / 1e3)
                .orElse(Double.NaN);
    }

    /** SIGKILL; returns when the process is gone. Its PostgreSQL is left alone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** SIGKILL to the postmaster; its children see that and end by themselves. */
    public void killDatabase() {
        postmaster().ifPresent(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    private Optional<Long> postmaster() {
        try (Stream<Path> files = Files.find(dataFolder, 6, (path, is) -> path.endsWith("postmaster.pid"))) {
            Optional<Path> file = files.findFirst();
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(
                            Files.readAllLines(file.get()).getFirst().strip()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** SIGTERM: drained and stopped, the database too. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
