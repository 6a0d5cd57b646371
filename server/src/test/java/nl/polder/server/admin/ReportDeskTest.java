package nl.polder.server.admin;

import static nl.polder.server.testing.Staff.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.polder.server.testing.Eventually;
import nl.polder.server.testing.FakeClock;
import nl.polder.server.testing.Staff;
import nl.polder.server.testing.TestPolder;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Publishing a report at the desk")
class ReportDeskTest {
    private static final String PUBLIC = "/c/voorbeeld-desinformatie/reports/";
    private static final String C = "/admin/c/voorbeeld-desinformatie";
    private static final String REPORTS = C + "/reports";
    private static final Duration EMBARGO = Duration.ofHours(2);

    private static final FakeClock clock = FakeClock.at(Instant.now());
    private static TestPolder polder;
    private static Staff organiser;
    private static Staff publisher;
    private static Staff moderator;

    @BeforeAll
    static void an_organiser_and_a_publisher() {
        polder = TestPolder.start(Map.of(), clock);
        polder.app().createExample();
        Staff administrator = Staff.ofOtherOrganisation(polder, clock, "voorbeeldministerie");
        organiser = administrator.inviting("both", "organiser", "publisher");
        publisher = administrator.inviting("pim", "publisher");
        moderator = administrator.inviting("mo", "moderator");
        Eventually.holds(() -> polder.get(PUBLIC + 1).statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        polder.close();
    }

    /** Returns its number. */
    private static int draft() {
        organiser.post(REPORTS + "/freeze", "");
        return polder.database()
                .query("SELECT max(number) AS n FROM report")
                .iterator()
                .next()
                .getInteger("n");
    }

    private static long proposalOf(int report) {
        return polder.database()
                .query("SELECT approval_id AS id FROM approval WHERE subject = 'report " + report
                        + "' ORDER BY 1 DESC LIMIT 1")
                .iterator()
                .next()
                .getLong("id");
    }

    @Test
    void where_nobody_voted_there_is_nothing_to_report_on_and_the_desk_says_so() {
        organiser.post("/admin/new", fields("title", "Zonder stemmen", "main", "nl", "description", ""));
        String c = "/admin/c/zonder-stemmen";
        organiser.post(c + "/seeds", fields("text", "Wij moeten meer luisteren."));
        String said = organiser
                .post(c + "/reports/freeze", "")
                .headers()
                .firstValue("location")
                .orElseThrow();
        assertThat(organiser.get(said + "&lang=nl").body())
                .contains("Er zijn nog geen resultaten om over te rapporteren.")
                .doesNotContain("Rapport 1");
    }

    @Test
    void a_draft_is_read_by_staff_only() {
        int number = draft();
        assertThat(organiser.get(REPORTS + "?lang=nl").body()).contains("Rapport " + number, "Concept");
        assertThat(organiser.get(REPORTS + "/" + number + "?lang=nl").body())
                .contains("Dit is een concept")
                .doesNotContain(PUBLIC + number + ".pdf");
        for (String file : new String[] {"", ".pdf", ".csv", ".json"}) {
            assertThat(polder.get(PUBLIC + number + file).statusCode()).isEqualTo(404);
        }
        assertThat(polder.get("/").body()).doesNotContain(PUBLIC + number + "?");
        assertThat(polder.get(REPORTS + "/" + number).statusCode()).isEqualTo(401);
        assertThat(organiser.get(REPORTS + "/999").statusCode()).isEqualTo(404);
    }

    @Test
    void one_person_cannot_publish_whatever_the_roles() {
        int number = draft();
        assertThat(publisher
                        .post(REPORTS + "/" + number + "/publish", "embargo=")
                        .statusCode())
                .isEqualTo(403);
        organiser.post(REPORTS + "/" + number + "/publish", "embargo=");
        String confirm = C + "/approvals/" + proposalOf(number) + "/confirm";
        assertThat(organiser.post(confirm, "").statusCode()).isEqualTo(200);
        assertThat(polder.get(PUBLIC + number).statusCode()).isEqualTo(404);
        assertThat(organiser
                        .post(REPORTS + "/" + number + "/publish", "embargo=")
                        .headers()
                        .firstValue("location")
                        .orElse(""))
                .contains("proposed-before");
    }

    @Test
    void what_moderators_took_away_since_is_not_published() {
        int number = draft();
        String propose = REPORTS + "/" + number + "/publish";
        organiser.post(propose, "embargo=");
        decide("reject");
        String confirmed = publisher
                .post(C + "/approvals/" + proposalOf(number) + "/confirm?lang=nl", "")
                .body();
        assertThat(confirmed).contains("Dit concept bevat een stelling die intussen is afgewezen.");
        assertThat(polder.get(PUBLIC + number).statusCode()).isEqualTo(404);
        publisher.post(C + "/approvals/" + proposalOf(number) + "/refuse", fields("reason", "Een stelling is weg."));
        assertThat(organiser.post(propose + "?lang=nl", "embargo=").body()).contains("intussen is afgewezen");
        decide("accept");
        assertThat(organiser.get(propose + "?lang=nl").body()).doesNotContain("intussen is afgewezen");
    }

    /** About the first statement, by a moderator at the desk. */
    private static void decide(String decision) {
        String queue = C + "/queue/0";
        Matcher seen = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"")
                .matcher(moderator.get(queue).body());
        assertThat(seen.find()).isTrue();
        var answer = moderator.post(
                queue, fields("decision", decision, "reason", "spam", "own", "Dit is reclame.", "seen", seen.group(1)));
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59", "2200-01-01T00:00", "1999-12-31T23:59", "-0001-01-01T00:00", "x"})
    void an_embargo_until_a_year_that_nobody_means_is_refused(String embargo) {
        int number = draft();
        String body = organiser
                .post(REPORTS + "/" + number + "/publish?lang=nl", fields("embargo", embargo))
                .body();
        assertThat(body).contains("Vul een datum en tijd in die nog moet komen");
        assertThat(organiser.get(REPORTS + "?lang=nl").statusCode()).isEqualTo(200);
    }

    @Test
    void counts_people_and_votes_up_to_the_results_it_shows() {
        vote("agree");
        int number = draft();
        var report = new JsonObject(polder.database()
                .query("SELECT document FROM report ORDER BY number DESC LIMIT 1")
                .iterator()
                .next()
                .getString("document"));
        var counts = report.getJsonObject("results").getJsonObject("counts");
        var people = report.getJsonObject("participation");
        assertThat(report.getJsonObject("head").getInteger("number")).isEqualTo(number);
        assertThat(people.getInteger("participants")).isEqualTo(counts.getInteger("participants"));
        assertThat(people.getLong("votes")).isEqualTo(counts.getLong("votes"));
    }

    @Test
    void who_must_answer_a_proposal_is_told_so_on_the_desk_and_who_made_it_is_not() {
        int number = draft();
        organiser.post(REPORTS + "/" + number + "/publish", "embargo=");
        for (String page : new String[] {"/admin?lang=nl", C + "?lang=nl"}) {
            assertThat(publisher.get(page).body()).containsPattern("wachte?n? op uw antwoord");
            assertThat(organiser.get(page).body()).doesNotContain("op uw antwoord");
        }
        publisher.post(C + "/approvals/" + proposalOf(number) + "/refuse", fields("reason", "Nog niet."));
        long waiting = polder.database()
                .query("SELECT count(*) AS n FROM approval WHERE state = 'pending'")
                .iterator()
                .next()
                .getLong("n");
        assertThat(publisher.get("/admin?lang=nl").body().contains("op uw antwoord"))
                .isEqualTo(waiting > 0);
    }

    @Test
    void two_people_publish_and_the_audit_log_says_who() {
        int number = draft();
        organiser.post(REPORTS + "/" + number + "/publish", "embargo=");
        assertThat(publisher.get(C + "/approvals?lang=nl").body())
                .as("who confirms can read what")
                .contains(
                        "Een rapport publiceren",
                        "Rapport " + number + ", te lezen zodra het is bevestigd.",
                        "href=\"" + REPORTS + "/" + number);
        publisher.post(C + "/approvals/" + proposalOf(number) + "/confirm", "");
        assertThat(polder.get(PUBLIC + number).statusCode()).isEqualTo(200);
        assertThat(polder.get("/?lang=nl").body()).contains(PUBLIC + number);
        assertThat(organiser
                        .post(REPORTS + "/" + number + "/publish", "embargo=")
                        .statusCode())
                .isEqualTo(404);
        assertThat(organiser.get(C + "/history").body())
                .contains("Rapport vastgelegd", "Voorstel gedaan", "Voorstel bevestigd", "Rapport gepubliceerd");
    }

    @Test
    void a_report_stays_to_the_byte_when_later_results_differ_and_another_is_published() throws Exception {
        List<String> before = renderings(1);
        var first = new JsonObject(before.getLast()).getJsonObject("results").getJsonObject("version");
        int shown = shown();
        clock.advance(Duration.ofMinutes(2));
        for (int i = 0; i < 12; i++) {
            vote(i % 2 == 0 ? "agree" : "disagree");
        }
        Eventually.holds(() -> shown() > shown);
        polder.database()
                .query(
                        "SELECT append_moderation(conversation_id, 5, 'rejected', 'off-topic', false) FROM conversation");
        int number = draft();
        organiser.post(REPORTS + "/" + number + "/publish", "embargo=");
        publisher.post(C + "/approvals/" + proposalOf(number) + "/confirm", "");
        List<String> later = renderings(number);
        var second = new JsonObject(later.getLast()).getJsonObject("results").getJsonObject("version");
        assertThat(second.getLong("position")).isGreaterThan(first.getLong("position"));
        assertThat(second.getString("hash")).isNotEqualTo(first.getString("hash"));
        assertThat(renderings(1)).isEqualTo(before);
        assertThat(polder.get("/?lang=nl").body()).contains(PUBLIC + number);
        assertThat(organiser.get(REPORTS + "?lang=nl").body()).contains("Rapport 1<", "Rapport " + number + "<");
        assertThat(polder.database()
                        .query("SELECT count(*)::int AS n FROM analysis WHERE pinned AND mode = 'polis'")
                        .iterator()
                        .next()
                        .getInteger("n"))
                .isGreaterThanOrEqualTo(2);
    }

    /** Page (its sheets), PDF and CSV in both languages, and the JSON last. */
    private static List<String> renderings(int report) throws Exception {
        List<String> all = new ArrayList<>();
        for (String language : new String[] {"nl", "en"}) {
            all.add(Jsoup.parse(body(report, "?lang=" + language))
                    .select("article.sheet")
                    .outerHtml());
            all.add(body(report, ".pdf?lang=" + language));
            all.add(body(report, ".csv?lang=" + language));
        }
        all.add(body(report, ".json"));
        return all;
    }

    /** Bytes as characters, so that a difference in a PDF is one too. */
    private static String body(int report, String file) throws Exception {
        HttpResponse<byte[]> answer = polder.client()
                .send(polder.request(PUBLIC + report + file).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(file).isEqualTo(200);
        return new String(
                answer.body(), file.startsWith(".pdf") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private static int shown() {
        return polder.database()
                .query("SELECT coalesce(max(number), 0) AS n FROM analysis_shown WHERE judged")
                .iterator()
                .next()
                .getInteger("n");
    }

    private static void vote(String answer) {
        assertThat(polder.postJson(
                                "/api/v1/conversations/voorbeeld-desinformatie/votes",
                                "{\"statementId\":4,\"vote\":\"%s\"}".formatted(answer))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void under_embargo_nobody_reads_it_before_its_time() {
        int number = draft();
        String until = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm")
                .format(clock.instant().plus(EMBARGO).atZone(ZoneId.of("Europe/Amsterdam")));
        assertThat(organiser
                        .post(REPORTS + "/" + number + "/publish", fields("embargo", "2001-01-01T10:00"))
                        .body())
                .contains("embargo-error");
        organiser.post(REPORTS + "/" + number + "/publish", fields("embargo", until));
        assertThat(publisher.get(C + "/approvals?lang=nl").body()).contains("Rapport " + number + ", te lezen vanaf ");
        publisher.post(C + "/approvals/" + proposalOf(number) + "/confirm", "");
        String made = "SELECT language FROM report_file WHERE kind = 'pdf' AND number = " + number;
        Eventually.holds(() -> polder.database().query(made).size() == 2);
        for (String file : new String[] {"", ".pdf", ".csv", ".json"}) {
            assertThat(polder.get(PUBLIC + number + file).statusCode()).isEqualTo(404);
        }
        assertThat(organiser.get(REPORTS + "?lang=nl").body()).contains("te lezen vanaf");
        clock.advance(EMBARGO);
        assertThat(polder.get(PUBLIC + number).statusCode()).isEqualTo(200);
        clock.advance(EMBARGO.negated());
    }
}
