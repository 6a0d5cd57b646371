package nl.polder.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

@DisplayName("The log line of a request that failed")
class FailureLogTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({
        "/first/kT3-secret_x, /first/:link",
        "/first/J.%20Jansen, /first/:link",
        "/first/a+b, /first/:link",
        "/plain, /plain"
    })
    void says_where_without_what_the_address_named(String asked, String said) throws Exception {
        assertThat(linesOf(asked)).singleElement().isEqualTo(said);
    }

    @Test
    void is_not_written_where_the_address_is_at_fault() throws Exception {
        assertThat(linesOf("/nowhere")).isEmpty();
    }

    /** The route of every line that is logged. */
    private List<String> linesOf(String asked) throws Exception {
        Router router = Router.router(vertx);
        router.route().failureHandler(new ProblemHandler((http, problem) -> Buffer.buffer()));
        router.get("/first/:link").handler(http -> http.fail(new IllegalStateException("broken")));
        router.get("/plain").handler(http -> http.fail(new IllegalStateException("broken")));
        HttpServer server =
                vertx.createHttpServer().requestHandler(router).listen(0).await();
        var log = (Logger) LoggerFactory.getLogger(ProblemHandler.class);
        var said = new ListAppender<ILoggingEvent>();
        said.start();
        log.addAppender(said);
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.actualPort() + asked))
                    .build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } finally {
            log.detachAppender(said);
        }
        return said.list.stream().map(FailureLogTest::route).toList();
    }

    private static String route(ILoggingEvent event) {
        Map<String, Object> named = event.getKeyValuePairs().stream()
                .filter(pair -> pair.value != null)
                .collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
        return String.valueOf(named.get("route"));
    }
}
