package nl.polder.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A request that cannot be read")
class UnreadableRequestsTest {
    /** Bytes that the first line and all headers may have; Vert.x's own limits. */
    private static final int LINE_MAX = 4096;

    private static final int HEADERS_MAX = 8192;

    @AutoClose
    static final TestPolder polder = TestPolder.start();

    /** All that comes until the other side ends the connection. */
    private static String answerTo(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", polder.uri("/").getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String requestWithLineOf(int bytes) {
        String around = "GET /? HTTP/1.1";
        return "GET /?" + "x".repeat(bytes - around.length())
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    private static String requestWithHeadersOf(int bytes) {
        String others = "Host: localhostConnection: close";
        return "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: "
                + "x".repeat(bytes - others.length() - "Cookie: ".length()) + "\r\n\r\n";
    }

    @Test
    void has_an_address_that_is_too_long() throws IOException {
        assertThat(answerTo(requestWithLineOf(LINE_MAX))).startsWith("HTTP/1.1 200");
        assertThat(answerTo(requestWithLineOf(LINE_MAX + 1)))
                .contains(" 414 ", "application/problem+json", "/problems/address-too-long", "\"status\":414");
    }

    @Test
    void has_headers_that_are_too_long() throws IOException {
        assertThat(answerTo(requestWithHeadersOf(HEADERS_MAX))).startsWith("HTTP/1.1 200");
        assertThat(answerTo(requestWithHeadersOf(HEADERS_MAX + 1))).contains(" 431 ", "/problems/headers-too-long");
    }

    @Test
    void is_no_request_at_all() throws IOException {
        assertThat(answerTo("\u0016\u0003\u0001 a handshake for another protocol\r\n\r\n"))
                .contains(" 400 ", "/problems/malformed-request");
    }
}
