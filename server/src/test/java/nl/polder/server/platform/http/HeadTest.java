package nl.polder.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Checkers of links, harvesters of catalogues and programs that download ask first without wanting the body. */
@DisplayName("A HEAD request")
class HeadTest {
    @AutoClose
    private static final TestPolder polder = TestPolder.start();

    @BeforeAll
    static void an_example() {
        polder.app().createExample();
    }

    private static HttpResponse<String> head(String path) {
        return polder.send(polder.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    @Test
    void is_answered_as_a_get_without_its_body() {
        for (String path : List.of(
                "/",
                "/c/voorbeeld-desinformatie",
                "/api/v1/openapi.json",
                "/api/v3/reportExport/voorbeeld-desinformatie/comments.csv",
                "/catalog.ttl",
                "/no-such-page",
                "/admin/")) {
            HttpResponse<String> get = polder.get(path);
            HttpResponse<String> head = head(path);
            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            assertThat(head.headers().firstValue("content-type"))
                    .as(path)
                    .isEqualTo(get.headers().firstValue("content-type"));
            assertThat(head.headers().allValues("x-request-id")).as(path).hasSize(1);
            assertThat(head.body()).as(path).isEmpty();
        }
    }

    @Test
    void does_nothing_where_a_change_is_asked_for() {
        assertThat(head("/api/v1/conversations/voorbeeld-desinformatie/votes").statusCode())
                .isEqualTo(polder.get("/api/v1/conversations/voorbeeld-desinformatie/votes")
                        .statusCode());
    }

    @Test
    void leaves_the_connection_usable_with_no_byte_of_the_body_on_it() throws IOException {
        URI origin = URI.create(polder.origin());
        String asked = " /api/v1/openapi.json HTTP/1.1\r\nHost: " + origin.getAuthority();
        try (var socket = new Socket(origin.getHost(), origin.getPort())) {
            socket.getOutputStream()
                    .write(("HEAD" + asked + "\r\n\r\nHEAD" + asked + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers.split("HTTP/1\\.1 200", -1)).as(answers).hasSize(3);
            assertThat(answers).doesNotContain("\"paths\"");
        }
    }
}
