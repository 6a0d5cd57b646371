package nl.polder.server.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.polder.server.platform.StartRefused;

/** Runs PostgreSQL's programs as the right user, in a clean environment, their output in a log file. */
final class Programs {
    private static final long LOG_BYTES_MAX = 10L << 20;

    private final Binaries binaries;
    private final ServerUser user;
    private final Path log;

    Programs(Binaries binaries, ServerUser user, Path log) throws IOException {
        this.binaries = binaries;
        this.user = user;
        this.log = log;
        if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    ServerUser user() {
        return user;
    }

    Path log() {
        return log;
    }

    /** Starts a program and does not wait. */
    Process start(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(binaries.program(program).toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(user.command(command))
                .directory(binaries.folder().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("POLDER_"));
        environment.putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
        return builder.start();
    }

    /** @throws StartRefused with the last line of the output when the program fails */
    void run(String program, List<String> arguments) throws IOException, InterruptedException {
        int code = start(program, arguments).waitFor();
        if (code != 0) {
            throw new StartRefused(
                    "%s failed with code %d: %s (all of it is in %s)".formatted(program, code, lastLine(), log));
        }
    }

    String lastLine() throws IOException {
        return Files.readAllLines(log).reversed().stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("no output");
    }
}
