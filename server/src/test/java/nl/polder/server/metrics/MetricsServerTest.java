package nl.polder.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The operator's port")
class MetricsServerTest {
    @AutoClose
    static final TestPolder polder = TestPolder.start(Map.of("POLDER_METRICS_PORT", "0"));

    @Test
    void says_that_the_process_lives_and_is_ready() throws IOException, InterruptedException {
        assertThat(get("/health/live").body()).isEqualTo("live\n");
        assertThat(get("/health/ready").body()).isEqualTo("ready\n");
    }

    @Test
    void counts_requests_by_route_and_never_by_path() throws IOException, InterruptedException {
        polder.get("/c/a-secret-slug/results");
        assertThat(get("/metrics").body())
                .contains("polder_http_requests_seconds_count")
                .doesNotContain("a-secret-slug");
    }

    @Test
    void is_not_the_public_port() {
        assertThat(polder.get("/metrics").statusCode()).isEqualTo(404);
        assertThat(polder.get("/health/live").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + polder.app().metricsPort() + path);
        return polder.client().send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
