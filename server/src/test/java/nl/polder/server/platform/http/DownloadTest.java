package nl.polder.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.polder.server.platform.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A download")
class DownloadTest {
    /** More than the buffers of two sockets hold. */
    private static final int BYTES = 64 << 20;

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Optional<Throwable>> outcome = new CompletableFuture<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        Path file = Files.write(folder.resolve("large.csv"), new byte[BYTES]);
        var download = new Download.File(
                file, "large.csv", "text/csv", BYTES, HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(file))));
        Router router = Router.router(vertx);
        router.get("/").handler(Await.handler(http -> send(http, download)));
        server = vertx.createHttpServer().requestHandler(router).listen(0).await();
    }

    private void send(RoutingContext http, Download.File file) {
        try {
            Download.send(http, file);
            outcome.complete(Optional.empty());
        } catch (Throwable failure) {
            outcome.complete(Optional.of(failure));
        }
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    private Socket asking() throws Exception {
        var socket = new Socket("localhost", server.actualPort());
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.getInputStream().readNBytes(1_000);
        return socket;
    }

    @Test
    void whose_reader_hangs_up_is_no_fault_of_ours() throws Exception {
        asking().close();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEmpty();
    }

    /** As a telephone that loses its network, or a proxy that gives up: the connection is reset. */
    @Test
    void whose_connection_is_reset_is_no_fault_of_ours() throws Exception {
        Socket socket = asking();
        socket.setSoLinger(true, 0);
        socket.close();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void of_a_file_that_is_gone_is_one() throws Exception {
        Files.delete(folder.resolve("large.csv"));
        try (var socket = new Socket("localhost", server.actualPort())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(outcome.get(30, TimeUnit.SECONDS)).isPresent();
        }
    }
}
