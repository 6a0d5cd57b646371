package nl.polder.server.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import nl.polder.server.testing.Eventually;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The results API")
class ResultsApiTest {
    private static final String CONVERSATION = "/api/v1/conversations/voorbeeld-desinformatie";
    private static final String RESULTS = CONVERSATION + "/results";

    private static TestPolder polder;
    private static String voter;

    @BeforeAll
    static void start() {
        polder = TestPolder.start();
        polder.app().createExample();
        voter = voterOf(7);
        Eventually.holds(() -> polder.get(RESULTS, "Authorization", voter).statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        polder.close();
    }

    /** The authorization of somebody who voted on the first statements. */
    private static String voterOf(int votes) {
        String authorization = null;
        for (int j = 0; j < votes; j++) {
            String ballot = "{\"statementId\":%d,\"vote\":\"agree\"}".formatted(j);
            HttpResponse<String> answer = authorization == null
                    ? polder.postJson(CONVERSATION + "/votes", ballot)
                    : polder.postJson(CONVERSATION + "/votes", ballot, "Authorization", authorization);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            if (authorization == null) {
                authorization = "Bearer " + new JsonObject(answer.body()).getString("credential");
            }
        }
        return authorization;
    }

    @Test
    void asks_who_has_not_voted_to_vote_first() {
        HttpResponse<String> answer = polder.get(RESULTS);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new JsonObject(answer.body()).getString("type")).endsWith("vote-first");
    }

    @Test
    void opens_with_the_seventh_vote_and_not_with_the_sixth() {
        assertThat(polder.get(RESULTS, "Authorization", voterOf(6)).statusCode())
                .isEqualTo(403);
        assertThat(polder.get(RESULTS, "Authorization", voter).statusCode()).isEqualTo(200);
    }

    @Test
    void gives_groups_and_statements_with_counts_and_intervals() {
        JsonObject results =
                new JsonObject(polder.get(RESULTS, "Authorization", voter).body());
        assertThat(results.getBoolean("simulated")).isTrue();
        assertThat(results.getBoolean("distinctGroups")).isFalse();
        assertThat(results.getString("updatedAt")).isNotEmpty();
        assertThat(results.getJsonObject("analysis").getString("hash")).hasSize(64);
        assertThat(results.getJsonArray("groups").size()).isBetween(2, 5);
        assertThat(results.getJsonArray("statements")).hasSize(40);
        JsonObject everybody =
                results.getJsonArray("statements").getJsonObject(0).getJsonObject("everybody");
        JsonObject agree = everybody.getJsonObject("agree");
        assertThat(agree.getInteger("of")).isEqualTo(everybody.getInteger("votes"));
        assertThat(agree.getDouble("share")).isBetween(agree.getDouble("low"), agree.getDouble("high"));
    }

    @Test
    void answers_304_to_whoever_has_this_version_already() {
        HttpResponse<String> first = polder.get(RESULTS, "Authorization", voter);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = polder.get(RESULTS, "Authorization", voter, "If-None-Match", tag);
        boolean newVersion = !again.headers().firstValue("ETag").orElseThrow().equals(tag);
        assertThat(again.statusCode()).isEqualTo(newVersion ? 200 : 304);
        if (!newVersion) {
            assertThat(again.body()).isEmpty();
        }
        assertThat(polder.get(RESULTS, "Authorization", voter, "If-None-Match", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void sends_the_bytes_compressed_to_whoever_takes_that() throws Exception {
        var answer = polder.client()
                .send(
                        polder.request(RESULTS, "Authorization", voter, "Accept-Encoding", "gzip")
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        byte[] json = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new JsonObject(new String(json, java.nio.charset.StandardCharsets.UTF_8)).getString("conversation"))
                .isEqualTo("voorbeeld-desinformatie");
        assertThat(answer.body().length).isLessThan(json.length / 3);
    }

    @Test
    void tells_listeners_of_new_results_uncompressed_and_not_what_they_say() throws Exception {
        var answer = polder.client()
                .send(
                        polder.request(
                                        CONVERSATION + "/events",
                                        "Accept",
                                        "text/event-stream",
                                        "Accept-Encoding",
                                        "gzip")
                                .timeout(Duration.ofSeconds(20))
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream events = answer.body()) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(answer.headers().firstValue("Content-Encoding").orElse("identity"))
                    .isEqualTo("identity");
            assertThat(new String(events.readNBytes(7), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("retry: ");
        }
    }

    @Test
    void knows_no_results_of_what_is_not_there_and_takes_no_other_method() {
        assertThat(polder.get("/api/v1/conversations/geen/results").statusCode())
                .isEqualTo(404);
        assertThat(polder.postJson(RESULTS, "{}").statusCode()).isEqualTo(405);
    }
}
