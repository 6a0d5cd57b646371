package nl.polder.server.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import nl.polder.server.testing.FakeClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The events about new results")
class ResultsEventsTest {
    private final Vertx vertx = Vertx.vertx();
    private final FakeClock clock = FakeClock.atNoon();
    private final ResultsEvents events = new ResultsEvents(vertx, clock);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void come_at_once_and_then_not_again_within_ten_seconds() throws Exception {
        Router router = Router.router(vertx);
        router.get("/events").handler(http -> events.listen(http, 1));
        HttpServer server =
                vertx.createHttpServer().requestHandler(router).listen(0).await();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + server.actualPort() + "/events"))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).startsWith("retry: ");
                assertThat(lines.readLine()).isEmpty();
                events.newResults(1);
                assertThat(lines.readLine()).isEqualTo("event: results");
                assertThat(lines.readLine()).isEqualTo("data: new results");
                assertThat(lines.readLine()).isEmpty();

                clock.advance(Duration.ofMillis(9_900));
                events.newResults(1);
                events.newResults(1);
                events.newResults(2);
                assertThat(lines.ready()).as("within ten seconds").isFalse();
                // The two that were held back come as one when the ten seconds are over.
                assertThat(lines.readLine()).isEqualTo("event: results");
                assertThat(lines.readLine()).isEqualTo("data: new results");
                assertThat(lines.readLine()).isEmpty();
                assertThat(lines.ready()).isFalse();
            }
        }
    }
}
