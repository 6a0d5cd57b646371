package nl.polder.server.admin;

import static nl.polder.server.testing.Staff.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.polder.server.testing.FakeClock;
import nl.polder.server.testing.Staff;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The desk")
class DeskTest {

    private static final String C = "/admin/c/hoe-verder";
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9a-f]+)\"");

    private final FakeClock clock = FakeClock.at(java.time.Instant.now());

    @AutoClose
    private final TestPolder polder = TestPolder.start(Map.of(), clock);

    private Staff saskia;
    private int authors;

    @BeforeEach
    void a_draft() {
        saskia = Staff.first(polder, clock);
        saskia.post(
                "/admin/new",
                fields("title", "Hoe verder?", "main", "nl", "description", "Wij vragen dit. En *u* beslist."));
    }

    @Test
    void what_is_made_is_a_draft_with_safe_settings_that_nobody_outside_sees() {
        assertThat(saskia.get(C).body()).contains("Concept");
        assertThat(saskia.get(C + "/settings").body())
                .contains("value=\"pre\" checked", "name=\"length\" value=\"140\"");
        assertThat(polder.get("/api/v1/conversations/hoe-verder").statusCode()).isEqualTo(404);
    }

    @Test
    void it_opens_when_the_checklist_says_so_and_not_before() {
        assertThat(saskia.post(C + "/open", "opens=").body()).contains("Er is nog iets niet klaar");
        makeReady();
        assertThat(saskia.post(C + "/open", "opens=").headers().firstValue("location"))
                .hasValue(C + "?said=opened");
        assertThat(polder.get("/api/v1/conversations/hoe-verder").statusCode()).isEqualTo(200);
        assertThat(count("SELECT count(*) FROM vote_event WHERE kind = 5")).isEqualTo(1);
    }

    @Test
    void house_rules_and_the_promise_are_read_by_participants() {
        makeReady();
        saveSettings("norm_hours", "48");
        saskia.post(C + "/open", "opens=");
        assertThat(polder.get("/c/hoe-verder/about", "Accept", "text/html").body())
                .contains("Wees beleefd.", "Wij beslissen binnen 48 uur");
    }

    @Test
    void dates_in_the_wrong_order_are_named_and_nothing_is_lost() {
        String body = saveSettings(
                "writing_closes",
                in(Duration.ofDays(9)),
                "closes",
                in(Duration.ofDays(8)),
                "title_nl",
                "Een andere vraag?");
        assertThat(body).contains("stoppen na het einde", "Een andere vraag?");
        assertThat(saveSettings("closes", in(Duration.ofDays(-1)))).contains("Deze datum is voorbij");
        assertThat(saveSettings("closes", "31 februari")).contains("konden deze datum niet lezen");
    }

    @Test
    void html_and_script_in_a_description_are_text_and_never_run() {
        String typed =
                "Hallo <script>alert(1)</script> <img src=x onerror=alert(2)> [klik](javascript:alert(3)) **vet**";
        saveSettings("description_nl", typed);
        String page = saskia.get(C + "/settings").body();
        String preview = page.substring(
                page.indexOf("<details class=\"fold\">"),
                page.indexOf("</details>", page.indexOf("<details class=\"fold\">")));
        assertThat(preview).contains("<strong>vet</strong>").doesNotContain("<script", "<img", "javascript:");
    }

    @Test
    void two_organisers_who_save_at_the_same_time_do_not_undo_each_other() {
        Staff second = saskia.inviting("youssef", "organiser");
        String page = saskia.get(C + "/settings").body();
        String otherPage = second.get(C + "/settings").body();
        saskia.post(C + "/settings", settings(page, "title_nl", "Van Saskia?"));
        String answer = second.post(C + "/settings", settings(otherPage, "title_nl", "Van Youssef?"))
                .body();
        assertThat(answer).contains("Een collega wijzigde de instellingen", "Van Youssef?");
        assertThat(saskia.get(C + "/settings").body()).contains("Van Saskia?");
        assertThat(saskia.get(C + "/history").body()).contains("Instellingen gewijzigd", "Van Saskia?");
    }

    @Test
    void a_conversation_that_is_open_closes_earlier_with_two_people_only() {
        open();
        assertThat(saveSettings("closes", in(Duration.ofDays(2)))).contains("alleen met zijn twee");
        saskia.post(C + "/close", "");
        assertThat(saskia.post(C + "/approvals/1/confirm", "").body()).contains("U kunt het niet ook bevestigen");
        clock.advance(Duration.ofSeconds(31));
        Staff sameInOtherBrowser = saskia.again("saskia@example.org");
        assertThat(sameInOtherBrowser.post(C + "/approvals/1/confirm", "").body())
                .contains("U kunt het niet ook bevestigen");
        Staff moderator = saskia.inviting("mo", "moderator");
        assertThat(moderator.post(C + "/approvals/1/confirm", "").statusCode()).isEqualTo(403);
        Staff publisher = saskia.inviting("pim", "publisher");
        assertThat(publisher.post(C + "/approvals/1/refuse", "reason=").body()).contains("Schrijf waarom u weigert");
        publisher.post(C + "/approvals/1/confirm", "");
        assertThat(saskia.get(C).body()).contains("Gesloten");
        assertThat(publisher.post(C + "/approvals/1/confirm", "").body()).contains("wacht niet meer");
        assertThat(saskia.get("/admin/audit").body())
                .contains("Voorstel gedaan", "Voorstel bevestigd", "Stand gewijzigd");
    }

    @Test
    void the_address_of_a_button_leads_back_to_its_page_when_it_is_opened() {
        var opened = saskia.get(C + "/seeds/csv?lang=en");
        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(opened.headers().firstValue("Location")).contains(C + "/seeds?lang=en");
        assertThat(saskia.get(C + "/approvals/1/confirm").headers().firstValue("Location"))
                .contains(C + "/approvals");
        assertThat(saskia.get(C + "/no-such-page").statusCode()).isEqualTo(404);
        for (String odd : List.of("/" + C, "//elsewhere.example/.." + C, "/%2f/elsewhere.example/../.." + C)) {
            assertThat(saskia.get(odd + "/seeds/csv").headers().firstValue("Location"))
                    .as(odd)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isEmpty(),
                            here -> assertThat(here).contains(C + "/seeds"));
        }
    }

    @Test
    void a_proposal_nobody_answers_expires() {
        open();
        saskia.post(C + "/close", "");
        clock.advance(Duration.ofDays(7));
        clock.advance(Duration.ofSeconds(31));
        Staff again = saskia.again("saskia@example.org");
        Staff publisher = again.inviting("pim", "publisher");
        assertThat(publisher.post(C + "/approvals/1/confirm", "").body()).contains("wacht niet meer");
        assertThat(again.get(C).body()).doesNotContain("Gesloten");
    }

    @Test
    void a_statement_waits_and_is_placed_refused_undone() {
        open();
        int id = written("Meer groen in de wijk.");
        assertThat(saskia.get(C + "/queue").body())
                .contains("Meer groen in de wijk.", "Wachtrij: 1", "Niets gevonden.");
        saskia.post(C + "/queue/" + id, fields("decision", "accept", "seen", "0"));
        assertThat(moderation(id)).isEqualTo("accepted");
        assertThat(saskia.get(C + "/queue?done=" + id).body())
                .contains("Geplaatst door Saskia", "Maak ongedaan", "Niets wacht. Zo is het sinds");
        saskia.post(C + "/queue/" + id + "/undo", "seen=1");
        assertThat(moderation(id)).isEqualTo("unreviewed");
        assertThat(saskia.post(C + "/queue/" + id, fields("decision", "reject", "seen", "2"))
                        .body())
                .contains("Kies eerst een reden");
        saskia.post(
                C + "/queue/" + id,
                fields("decision", "reject", "reason", "two-ideas", "own", "Splits hem.", "seen", "2"));
        assertThat(moderation(id)).isEqualTo("rejected");
        assertThat(polder.database()
                        .query("SELECT moderation_reason FROM statement WHERE statement_id = $1", id)
                        .iterator()
                        .next()
                        .getString(0))
                .isEqualTo("two-ideas");
        assertThat(count("SELECT count(*) FROM moderation_decision")).isEqualTo(3);
    }

    @Test
    void of_two_moderators_on_one_statement_the_second_learns_what_the_first_did_and_keeps_the_text() {
        open();
        Staff youssef = saskia.inviting("youssef", "moderator");
        int id = written("Meer groen in de wijk.");
        saskia.get(C + "/queue/" + id);
        assertThat(youssef.get(C + "/queue/" + id).body()).contains("Saskia bekijkt deze stelling ook");
        saskia.post(C + "/queue/" + id, fields("decision", "accept", "seen", "0"));
        String answer = youssef.post(
                        C + "/queue/" + id,
                        fields("decision", "reject", "reason", "spam", "own", "Dit is reclame.", "seen", "0"))
                .body();
        assertThat(answer).contains("Een collega was u voor. Geplaatst door Saskia", "Dit is reclame.");
        assertThat(moderation(id)).isEqualTo("accepted");
        assertThat(count("SELECT count(*) FROM moderation_decision")).isEqualTo(1);
    }

    @Test
    void a_role_that_is_taken_away_is_gone_at_once() {
        open();
        Staff youssef = saskia.inviting("youssef", "moderator", "auditor");
        int id = written("Meer groen in de wijk.");
        youssef.get(C + "/queue/" + id);
        saskia.post("/admin/people/2/roles", "role=auditor");
        assertThat(youssef.post(C + "/queue/" + id, fields("decision", "accept", "seen", "0"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(moderation(id)).isEqualTo("unreviewed");
    }

    @Test
    void own_words_come_back_when_the_session_ended_meanwhile() {
        open();
        int id = written("Meer groen in de wijk.");
        saskia.get(C + "/queue/" + id);
        clock.advance(Duration.ofMinutes(31));
        saskia.post(
                C + "/queue/" + id, fields("decision", "reject", "reason", "spam", "own", "Mijn uitleg.", "seen", "0"));
        Staff again = saskia.again("saskia@example.org");
        assertThat(again.get(C + "/queue/" + id).body())
                .contains("Mijn uitleg.", "value=\"spam\" checked", "Wij hebben uw tekst bewaard");
        assertThat(moderation(id)).isEqualTo("unreviewed");
    }

    @Test
    void many_are_refused_together_by_two_people_and_what_was_decided_meanwhile_stays() {
        open();
        int first = written("Koop nu goedkope fietsen.");
        int second = written("Koop nu goedkope auto's.");
        saskia.post(C + "/bulk", fields("statement", "" + first, "reason", "spam") + "&statement=" + second);
        saskia.post(C + "/queue/" + second, fields("decision", "accept", "seen", "0"));
        Staff reader = saskia.inviting("ria", "second-reader");
        reader.post(C + "/approvals/1/confirm", "");
        assertThat(moderation(first)).isEqualTo("rejected");
        assertThat(moderation(second)).isEqualTo("accepted");
    }

    @Test
    void signals_show_look_alikes_and_personal_data_and_never_how_votes_are_divided() {
        open();
        written("Bel mij op 06 12345678 over meer groen.");
        assertThat(saskia.get(C + "/queue").body()).contains("Misschien een telefoonnummer");
        written("Ik wil veel meer groen in onze wijk.");
        int alike = written("Ik wil veel meer groen in de wijk.");
        assertThat(saskia.get(C + "/queue/" + alike).body())
                .contains("Ik wil veel meer groen in onze wijk.", "Nog geen stemmen.")
                .doesNotContain("eens,");
    }

    @Test
    void the_audit_log_can_be_added_to_and_nothing_else() {
        for (String sql :
                new String[] {"DELETE FROM audit_log", "UPDATE audit_log SET actor = 'x'", "TRUNCATE audit_log"}) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> polder.database().query(sql))
                    .hasMessageContaining("permission denied");
        }
        Staff auditor = saskia.inviting("anna", "auditor");
        assertThat(auditor.get("/admin/audit.csv").body())
                .contains("id,time,account,actor", "conversation-created", "account-created");
        assertThat(saskia.inviting("mo", "moderator").get("/admin/audit").statusCode())
                .isEqualTo(403);
    }

    private void makeReady() {
        saskia.post(C + "/seeds", fields("text", "Wij moeten meer luisteren."));
        saveSettings("rules_nl", "Wees beleefd.", "closes", in(Duration.ofDays(30)));
    }

    private void open() {
        makeReady();
        saskia.post(C + "/open", "opens=");
    }

    private String saveSettings(String... changed) {
        return saskia.post(C + "/settings", settings(saskia.get(C + "/settings").body(), changed))
                .body();
    }

    /** The fields as a browser would send them from the page, some of them changed. */
    private static String settings(String page, String... changed) {
        var values = new java.util.LinkedHashMap<>(Map.of(
                "version", first(VERSION, page),
                "main", "nl",
                "language", "nl",
                "title_nl", "Hoe verder?",
                "moderation", "pre",
                "length", "140",
                "votes_min", "7",
                "norm_hours", "24"));
        values.put("rules_nl", page.contains("Wees beleefd.") ? "Wees beleefd." : "");
        Matcher closes = Pattern.compile("name=\"closes\" value=\"([^\"]*)\"").matcher(page);
        values.put("closes", closes.find() ? closes.group(1) : "");
        for (int i = 0; i < changed.length; i += 2) {
            values.put(changed[i], changed[i + 1]);
        }
        return fields(values.entrySet().stream()
                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                .toArray(String[]::new));
    }

    private String in(Duration from) {
        return Dates.field(java.util.Optional.of(clock.instant().plus(from)));
    }

    private static String first(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
        return matcher.group(1);
    }

    /** A participant writes; returns the number of the statement. */
    private int written(String text) {
        authors++;
        byte[] secret = new byte[32];
        secret[0] = (byte) authors;
        return polder.database()
                .query(
                        "SELECT statement FROM append_statement(1, $1, true, 0::smallint, 'nl', NULL, 'participant', 'nl', $2, NULL)",
                        Buffer.buffer(secret),
                        text)
                .iterator()
                .next()
                .getInteger(0);
    }

    private String moderation(int statement) {
        return polder.database()
                .query("SELECT moderation FROM statement WHERE statement_id = $1", statement)
                .iterator()
                .next()
                .getString(0);
    }

    private long count(String sql) {
        return polder.database().query(sql).iterator().next().getLong(0);
    }
}
