package nl.polder.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An error")
class ProblemHandlerTest {
    @AutoClose
    static final TestPolder polder = TestPolder.start();

    @Test
    void is_problem_json_for_programs() {
        HttpResponse<String> answer = polder.get("/nowhere", "Accept", "*/*");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"/problems/not-found\"", "\"status\":404");
    }

    @Test
    void is_a_page_for_people() {
        HttpResponse<String> answer = polder.get("/nowhere", "Accept", "text/html,application/xhtml+xml");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(answer.body()).contains("<html");
    }

    @Test
    void below_the_api_is_problem_json_even_for_browsers() {
        HttpResponse<String> answer = polder.get("/api/v1/nowhere", "Accept", "text/html");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void names_the_request_so_that_it_can_be_found_in_the_log() {
        HttpResponse<String> answer = polder.get("/nowhere");
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(answer.body()).contains("/requests/" + id);
    }

    @Test
    void of_a_body_one_byte_too_large_is_413_and_at_the_bound_it_is_not() {
        assertThat(polder.postJson("/nowhere", "x".repeat(64 * 1024)).statusCode())
                .isEqualTo(404);
        HttpResponse<String> tooLarge = polder.postJson("/nowhere", "x".repeat(64 * 1024 + 1));
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("/problems/body-too-large");
    }
}
