package nl.polder.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import nl.polder.server.testing.Eventually;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file of open data")
class OpenFilesTest {
    private static final String ONE = "/c/voorbeeld-desinformatie/reports/1";

    @AutoClose
    private static final TestPolder polder = TestPolder.start();

    @BeforeAll
    static void an_example() {
        polder.app().createExample();
        Eventually.holds(() -> polder.get(ONE).statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ONE + ".csv",
                ONE + ".json",
                ONE + ".pdf",
                ONE + "/figures/statement-map.svg",
                ONE + "/figures/statement-map.csv",
                ONE + ".csv-metadata.json",
                "/catalog.ttl",
                "/catalog.jsonld"
            })
    void is_for_pages_of_other_sites_and_sent_once(String path) {
        HttpResponse<String> first = polder.get(path);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "access-control-allow-origin")).isEqualTo("*");
        assertThat(header(first, "cross-origin-resource-policy")).isEqualTo("cross-origin");
        String tag = header(first, "etag");
        HttpResponse<String> again = polder.get(path, "If-None-Match", "\"other\", W/" + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "etag")).isEqualTo(tag);
        assertThat(polder.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE, ONE + ".csv", ONE + ".json", ONE + ".pdf", "/catalog.ttl"})
    void says_its_size_to_who_asks_for_the_head_alone(String path) {
        var asked = polder.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody());
        long size =
                polder.send(asked).headers().firstValueAsLong("content-length").orElseThrow();
        assertThat(polder.get(path).headers().firstValueAsLong("content-length"))
                .hasValue(size);
        assertThat(size).isPositive();
    }

    @Test
    void is_of_a_language_and_its_tag_too() {
        String dutch = header(polder.get(ONE + ".csv?lang=nl"), "etag");
        assertThat(header(polder.get(ONE + ".csv?lang=en"), "etag")).isNotEqualTo(dutch);
        assertThat(header(polder.get(ONE + ".json?lang=nl"), "etag"))
                .isEqualTo(header(polder.get(ONE + ".json?lang=en"), "etag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ONE, "/c/voorbeeld-desinformatie", "/c/voorbeeld-desinformatie/reports/2.csv"})
    void is_no_page(String path) {
        assertThat(polder.get(path).headers().firstValue("access-control-allow-origin"))
                .isEmpty();
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("none");
    }
}
