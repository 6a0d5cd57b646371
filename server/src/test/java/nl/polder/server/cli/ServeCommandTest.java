package nl.polder.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.polder.server.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as an operator starts it: a process of its own, over its own database. */
@DisplayName("serve")
class ServeCommandTest {
    private static final String READY = "Polder is ready at ";

    @TempDir
    Path data;

    private final List<Process> started = new ArrayList<>();

    /** PostgreSQL's programs are there already: unpacking them is tested elsewhere. */
    @BeforeEach
    void unpackOnce() throws IOException {
        Files.createSymbolicLink(
                data.resolve("postgres"),
                Files.createDirectories(Path.of("target", "postgres").toAbsolutePath()));
    }

    /** Whatever a test found, nothing of it stays behind. */
    @AfterEach
    void stopWhatStillRuns() throws InterruptedException {
        for (Process polder : started) {
            polder.destroy();
            if (!polder.waitFor(30, TimeUnit.SECONDS)) {
                polder.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void says_where_it_is_answers_and_stops_cleanly_on_TERM_and_on_INT() throws IOException, InterruptedException {
        for (String signal : new String[] {"TERM", "INT"}) {
            Process polder = serve();
            URI address = URI.create(readyLine(polder).substring(READY.length()));
            assertThat(address.getPath()).isEqualTo("/");
            assertThat(status(address.resolve("/nowhere"))).isEqualTo(404);
            send(signal, polder.pid());
            assertThat(polder.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(polder.exitValue()).as(signal).isZero();
            assertThat(data.resolve("database/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void takes_over_after_it_was_killed() throws IOException, InterruptedException {
        Process killed = serve();
        readyLine(killed);
        killed.destroyForcibly().waitFor();
        assertThat(data.resolve("database/postmaster.pid")).exists();
        Process polder = serve();
        readyLine(polder);
        send("TERM", polder.pid());
        assertThat(polder.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(polder.exitValue()).isZero();
        assertThat(data.resolve("database/postmaster.pid")).doesNotExist();
        try (Stream<Path> users = Files.list(data.resolve("database-users"))) {
            assertThat(users).noneMatch(file -> file.getFileName().toString().startsWith("user"));
        }
    }

    private Process serve() throws IOException {
        // A shell starts what runs in the background with INT ignored, and a JVM leaves it so.
        var builder = new ProcessBuilder(
                "env",
                "--default-signal=INT,TERM",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve");
        builder.environment().putAll(Map.of("POLDER_DATA", data.toString(), "POLDER_PORT", "0"));
        // Not our own stream: Maven waits until every process that holds it has ended.
        Process polder = builder.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        started.add(polder);
        return polder;
    }

    private String readyLine(Process polder) throws IOException {
        BufferedReader lines = polder.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.startsWith(READY)) {
            // The one-time link of the first account comes before it.
            assertThat(line).contains("/admin/first/");
            line = lines.readLine();
        }
        assertThat(line).as(() -> "what it said instead:\n" + said()).isNotNull();
        assertThat(line).startsWith(READY + "http://localhost:");
        return line;
    }

    private Path log() {
        return data.resolve("said.log");
    }

    private String said() {
        try {
            return Files.readString(log());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int status(URI uri) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static void send(String signal, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
