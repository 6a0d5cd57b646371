package nl.polder.server.admin;

import static nl.polder.server.testing.Staff.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import nl.polder.server.testing.Eventually;
import nl.polder.server.testing.Staff;
import nl.polder.server.testing.TestPolder;
import nl.polder.server.transfer.export.ExportForm;
import nl.polder.server.transfer.polis.PolisDirectory;
import nl.polder.server.transfer.polis.PolisReading;
import nl.polder.server.transfer.polis.Progress;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One conversation through its whole life: kept, released by two people, withdrawn; and its rows under agreement. */
@DisplayName("Releasing rows at the desk")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleaseDeskTest {
    private static final String SLUG = "voorbeeld-desinformatie";
    private static final String C = "/admin/c/" + SLUG;
    private static final String RELEASE = C + "/release";
    private static final String ROWS = C + "/rows";
    private static final String EXPORT = "/api/v3/reportExport/" + SLUG;
    private static final List<String> LOGGED = List.of(
            "Stemmen per deelnemer vrijgegeven",
            "Vrijgave ingetrokken",
            "Voorwaarden aanvaard",
            "Stemmen per deelnemer gedownload");

    @AutoClose
    private static final TestPolder polder = TestPolder.start();

    private static Staff organiser;
    private static Staff publisher;
    private static Staff analyst;
    private static Staff auditor;

    @TempDir
    Path directory;

    @BeforeAll
    static void an_open_example_with_a_report_and_a_vote_after_it() {
        polder.app().createExample();
        Staff administrator = Staff.ofOtherOrganisation(polder, Clock.systemUTC(), "voorbeeldministerie");
        organiser = administrator.inviting("both", "organiser", "publisher");
        publisher = administrator.inviting("pim", "publisher");
        analyst = administrator.inviting("anna", "analyst");
        auditor = administrator.inviting("aart", "auditor");
        Eventually.holds(() -> polder.get("/c/" + SLUG + "/reports/1").statusCode() == 200);
        for (int i = 0; i < 3; i++) {
            assertThat(polder.postJson(
                                    "/api/v1/conversations/" + SLUG + "/votes",
                                    "{\"statementId\":3,\"vote\":\"agree\"}")
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    private static Row row(String sql) {
        return polder.database().query(sql).iterator().next();
    }

    private static int conversation() {
        return row("SELECT conversation_id AS id FROM conversation WHERE slug = '" + SLUG + "'")
                .getInteger("id");
    }

    private static void report() {
        int before =
                row("SELECT count(*)::int AS n FROM reidentification_report").getInteger("n");
        assertThat(organiser.post(RELEASE + "/report", "").statusCode()).isEqualTo(303);
        Eventually.holds(() ->
                row("SELECT count(*)::int AS n FROM reidentification_report").getInteger("n") > before);
    }

    private static String said(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElse("").replaceFirst(".*said=([a-z-]*).*", "$1");
    }

    private static String proposal(String act) {
        long id = row("SELECT max(approval_id) AS id FROM approval").getLong("id");
        return C + "/approvals/" + id + "/" + act;
    }

    @Test
    @Order(1)
    void while_people_vote_nothing_can_be_released() {
        assertThat(organiser.get(RELEASE + "?lang=nl").body())
                .contains("Niet vrijgegeven", "Er is nog geen onderzoek", "gesloten")
                .doesNotContain("name=\"reason\"");
        assertThat(said(organiser.post(RELEASE, fields("reason", "Openheid")))).isEqualTo("release-not-closed");
        report();
        assertThat(said(organiser.post(RELEASE, fields("reason", "Openheid")))).isEqualTo("release-not-closed");
        for (String file : ExportForm.FULL.names()) {
            assertThat(polder.get(EXPORT + "/" + file).statusCode()).isEqualTo(403);
            assertThat(polder.get(EXPORT + ".1/" + file).statusCode()).isEqualTo(403);
        }
    }

    @Test
    @Order(2)
    void a_report_from_before_the_last_vote_is_not_enough() {
        polder.postJson("/api/v1/conversations/" + SLUG + "/votes", "{\"statementId\":3,\"vote\":\"agree\"}");
        polder.database().query("SELECT append_state(" + conversation() + ", 'closed')");
        assertThat(organiser.get(RELEASE + "?lang=en").body()).contains("People voted after this investigation");
        assertThat(said(organiser.post(RELEASE, fields("reason", "Openness")))).isEqualTo("release-no-report");
    }

    @Test
    @Order(3)
    void the_report_says_in_words_and_numbers_how_easily_people_are_recognised() {
        report();
        String nl = organiser.get(RELEASE + "?lang=nl").body();
        assertThat(nl)
                .contains(
                        "Wie 5 stemmen van een deelnemer kent",
                        "een rij die niemand anders heeft",
                        "<td>alles</td>",
                        "<td>loting</td>",
                        "Vingerafdruk");
        assertThat(organiser.get(RELEASE + "?lang=en").body())
                .contains(
                        "Who knows 5 votes of a participant", "that nobody else has", "<td>all</td>", "<td>draw</td>");
        Row stored = row("""
                SELECT document, document_hash, log_position, encode(sha256(convert_to(document, 'UTF8')), 'hex') AS hash
                  FROM reidentification_report ORDER BY number DESC LIMIT 1
                """);
        assertThat(stored.getString("document_hash")).isEqualTo(stored.getString("hash"));
        assertThat(nl).contains(stored.getString("document_hash"));
        assertThat(new JsonObject(stored.getString("document")).getLong("position"))
                .isEqualTo(stored.getLong("log_position"));
        String before = stored.getString("document");
        report();
        assertThat(row("SELECT document FROM reidentification_report ORDER BY number DESC LIMIT 1")
                        .getString("document"))
                .isEqualTo(before);
    }

    @Test
    @Order(4)
    void the_database_releases_nothing_without_two_people() {
        String hash = row("SELECT document_hash FROM reidentification_report ORDER BY number DESC LIMIT 1")
                .getString("document_hash");
        assertThatThrownBy(() -> polder.database()
                        .query("SELECT append_release(" + conversation() + ", 2::smallint, '\\x" + hash + "')"))
                .hasMessageContaining("two people have not released");
    }

    @Test
    @Order(5)
    void one_person_cannot_release_whatever_the_roles() {
        HttpResponse<String> without = organiser.post(RELEASE, fields("reason", ""));
        assertThat(without.body()).contains("reason-error");
        assertThat(said(organiser.post(RELEASE, fields("reason", "Voor wie wil narekenen"))))
                .isEqualTo("proposed");
        assertThat(said(analyst.post(RELEASE, fields("reason", "Ook ik")))).isEqualTo("proposed-before");
        assertThat(publisher.post(RELEASE, fields("reason", "Ik")).statusCode()).isEqualTo(403);
        assertThat(organiser.post(proposal("confirm"), "").statusCode()).isEqualTo(200);
        assertThat(organiser.get(RELEASE + "?lang=nl").body())
                .contains("U stelde dit zelf voor")
                .doesNotContain("Bevestig en geef vrij");
        assertThat(analyst.post(proposal("confirm"), "").statusCode()).isEqualTo(403);
        assertThat(polder.get(EXPORT + "/votes.csv").statusCode()).isEqualTo(403);
    }

    @Test
    @Order(6)
    void a_second_person_may_refuse_with_a_reason() {
        assertThat(publisher.get(C + "/approvals?lang=nl").body())
                .contains("Lees het onderzoek en beslis")
                .doesNotContain("Bevestig en voer uit");
        publisher.post(proposal("refuse"), fields("reason", "Te herkenbaar"));
        assertThat(polder.get(EXPORT + "/votes.csv").statusCode()).isEqualTo(403);
        assertThat(said(organiser.post(RELEASE, fields("reason", "Voor wie wil narekenen"))))
                .isEqualTo("proposed");
    }

    @Test
    @Order(7)
    void two_people_release_and_log_and_history_say_so() {
        assertThat(publisher.get(RELEASE + "?lang=nl").body())
                .contains("Voor wie wil narekenen", "Bevestig en geef vrij", "Wie 5 stemmen");
        publisher.post(proposal("confirm"), "");
        assertThat(polder.get(EXPORT + "/votes.csv").statusCode()).isEqualTo(200);
        Row event = row("""
                SELECT kind, value, encode(payload, 'hex') AS payload
                  FROM vote_event ORDER BY conversation_id DESC, sequence DESC LIMIT 1
                """);
        String hash = row("SELECT document_hash FROM reidentification_report ORDER BY number DESC LIMIT 1")
                .getString("document_hash");
        assertThat(event.getShort("kind")).isEqualTo((short) 8);
        assertThat(event.getString("payload")).isEqualTo("02" + hash);
        assertThat(organiser.get(RELEASE + "?lang=nl").body())
                .contains("both stelde het voor en pim bevestigde het", "Trek de vrijgave in");
        assertThat(said(organiser.post(RELEASE, fields("reason", "Nog eens")))).isEqualTo("released-before");
    }

    @Test
    @Order(8)
    void released_rows_tell_no_time_and_no_author_and_can_be_read_back() throws IOException {
        for (String file : ExportForm.RELEASED.names()) {
            HttpResponse<String> got = polder.get(EXPORT + "/" + file);
            assertThat(got.statusCode()).as(file).isEqualTo(200);
            Files.writeString(directory.resolve(file), got.body());
        }
        assertThat(polder.get(EXPORT + "/undone-votes.csv").statusCode()).isEqualTo(403);
        assertThat(polder.get(EXPORT + "/polder-votes.csv").statusCode()).isEqualTo(403);
        assertThat(column("votes.csv", 0)).hasSize(1).allMatch(time -> Long.parseLong(time) % 86_400_000 == 0);
        assertThat(column("comments.csv", 0)).isEqualTo(column("votes.csv", 0));
        assertThat(column("comments.csv", 3)).containsExactly("");
        assertThat(column("participant-votes.csv", 2)).containsExactly("");
        assertThat(column("polder-statements.csv", 1)).hasSize(1);
        PolisReading reading = PolisDirectory.read(directory, null, Progress.SILENT);
        assertThat(reading).isInstanceOf(PolisReading.Complete.class);
        assertThat(((PolisReading.Complete) reading).disagreements()).isEmpty();
        assertThat(((PolisReading.Complete) reading).conversation().events().count())
                .isEqualTo(row("SELECT count(*)::int AS n FROM vote").getInteger("n"));
    }

    /** The different values of a column. */
    private List<String> column(String file, int column) throws IOException {
        return Files.readAllLines(directory.resolve(file)).stream()
                .skip(1)
                .map(line -> line.split(",", -1)[column])
                .distinct()
                .toList();
    }

    @Test
    @Order(8)
    void the_rows_of_an_earlier_moment_are_not_released_beside_those_of_now() {
        for (String file : new String[] {"votes.csv", "participant-votes.csv", "comments.csv"}) {
            assertThat(polder.get(EXPORT + "/" + file).statusCode()).isEqualTo(200);
            assertThat(polder.get(EXPORT + ".1/" + file).statusCode())
                    .as("votes came in after report 1: who cast them would follow from both " + file)
                    .isEqualTo(403);
        }
        for (String none : new String[] {".2", ".0", ".x", ".", ".1.1", ".9999999999"}) {
            assertThat(polder.get(EXPORT + none + "/votes.csv").statusCode())
                    .as(none)
                    .isEqualTo(404);
        }
    }

    @Test
    @Order(9)
    void one_person_withdraws_and_the_page_says_that_copies_remain() {
        assertThat(organiser.get(RELEASE + "?lang=en").body()).contains("we cannot take copies back");
        assertThat(auditor.post(RELEASE + "/withdraw", fields("why", "x")).statusCode())
                .isEqualTo(403);
        assertThat(organiser.post(RELEASE + "/withdraw", fields("why", "")).body())
                .contains("why-error");
        assertThat(said(organiser.post(RELEASE + "/withdraw", fields("why", "Er is toch iemand herkend"))))
                .isEqualTo("release-withdrawn");
        for (String file : ExportForm.FULL.names()) {
            assertThat(polder.get(EXPORT + "/" + file).statusCode()).isEqualTo(403);
        }
        assertThat(said(organiser.post(RELEASE + "/withdraw", fields("why", "Nog eens"))))
                .isEqualTo("not-released");
    }

    @Test
    @Order(10)
    void rows_under_agreement_are_for_named_people_who_confirmed_the_terms() throws Exception {
        assertThat(organiser.get(ROWS).statusCode()).isEqualTo(403);
        assertThat(publisher.post(ROWS + "/votes.csv", "").statusCode()).isEqualTo(403);
        assertThat(polder.get(ROWS).statusCode()).isEqualTo(401);
        for (String file : ExportForm.FULL.names()) {
            assertThat(analyst.post(ROWS + "/" + file, "").statusCode()).isEqualTo(403);
        }
        assertThat(analyst.get(ROWS + "?lang=nl").body())
                .contains("Ik probeer niemand te herkennen")
                .doesNotContain("Download votes.csv");
        assertThat(analyst.post(ROWS, fields("purpose", "")).body()).contains("purpose-error", "agree-error");
        assertThat(said(analyst.post(ROWS, fields("purpose", "Proefschrift", "agree", "yes"))))
                .isEqualTo("rows-agreed");
        assertThat(analyst.get(ROWS + "?lang=nl").body()).contains("Proefschrift", "Download votes.csv");
        assertThat(auditor.post(ROWS + "/votes.csv", "").statusCode()).isEqualTo(403);

        HttpResponse<String> votes = analyst.post(ROWS + "/polder-votes.csv", "");
        assertThat(votes.statusCode()).isEqualTo(200);
        assertThat(votes.body())
                .startsWith(
                        "position,time,statement,participant,vote,pass-reason,important,channel,served,author,standing\n")
                .contains(",api,");
        assertThat(analyst.post(ROWS + "/secrets.csv", "").statusCode()).isEqualTo(404);
        var logged = new JsonObject(row("""
                SELECT after::text AS after FROM audit_log
                 WHERE action = 'rows-downloaded' AND actor = 'anna' ORDER BY audit_id DESC LIMIT 1
                """).getString("after"));
        byte[] bytes = votes.body().getBytes(StandardCharsets.UTF_8);
        assertThat(logged.getString("file")).isEqualTo("polder-votes.csv");
        assertThat(logged.getInteger("bytes")).isEqualTo(bytes.length);
        assertThat(logged.getString("sha256"))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(organiser.get(C + "/history").body()).contains(LOGGED);
    }

    @Test
    @Order(11)
    void the_program_cannot_change_a_report_or_an_agreement() {
        var db = polder.app().db();
        for (String sql : new String[] {
            "UPDATE reidentification_report SET document = '{}'",
            "DELETE FROM reidentification_report",
            "UPDATE data_agreement SET purpose = 'x'",
            "DELETE FROM data_agreement",
            "UPDATE conversation SET row_tier = 2"
        }) {
            assertThatThrownBy(() -> polder.app()
                            .await(() -> db.query(sql, Tuple.tuple()).await()))
                    .as(sql)
                    .hasMessageContaining("permission denied");
        }
    }
}
