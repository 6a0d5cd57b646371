package nl.polder.server.transfer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.platform.http.ProblemException;
import nl.polder.server.testing.TestConversation;
import nl.polder.server.testing.TestPolder;
import nl.polder.server.transfer.polis.SharedData;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file of rows")
class RowFilesTest {
    @AutoClose
    static final TestPolder polder = TestPolder.start();

    @Test
    void sends_the_rest_of_a_file_to_who_lost_the_connection() throws IOException {
        Path given = SharedData.export("brexit-consensus");
        String file = "/api/v3/reportExport/"
                + ImportedExport.in(polder, ImportedExport.read(given), given).slug() + "/votes.csv";
        HttpResponse<String> whole = polder.get(file);
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        int size = whole.body().length();
        assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");

        HttpResponse<String> rest = polder.get(file, "Range", "bytes=1000-", "If-Range", tag);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.headers().firstValue("Content-Range")).contains("bytes 1000-%d/%d".formatted(size - 1, size));
        assertThat(rest.body()).isEqualTo(whole.body().substring(1000));
        assertThat(polder.get(file, "Range", "bytes=10-19").body())
                .isEqualTo(whole.body().substring(10, 20));
        assertThat(polder.get(file, "Range", "bytes=-5").body())
                .isEqualTo(whole.body().substring(size - 5));
    }

    @Test
    void tells_times_in_seconds_to_who_asks_for_them() throws IOException {
        Path given = SharedData.export("brexit-consensus");
        String file = "/api/v3/reportExport/"
                + ImportedExport.in(polder, ImportedExport.read(given), given).slug() + "/votes.csv";
        List<String> milliseconds = polder.get(file).body().lines().toList();
        List<String> seconds =
                polder.get(file + "?timestamps=seconds").body().lines().toList();
        assertThat(polder.get(file + "?timestamps=milliseconds").body().lines())
                .containsExactlyElementsOf(milliseconds);
        assertThat(seconds)
                .isEqualTo(milliseconds.stream()
                        .map(line -> line.replaceFirst("^(\\d{10})\\d{3},", "$1,"))
                        .toList());
        assertThat(polder.get(file + "?timestamps=hours").statusCode()).isEqualTo(400);
    }

    @Test
    void is_not_sent_again_to_who_has_it() throws IOException {
        Path given = SharedData.export("brexit-consensus");
        String file = "/api/v3/reportExport/"
                + ImportedExport.in(polder, ImportedExport.read(given), given).slug() + "/votes.csv";
        String tag = polder.get(file).headers().firstValue("ETag").orElseThrow();
        for (String known : new String[] {tag, "W/" + tag, "\"another\", " + tag, "*"}) {
            HttpResponse<String> answer = polder.get(file, "If-None-Match", known);
            assertThat(answer.statusCode()).as(known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(polder.get(file, "If-None-Match", "\"another\"").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=20-10", "bytes=-", "bytes=0-1,5-6", "lines=1-2"})
    void sends_the_whole_file_when_a_part_cannot_be_meant(String range) throws IOException {
        Path given = SharedData.export("brexit-consensus");
        String file = "/api/v3/reportExport/"
                + ImportedExport.in(polder, ImportedExport.read(given), given).slug() + "/votes.csv";
        HttpResponse<String> answer = polder.get(file, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(polder.get(file).body());
        assertThat(polder.get(file, "Range", "bytes=10-", "If-Range", "\"another\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void makes_two_files_at_a_time_and_says_when_to_come_back() {
        polder.app().createExample();
        Conversation example = find("voorbeeld-desinformatie");
        var export = polder.app().polisExport();
        polder.app()
                .await(() -> export.whenFree(() -> export.whenFree(() -> {
                    assertThatThrownBy(() -> export.file(
                                    example, ExportForm.FULL, Times.MILLISECONDS, "votes.csv", Optional.empty()))
                            .isInstanceOf(ProblemException.class)
                            .hasMessageContaining("overloaded");
                    return "";
                })));
        try (var made = polder.app()
                .await(() -> export.whenFree(() ->
                        export.file(example, ExportForm.FULL, Times.MILLISECONDS, "votes.csv", Optional.empty())))) {
            assertThat(made.bytes()).isPositive();
        }
    }

    @Test
    void over_http_is_for_released_rows_only() throws IOException {
        Path given = SharedData.export("brexit-consensus");
        Conversation released = ImportedExport.in(polder, ImportedExport.read(given), given, "released");
        HttpResponse<String> votes = polder.get("/api/v3/reportExport/" + released.slug() + "/votes.csv");
        assertThat(votes.statusCode()).isEqualTo(200);
        assertThat(votes.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(votes.body().lines().count()).isEqualTo(5_313);
        assertThat(polder.get("/api/v3/reportExport/" + released.slug() + "/secrets.csv")
                        .statusCode())
                .isEqualTo(404);
        assertThat(polder.get("/api/v3/reportExport/nothing/votes.csv").statusCode())
                .isEqualTo(404);

        polder.app().createExample();
        for (String file : ExportForm.FULL.names()) {
            HttpResponse<String> refused = polder.get("/api/v3/reportExport/voorbeeld-desinformatie/" + file);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(new JsonObject(refused.body()).getString("type")).endsWith("rows-not-released");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=99999999-", "bytes=%d-", "bytes=-0"})
    void refuses_a_part_behind_the_end(String range) throws IOException {
        Path given = SharedData.export("brexit-consensus");
        String file = "/api/v3/reportExport/"
                + ImportedExport.in(polder, ImportedExport.read(given), given).slug() + "/votes.csv";
        int size = polder.get(file).body().length();
        HttpResponse<String> answer = polder.get(file, "Range", range.formatted(size));
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */" + size);
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(polder.get(file, "Range", "bytes=%d-".formatted(size - 1)).body())
                .hasSize(1);
    }

    /** Votes that come in make another file; who has half of the first gets its other half, until somebody in it is erased. */
    @Test
    void goes_on_with_the_file_that_a_reader_has_begun() {
        var bikes = TestConversation.open(polder.database(), "Bikes first", "Cars first");
        String person = voted(bikes, 0);
        String begun = sha256(bikes, Optional.empty());
        assertThat(sha256(bikes, Optional.empty())).isEqualTo(begun);
        voted(bikes, 1);
        String now = sha256(bikes, Optional.empty());
        assertThat(now).isNotEqualTo(begun);
        assertThat(sha256(bikes, Optional.of(begun))).isEqualTo(begun);
        assertThat(sha256(bikes, Optional.of("0".repeat(64)))).isEqualTo(now);

        String me = "/api/v1/conversations/" + bikes.slug() + "/me";
        polder.send(polder.request(me, "Cookie", person, "Sec-Fetch-Site", "same-origin")
                .DELETE());
        assertThat(sha256(bikes, Optional.of(begun))).isNotIn(begun, now);
    }

    private static String voted(TestConversation in, int statement) {
        HttpResponse<String> answer = polder.postJson(
                "/api/v1/conversations/" + in.slug() + "/votes",
                "{\"statementId\":%d,\"vote\":\"agree\"}".formatted(statement),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static String sha256(TestConversation of, Optional<String> begun) {
        Conversation conversation = find(of.slug());
        var export = polder.app().polisExport();
        try (var made = polder.app()
                .await(() -> export.file(conversation, ExportForm.FULL, Times.MILLISECONDS, "votes.csv", begun))) {
            return made.sha256();
        }
    }

    private static Conversation find(String slug) {
        return polder.app().await(() -> polder.app().findConversation(slug)).orElseThrow();
    }
}
