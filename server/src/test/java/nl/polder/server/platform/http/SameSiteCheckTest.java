package nl.polder.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Posts to an address that does not exist: 404 = the check let it pass, 403 = the check stopped it. */
@DisplayName("The same-site check")
class SameSiteCheckTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @AutoClose
    static final TestPolder polder = TestPolder.start();

    @ParameterizedTest(name = "Sec-Fetch-Site {0}, Origin {1}, Referer {2}, {3}: {4}")
    @CsvSource({
        "same-origin,   -,       -,        form, 404",
        "none,          -,       -,        form, 404",
        "same-site,     -,       -,        json, 403",
        "cross-site,    -,       -,        json, 403",
        "same-origin,   foreign, -,        form, 404",
        "cross-site,    own,     -,        json, 403",
        "-,             own,     -,        form, 404",
        "-,             foreign, -,        json, 403",
        "-,             null,    -,        json, 403",
        "-,             foreign, own,      form, 403",
        "-,             -,       own,      form, 404",
        "-,             -,       foreign,  json, 403",
        "-,             -,       prefix,   json, 403",
        "-,             -,       -,        json, 404",
        "-,             -,       -,        form, 403",
    })
    void decides_by_the_first_header_that_is_there(
            String site, String origin, String referer, String body, int status) {
        List<String> headers = new ArrayList<>();
        add(headers, "Sec-Fetch-Site", site);
        add(headers, "Origin", address(origin));
        add(headers, "Referer", referer.equals("own") ? polder.origin() + "/c/a" : address(referer));
        add(headers, "Content-Type", body.equals("json") ? "application/json; charset=utf-8" : FORM);
        HttpResponse<String> answer = polder.send(polder.request("/nowhere", headers.toArray(String[]::new))
                .POST(HttpRequest.BodyPublishers.ofString(body.equals("json") ? "{}" : "a=b")));
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.body()).contains("/problems/foreign-origin");
        }
    }

    @Test
    void lets_a_program_delete_without_a_body_and_stops_a_browser_of_another_site() {
        assertThat(polder.send(polder.request("/nowhere").DELETE()).statusCode())
                .isEqualTo(404);
        assertThat(polder.send(polder.request("/nowhere", "Origin", "https://elsewhere.example")
                                .DELETE())
                        .statusCode())
                .isEqualTo(403);
        assertThat(polder.send(polder.request("/nowhere", "Sec-Fetch-Site", "cross-site")
                                .DELETE())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void lets_every_reading_request_pass() {
        assertThat(polder.get("/nowhere", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(404);
    }

    private static void add(List<String> headers, String name, String value) {
        if (!value.equals("-")) {
            headers.addAll(List.of(name, value));
        }
    }

    private static String address(String which) {
        return switch (which) {
            case "own" -> polder.origin();
            case "foreign" -> "https://elsewhere.example";
            case "prefix" -> polder.origin() + ".elsewhere.example/";
            default -> which;
        };
    }
}
