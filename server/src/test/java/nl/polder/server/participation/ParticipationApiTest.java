package nl.polder.server.participation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import nl.polder.server.conversation.ConversationSettings;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.conversation.ModerationMode;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.TopicStore;
import nl.polder.server.testing.TestConversation;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The API of a participant")
class ParticipationApiTest {
    private static final String KEY = "0123456789abcdefghijklmn";
    private static final String OTHER_KEY = "zyxwvutsrqponmlkjihgfedc";

    @AutoClose
    private static final TestPolder POLDER = TestPolder.start();

    private final TestConversation bikes = TestConversation.open(POLDER.database(), "Meer fietspaden", "Minder asfalt");

    @Test
    void the_first_vote_needs_nothing_before_it_and_makes_a_participant() {
        HttpResponse<String> answer = vote(0, "agree", "Idempotency-Key", KEY);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonObject body = new JsonObject(answer.body());
        assertThat(body.getLong("sequence")).isEqualTo(5);
        assertThat(body.getString("leaf")).matches("[0-9a-f]{64}");
        assertThat(body.getInteger("remaining")).isEqualTo(1);
        assertThat(body.getJsonObject("nextStatement").getInteger("statementId"))
                .isEqualTo(1);
        assertThat(body.getJsonObject("nextStatement").getString("text")).isEqualTo("Minder asfalt");
        assertThat(body.getJsonObject("nextStatement").getString("origin")).isEqualTo("seed");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("polder-" + bikes.id() + "=")
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/");
        assertThat(answer.headers().firstValue("API-Version")).contains("1.0.0");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void the_last_vote_says_that_no_statement_is_left() {
        String cookie = cookie(vote(0, "agree", "Idempotency-Key", KEY));
        JsonObject body = new JsonObject(vote(1, "pass", "Cookie", cookie).body());
        assertThat(body.getInteger("remaining")).isZero();
        assertThat(body.containsKey("nextStatement")).isTrue();
        assertThat(body.getValue("nextStatement")).isNull();
    }

    @Test
    void the_same_first_vote_again_is_the_same_person_and_the_same_vote() {
        HttpResponse<String> first = vote(0, "agree", "Idempotency-Key", KEY);
        HttpResponse<String> again = vote(0, "agree", "Idempotency-Key", KEY);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(new JsonObject(again.body()).getLong("sequence"))
                .isEqualTo(new JsonObject(first.body()).getLong("sequence"));
        assertThat(new JsonObject(again.body()).getString("leaf"))
                .isEqualTo(new JsonObject(first.body()).getString("leaf"));
        assertThat(cookie(again)).isEqualTo(cookie(first));
    }

    @Test
    void the_same_key_with_another_vote_is_refused() {
        vote(0, "agree", "Idempotency-Key", KEY);
        assertProblem(vote(0, "disagree", "Idempotency-Key", KEY), 409, "idempotency-key-reused");
    }

    @Test
    void a_vote_is_changed_listed_and_undone_and_then_its_card_returns() {
        String cookie = cookie(vote(0, "agree", "Idempotency-Key", KEY));
        vote(0, "disagree", "Cookie", cookie);
        assertThat(ownVotes(cookie)).hasSize(1);
        assertThat(ownVotes(cookie).getJsonObject(0).getString("vote")).isEqualTo("disagree");

        HttpResponse<String> undone =
                POLDER.send(POLDER.request(path("/votes/0"), "Cookie", cookie, "Sec-Fetch-Site", "same-origin")
                        .DELETE());
        assertThat(undone.statusCode()).as(undone.body()).isEqualTo(200);
        assertThat(new JsonObject(undone.body()).getInteger("remaining")).isEqualTo(2);
        assertThat(ownVotes(cookie)).isEmpty();
        HttpResponse<String> twice =
                POLDER.send(POLDER.request(path("/votes/0"), "Cookie", cookie, "Sec-Fetch-Site", "same-origin")
                        .DELETE());
        assertProblem(twice, 404, "nothing-to-undo");
    }

    @Test
    void a_program_carries_its_credential_as_bearer() {
        String credential =
                new JsonObject(vote(0, "agree", "Idempotency-Key", KEY).body()).getString("credential");
        HttpResponse<String> mine = POLDER.get(path("/votes"), "Authorization", "Bearer " + credential);
        assertThat(new JsonArray(mine.body())).hasSize(1);
    }

    @Test
    void a_browser_is_never_shown_its_credential() {
        HttpResponse<String> answer = vote(0, "agree", "Idempotency-Key", KEY, "Sec-Fetch-Site", "same-origin");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(new JsonObject(answer.body()).containsKey("credential")).isFalse();
    }

    @Test
    void a_card_that_was_served_is_noted_with_the_vote_and_one_that_was_not_is_accepted() {
        JsonObject next = new JsonObject(POLDER.get(path("/next-statement")).body());
        JsonObject card = next.getJsonObject("nextStatement");
        String json = new JsonObject()
                .put("statementId", card.getInteger("statementId"))
                .put("vote", "agree")
                .put("card", card.getString("card"))
                .encode();
        HttpResponse<String> served =
                POLDER.postJson(path("/votes"), json, "Idempotency-Key", next.getString("joinKey"));
        assertThat(served.statusCode()).as(served.body()).isEqualTo(201);
        HttpResponse<String> unserved = POLDER.postJson(path("/votes"), json, "Idempotency-Key", KEY);
        assertThat(unserved.statusCode()).isEqualTo(201);
        assertThat(flags()).containsExactly(64 | 16, 16);
    }

    @Test
    void refuses_votes_on_what_cannot_be_voted_on() {
        assertProblem(vote(7, "agree"), 404, "statement-unknown");
        bikes.decide(1, Moderation.REJECTED);
        assertProblem(vote(1, "agree"), 409, "statement-rejected");
        assertThat(submit("Een heel ander voorstel over de bus").statusCode()).isEqualTo(201);
        assertProblem(vote(2, "agree"), 409, "statement-unreviewed");
        bikes.state(ConversationState.CLOSED);
        assertProblem(vote(0, "agree"), 409, "conversation-closed");
        assertProblem(
                POLDER.postJson("/api/v1/conversations/none/votes", "{\"statementId\":0,\"vote\":\"agree\"}"),
                404,
                "not-found");
    }

    @Test
    void an_unreviewed_statement_is_votable_where_moderation_comes_afterwards() {
        TestConversation after = TestConversation.draft(
                        POLDER.database(), settings -> settings.withModeration(ModerationMode.POST))
                .state(ConversationState.OPEN);
        String statements = "/api/v1/conversations/" + after.slug() + "/statements";
        POLDER.postJson(statements, "{\"text\":\"Een idee\"}", "Idempotency-Key", KEY);
        HttpResponse<String> vote = POLDER.postJson(
                "/api/v1/conversations/" + after.slug() + "/votes",
                "{\"statementId\":0,\"vote\":\"agree\"}",
                "Idempotency-Key",
                OTHER_KEY);
        assertThat(vote.statusCode()).as(vote.body()).isEqualTo(201);
        assertThat(new JsonObject(vote.body()).getLong("sequence"))
                .as("state, statement, the author's agreement came before")
                .isEqualTo(3);
    }

    @Test
    void names_every_wrong_field() {
        HttpResponse<String> answer = POLDER.postJson(
                path("/votes"),
                "{\"statementId\":-1,\"vote\":\"yes\",\"passReason\":\"bored\",\"important\":1,\"colour\":\"red\"}");
        assertProblem(answer, 400, "bad-request");
        assertThat(new JsonObject(answer.body()).getJsonObject("errors").fieldNames())
                .containsExactlyInAnyOrder("statementId", "vote", "passReason", "important", "colour");
    }

    @Test
    void the_reason_of_a_pass_comes_only_with_a_pass() {
        assertProblem(
                POLDER.postJson(path("/votes"), "{\"statementId\":0,\"vote\":\"agree\",\"passReason\":\"unsure\"}"),
                400,
                "bad-request");
        HttpResponse<String> pass =
                POLDER.postJson(path("/votes"), "{\"statementId\":0,\"vote\":\"pass\",\"passReason\":\"unclear\"}");
        assertThat(pass.statusCode()).isEqualTo(201);
        assertThat(flags()).containsExactly(16 | 2);
    }

    @Test
    void important_is_taken_only_where_it_is_asked() {
        String json = "{\"statementId\":0,\"vote\":\"agree\",\"important\":true}";
        assertProblem(POLDER.postJson(path("/votes"), json), 400, "bad-request");
        TestConversation asking = TestConversation.draft(POLDER.database(), ConversationSettings::withImportantMark)
                .seeds("Een stelling")
                .state(ConversationState.OPEN);
        assertThat(POLDER.postJson("/api/v1/conversations/" + asking.slug() + "/votes", json)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void refuses_bodies_that_are_not_what_they_should_be() {
        assertProblem(POLDER.postJson(path("/votes"), "{"), 400, "malformed-body");
        assertProblem(POLDER.postJson(path("/votes"), "[1]"), 400, "malformed-body");
        assertProblem(POLDER.postJson(path("/votes"), ""), 400, "malformed-body");
        assertProblem(POLDER.postJson(path("/votes"), " ".repeat(65_537)), 413, "body-too-large");
        assertProblem(POLDER.postForm(path("/votes"), "statementId=0&vote=agree"), 415, "unsupported-media-type");
        assertProblem(POLDER.get(path(""), "Accept", "text/html"), 406, "not-acceptable");
        assertProblem(POLDER.get(path("/")), 404, "not-found");
        assertProblem(
                POLDER.send(POLDER.request(path("/votes"), "Sec-Fetch-Site", "same-origin")
                        .DELETE()),
                405,
                "method-not-allowed");
    }

    @Test
    void refuses_what_another_site_makes_a_browser_send() {
        assertProblem(vote(0, "agree", "Sec-Fetch-Site", "cross-site"), 403, "foreign-origin");
        assertProblem(vote(0, "agree", "Origin", "https://elsewhere.example"), 403, "foreign-origin");
    }

    @Test
    void refuses_credentials_that_are_broken_or_nobodys() {
        assertProblem(vote(0, "agree", "Authorization", "Bearer abc"), 401, "broken-credential");
        assertProblem(vote(0, "agree", "Authorization", "Basic abc"), 401, "broken-credential");
        assertProblem(vote(0, "agree", "Authorization", "Bearer " + "A".repeat(43)), 401, "unknown-credential");
        HttpResponse<String> broken = vote(0, "agree", "Cookie", "polder-" + bikes.id() + "=broken");
        assertProblem(broken, 401, "broken-credential");
        assertThat(broken.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertProblem(vote(0, "agree", "Idempotency-Key", "short"), 400, "weak-idempotency-key");
        assertProblem(POLDER.get(path("/votes")), 401, "credential-needed");
    }

    @Test
    void a_statement_waits_for_review_and_its_author_agrees_once_it_is_accepted() {
        HttpResponse<String> sent = submit("Een heel ander voorstel over de bus");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        assertThat(new JsonObject(sent.body()).getString("moderation")).isEqualTo("unreviewed");
        String cookie = cookie(sent);
        assertThat(ownVotes(cookie)).isEmpty();

        bikes.decide(2, Moderation.ACCEPTED);

        assertThat(ownVotes(cookie).getJsonObject(0).getString("vote")).isEqualTo("agree");
        HttpResponse<String> mine = POLDER.get(path("/statements?mine=true"), "Cookie", cookie);
        assertThat(new JsonArray(mine.body()).getJsonObject(0).getString("moderation"))
                .isEqualTo("accepted");
    }

    @Test
    void a_statement_is_checked_before_it_is_kept() {
        assertProblem(submit("x".repeat(141)), 400, "statement-too-long");
        assertThat(submit("é".repeat(140)).statusCode()).isEqualTo(201);
        assertThat(submit("e\u0301".repeat(139)).statusCode())
                .as("code points after NFC")
                .isEqualTo(201);
        assertProblem(submit("Meer fietspaden"), 409, "same-statement");
        HttpResponse<String> similar = submit("Meer  fietspaden!");
        assertProblem(similar, 409, "similar-statements");
        assertThat(new JsonObject(similar.body())
                        .getJsonArray("similar")
                        .getJsonObject(0)
                        .getInteger("statementId"))
                .isZero();
        HttpResponse<String> personal = submit("Bel mij op 06-12345678 voor uitleg");
        assertProblem(personal, 400, "personal-data");
        assertThat(new JsonObject(personal.body()).getJsonArray("kinds").getList())
                .isEqualTo(List.of("phone"));
        HttpResponse<String> acknowledged = POLDER.postJson(
                path("/statements"),
                new JsonObject()
                        .put("text", "Meer fietspaden!")
                        .put("acknowledge", new JsonArray().add("similar-statements"))
                        .encode());
        assertThat(acknowledged.statusCode()).as(acknowledged.body()).isEqualTo(201);
        bikes.state(ConversationState.WRITING_CLOSED);
        assertThat(vote(0, "agree").statusCode()).isEqualTo(201);
        awaitProblem(() -> submit("Nog een heel nieuw plan"), "writing-closed");
    }

    @Test
    void lists_conversations_and_their_statements() {
        assertThat(POLDER.get("/api/v1/conversations").body()).contains(bikes.slug());
        JsonObject details = new JsonObject(POLDER.get(path("?lang=en")).body());
        assertThat(details.getString("title")).isEqualTo("A question");
        assertThat(details.getString("state")).isEqualTo("open");
        assertThat(new JsonArray(POLDER.get(path("/statements")).body())).hasSize(2);
        TestConversation draft = TestConversation.draft(POLDER.database(), settings -> settings);
        assertProblem(POLDER.get("/api/v1/conversations/" + draft.slug()), 404, "not-found");
    }

    @Test
    void a_statement_says_its_topics_in_the_language_asked_for() {
        var app = POLDER.app();
        var topics = new TopicStore(app.db());
        app.await(() -> app.db().inTransaction(tx -> {
            topics.add(tx, bikes.id(), 1, "verkeer", Map.of("nl", "Verkeer", "en", "Traffic"))
                    .await();
            return topics.assign(tx, bikes.id(), 1, List.of(1)).await();
        }));
        JsonArray listed = new JsonArray(POLDER.get(path("/statements?lang=en")).body());
        assertThat(listed.getJsonObject(0).getJsonArray("topics")).isEmpty();
        assertThat(listed.getJsonObject(1).getJsonArray("topics"))
                .containsExactly(new JsonObject().put("code", "verkeer").put("name", "Traffic"));
    }

    @Test
    void everything_held_can_be_downloaded_and_erased() {
        String cookie = cookie(vote(0, "agree", "Idempotency-Key", KEY));
        JsonObject held =
                new JsonObject(POLDER.get(path("/me"), "Cookie", cookie).body());
        assertThat(held.getJsonArray("events")).hasSize(1);
        assertThat(held.getJsonArray("events").getJsonObject(0).getString("nonce"))
                .matches("[0-9a-f]{64}");

        HttpResponse<String> erased =
                POLDER.send(POLDER.request(path("/me"), "Cookie", cookie, "Sec-Fetch-Site", "same-origin")
                        .DELETE());
        assertThat(new JsonObject(erased.body()).getInteger("erasedEvents")).isEqualTo(1);
        assertThat(erased.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertProblem(POLDER.get(path("/me"), "Cookie", cookie), 401, "unknown-credential");
    }

    private static void awaitProblem(java.util.function.Supplier<HttpResponse<String>> request, String type) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (System.nanoTime() < deadline) {
            if (request.get().body().contains("/problems/" + type)) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("never answered " + type);
    }

    private HttpResponse<String> vote(int statement, String vote, String... headers) {
        return POLDER.postJson(
                path("/votes"), "{\"statementId\":%d,\"vote\":\"%s\"}".formatted(statement, vote), headers);
    }

    private HttpResponse<String> submit(String text, String... headers) {
        return POLDER.postJson(
                path("/statements"), new JsonObject().put("text", text).encode(), headers);
    }

    private JsonArray ownVotes(String cookie) {
        return new JsonArray(POLDER.get(path("/votes"), "Cookie", cookie).body());
    }

    private List<Integer> flags() {
        var flags = new java.util.ArrayList<Integer>();
        POLDER.database()
                .query(
                        "SELECT flags FROM vote_event WHERE conversation_id = $1 AND kind = 1 ORDER BY sequence",
                        bikes.id())
                .forEach(row -> flags.add((int) row.getShort(0)));
        return flags;
    }

    private String path(String rest) {
        return "/api/v1/conversations/" + bikes.slug() + rest;
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).getString("type")).isEqualTo("/problems/" + type);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("API-Version")).contains("1.0.0");
    }
}
