package nl.polder.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Waiting for a long answer")
class WaitingTest {
    private static final long EVERY_MILLIS = 50;
    private static final String SIGN = "HTTP/1.1 100 Continue";

    private final Vertx vertx = Vertx.vertx();
    /** Opened when the client saw a sign of life, so that the work ends by what happened and not by a clock. */
    private final CountDownLatch signSeen = new CountDownLatch(1);

    @AfterEach
    void stop() throws TimeoutException {
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    @Test
    void shows_a_sign_of_life_before_the_answer() throws Exception {
        String said = ask("HTTP/1.1", this::untilSeen);
        assertThat(said).startsWith(SIGN).contains("HTTP/1.1 200 OK").endsWith("there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/1.1"})
    void answers_at_once_as_ever(String version) throws Exception {
        assertThat(ask(version, () -> "there"))
                .contains(" 200 OK")
                .endsWith("there")
                .doesNotContain(SIGN);
    }

    private String untilSeen() {
        try {
            assertThat(signSeen.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "there";
    }

    private String ask(String version, java.util.function.Supplier<String> work) throws Exception {
        Router router = Router.router(vertx);
        router.get("/long").handler(Await.handler(http -> answer(http, work)));
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(router)
                .listen()
                .await(30, TimeUnit.SECONDS);
        try (Socket socket = new Socket("127.0.0.1", server.actualPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET /long " + version + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return read(socket.getInputStream());
        }
    }

    private static void answer(RoutingContext http, java.util.function.Supplier<String> work) {
        http.response().end(Waiting.during(http, EVERY_MILLIS, work));
    }

    private String read(InputStream in) throws IOException {
        StringBuilder said = new StringBuilder();
        byte[] some = new byte[1024];
        for (int n = in.read(some); n >= 0; n = in.read(some)) {
            said.append(new String(some, 0, n, StandardCharsets.US_ASCII));
            if (said.indexOf(SIGN) >= 0) {
                signSeen.countDown();
            }
        }
        return said.toString();
    }
}
