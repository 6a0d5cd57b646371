package nl.polder.server.testing;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real Keycloak as a child process on a port of its own choice, its database in memory. Maven unpacks it below {@code target} before the
 * tests; it is assembled for this machine once and then starts in some 15 seconds on two free cores.
 */
public final class Keycloak implements AutoCloseable {
    private static final Path HOME = Path.of("target", "keycloak").toAbsolutePath();
    private static final Path ASSEMBLED = HOME.resolve("assembled");

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:\\d+)");
    /** For a machine on which everything else runs too; a Keycloak that is not there by then is not coming. */
    private static final Duration STEP_MAX = Duration.ofMinutes(3);

    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final int LINES_KEPT = 60;

    private static final String ADMIN = "admin";
    private static final String ADMIN_PASSWORD = "admin-of-the-tests";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Thread stopAtExit;
    private final String origin;

    private Keycloak(Process process, Thread stopAtExit, String origin) {
        this.process = process;
        this.stopAtExit = stopAtExit;
        this.origin = origin;
    }

    /** Returns when it answers. What was started is stopped again when it does not. */
    public static Keycloak start() {
        if (!Files.isDirectory(HOME)) {
            throw new IllegalStateException("Maven unpacks Keycloak in its phase process-test-classes: " + HOME);
        }
        if (!Files.exists(ASSEMBLED)) {
            assemble();
        }
        Process process = run(
                "start",
                "--optimized",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=0",
                "--hostname-strict=false");
        var stopAtExit = new Thread(() -> stop(process));
        Runtime.getRuntime().addShutdownHook(stopAtExit);
        var origin = new CompletableFuture<String>();
        CompletableFuture<String> said = read(process, origin);
        try {
            return new Keycloak(
                    process,
                    stopAtExit,
                    origin.applyToEither(said.thenApply(Keycloak::endedEarly), it -> it)
                            .get(STEP_MAX.toSeconds(), TimeUnit.SECONDS));
        } catch (TimeoutException | java.util.concurrent.ExecutionException failed) {
            stop(process);
            throw new IllegalStateException("Keycloak did not start:\n" + said.join(), failed);
        } catch (InterruptedException interrupted) {
            stop(process);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String endedEarly(String said) {
        throw new IllegalStateException("it ended by itself");
    }

    /** Writes the program for this database and these features; the next starts need not. */
    private static void assemble() {
        Process build = run("build", "--db=dev-mem", "--features-disabled=kerberos");
        CompletableFuture<String> said = read(build, new CompletableFuture<>());
        try {
            if (!build.waitFor(STEP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                stop(build);
            }
            if (build.waitFor() != 0) {
                throw new IllegalStateException("Keycloak could not be assembled:\n" + said.join());
            }
            Files.createFile(ASSEMBLED);
        } catch (InterruptedException interrupted) {
            stop(build);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Process run(String... arguments) {
        var command = new ArrayList<>(
                List.of("/bin/sh", HOME.resolve("bin").resolve("kc.sh").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Its Byte Buddy is older than Java 25 and refuses to try without being told to.
        builder.environment().put("JAVA_OPTS_APPEND", "-Dnet.bytebuddy.experimental=true");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads on until the process ends, so that it never waits for a reader; its last lines, and its address as soon as it says it. */
    private static CompletableFuture<String> read(Process process, CompletableFuture<String> origin) {
        var said = new CompletableFuture<String>();
        Thread.startVirtualThread(() -> {
            var lines = new ArrayDeque<String>();
            try (BufferedReader output = process.inputReader()) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    if (lines.size() == LINES_KEPT) {
                        lines.removeFirst();
                    }
                    lines.addLast(line);
                    Matcher listening = LISTENING.matcher(line);
                    if (listening.find()) {
                        origin.complete(listening.group(1));
                    }
                }
            } catch (IOException ended) {
                lines.addLast(ended.toString());
            }
            said.complete(String.join("\n", lines));
        });
        return said;
    }

    /** Imports the realm of {@code resources/keycloak}, whose client may send people back to this Polder only. */
    public void importRealm(String name, String polder) {
        post(
                "/admin/realms",
                "application/json",
                resource("/keycloak/" + name + ".json").replace("POLDER", polder),
                "Bearer " + adminToken());
    }

    /** What a realm is called by others. */
    public String issuer(String realm) {
        return origin + "/realms/" + realm;
    }

    private String adminToken() {
        String answer = post(
                "/realms/master/protocol/openid-connect/token",
                "application/x-www-form-urlencoded",
                "grant_type=password&client_id=admin-cli&username=" + ADMIN + "&password=" + ADMIN_PASSWORD,
                "");
        return new JsonObject(answer).getString("access_token");
    }

    private String post(String path, String type, String body, String authorization) {
        var request = HttpRequest.newBuilder(URI.create(origin + path))
                .timeout(STEP_MAX)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String resource(String path) {
        try (var stream = Keycloak.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("no resource " + path);
            }
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Asked to end, and made to when it does not; what it started itself as well. */
    private static void stop(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                children.forEach(ProcessHandle::destroyForcibly);
                process.waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop(process);
        Runtime.getRuntime().removeShutdownHook(stopAtExit);
        client.close();
    }
}
