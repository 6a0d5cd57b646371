package nl.polder.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The security headers")
class SecurityHeadersTest {
    @Test
    void are_on_every_answer_with_a_nonce_of_its_own() {
        try (TestPolder polder = TestPolder.start()) {
            HttpResponse<String> first = polder.get("/");
            String policy =
                    first.headers().firstValue("Content-Security-Policy").orElseThrow();
            assertThat(policy)
                    .startsWith("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(polder.get("/nowhere")
                            .headers()
                            .firstValue("Content-Security-Policy")
                            .orElseThrow())
                    .isNotEqualTo(policy);
            assertThat(first.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(first.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
            assertThat(first.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void demand_tls_when_people_come_by_tls() {
        try (TestPolder polder = TestPolder.start(Map.of("POLDER_PUBLIC_URL", "https://polder.example.nl"))) {
            assertThat(polder.get("/").headers().firstValue("Strict-Transport-Security"))
                    .isPresent();
        }
    }
}
