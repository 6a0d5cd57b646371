package nl.polder.server.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import nl.polder.server.App;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.http.FreePort;

/** The whole program on a free port over a fresh database. Rate limits are off unless asked for. */
public final class TestPolder implements AutoCloseable {
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(20);

    private final TestDatabase database = TestDatabase.create();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final App app;

    private TestPolder(Map<String, String> environment, Clock clock) {
        try {
            folder = Files.createTempDirectory("polder-test-keys");
            var values = new HashMap<>(Map.of(
                    "POLDER_PORT", "0",
                    "POLDER_DATA", folder.toString(),
                    "POLDER_LIMITS", "off",
                    // On a machine that does much else at the same time, what gives way to everything is never done.
                    "POLDER_NICE", "0"));
            values.putAll(environment);
            Settings settings = FreePort.settle(Settings.read(values));
            app = App.open(settings, database.application(), clock);
            app.listen();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static TestPolder start() {
        return start(Map.of());
    }

    /** @param environment settings that differ, such as {@code POLDER_LIMITS=on} */
    public static TestPolder start(Map<String, String> environment) {
        return start(environment, Clock.systemUTC());
    }

    public static TestPolder start(Map<String, String> environment, Clock clock) {
        return new TestPolder(environment, clock);
    }

    public App app() {
        return app;
    }

    public TestDatabase database() {
        return database;
    }

    /** A client without cookies that follows no redirect. */
    public HttpClient client() {
        return client;
    }

    /** The origin, without a slash at its end. */
    public String origin() {
        String address = app.address();
        return address.substring(0, address.length() - 1);
    }

    public URI uri(String path) {
        return URI.create(origin() + path);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** As a program: JSON, and none of the headers that browsers add. */
    public HttpResponse<String> postJson(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** As a browser's own form: url-encoded, same origin. */
    public HttpResponse<String> postForm(String path, String form, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin())
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** @param headers name, value, name, value … */
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(path)).timeout(ANSWER_WAIT);
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        app.close();
        client.close();
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
