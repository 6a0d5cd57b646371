package nl.polder.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A plain connection")
class PlainHttpTest {
    private static final int CLIENTS = 20;

    @AutoClose
    private static final TestPolder polder = TestPolder.start();

    @Test
    void stays_http_1_when_a_program_asks_to_upgrade_it_and_a_large_answer_arrives_whole() throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            try (HttpClient asking =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
                HttpResponse<String> answer = asking.send(
                        polder.request("/api/v1/openapi.json").GET().build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
                assertThat(answer.body()).endsWith("}\n").hasSizeGreaterThan(50_000);
            }
        }
    }
}
