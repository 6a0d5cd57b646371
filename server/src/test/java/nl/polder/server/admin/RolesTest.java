package nl.polder.server.admin;

import static nl.polder.server.testing.Staff.fields;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import nl.polder.server.testing.FakeClock;
import nl.polder.server.testing.Staff;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Account 1 is the administrator Saskia, account 2 the colleague whose roles change. */
@DisplayName("Roles in one conversation")
class RolesTest {

    private static final String C = "/admin/c/hoe-verder";
    private static final String PEOPLE = C + "/people";

    private final FakeClock clock = FakeClock.at(java.time.Instant.now());

    @AutoClose
    private final TestPolder polder = TestPolder.start(Map.of(), clock);

    private Staff saskia;
    private Staff youssef;

    @BeforeEach
    void a_draft_and_a_colleague_without_roles() {
        saskia = Staff.first(polder, clock);
        saskia.post("/admin/new", fields("title", "Hoe verder?", "main", "nl", "description", ""));
        youssef = saskia.inviting("youssef");
    }

    @Test
    void who_gets_a_role_sees_that_conversation_at_once_and_no_other() {
        saskia.post("/admin/new", fields("title", "Iets anders?", "main", "nl", "description", ""));
        assertThat(youssef.get(C).statusCode()).isEqualTo(404);
        assertThat(give("seen", "", "role", "moderator").headers().firstValue("location"))
                .hasValue(PEOPLE + "?said=saved");
        assertThat(youssef.get(C + "/queue").statusCode()).isEqualTo(200);
        assertThat(youssef.get(C + "/settings").statusCode()).isEqualTo(403);
        assertThat(youssef.get("/admin/c/iets-anders").statusCode()).isEqualTo(404);
        assertThat(youssef.get("/admin").body()).contains("Hoe verder?").doesNotContain("Iets anders?");
    }

    @Test
    void who_loses_the_last_role_loses_the_conversation() {
        give("seen", "", "role", "moderator");
        give("seen", "moderator");
        assertThat(youssef.get(C).statusCode()).isEqualTo(404);
    }

    @Test
    void a_change_stands_in_the_history_with_what_was_and_what_is() {
        give("seen", "", "role", "moderator");
        give("seen", "moderator", "role", "analyst");
        assertThat(saskia.get(C + "/history").body())
                .contains("Rollen gewijzigd", "account 2", "rollen: Moderator", "rollen: Analist");
    }

    @Test
    void an_administrator_gives_themselves_no_role_and_a_role_that_is_none_takes_none_away() {
        assertThat(saskia.post("/admin/people/1/roles", "role=administrator&role=organiser&role=analyst")
                        .body())
                .contains("U geeft uzelf geen rol");
        assertThat(saskia.post("/admin/people/2/roles", "role=analyzt").statusCode())
                .isEqualTo(400);
        assertThat(saskia.get("/admin/people/1").body())
                .contains("value=\"organiser\" checked")
                .doesNotContain("value=\"analyst\" checked");
        assertThat(saskia.get("/admin/people/1").headers().firstValue("cache-control"))
                .hasValue("no-store");
    }

    @Test
    void saving_the_same_again_is_no_change() {
        give("seen", "", "role", "moderator");
        give("seen", "moderator", "role", "moderator");
        assertThat(polder.database()
                        .query("SELECT count(*) FROM audit_log WHERE action = 'roles-changed'")
                        .iterator()
                        .next()
                        .getLong(0))
                .isEqualTo(1);
    }

    @Test
    void an_organiser_of_this_conversation_gives_roles_here_and_manages_no_people_elsewhere() {
        give("seen", "", "role", "organiser");
        saskia.inviting("mo");
        assertThat(youssef.post(PEOPLE + "/3", fields("seen", "", "role", "auditor"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(youssef.get("/admin/people").statusCode()).isEqualTo(403);
    }

    @Test
    void nobody_changes_their_own_roles() {
        give("seen", "", "role", "organiser");
        assertThat(youssef.get(PEOPLE + "/2").body())
                .contains("Uw eigen rollen")
                .doesNotContain("name=\"role\"");
        assertThat(youssef.post(PEOPLE + "/2", fields("seen", "organiser", "role", "publisher"))
                        .body())
                .contains("Uw eigen rollen");
        assertThat(roles()).containsExactly("organiser");
    }

    @Test
    void the_last_organiser_stays() {
        onlyYoussefOrganises();
        assertThat(give("seen", "organiser").body()).contains("geen organisator meer");
        assertThat(roles()).containsExactly("organiser");
        saskia.inviting("mo", "organiser");
        assertThat(give("seen", "organiser").statusCode()).isEqualTo(303);
        assertThat(roles()).isEmpty();
    }

    @Test
    void of_two_who_change_the_same_person_the_second_learns_what_the_roles_are_now() {
        Staff anna = saskia.inviting("anna", "administrator");
        anna.post(PEOPLE + "/2", fields("seen", "", "role", "analyst"));
        String answer = give("seen", "", "role", "publisher").body();
        assertThat(answer).contains("Nu zijn het: Analist", "value=\"publisher\" checked", "value=\"analyst\">");
        assertThat(roles()).containsExactly("analyst");
        give("seen", "analyst", "role", "publisher");
        assertThat(roles()).containsExactly("publisher");
    }

    @Test
    void somebody_without_access_gets_no_role_and_can_lose_one() {
        give("seen", "", "role", "moderator");
        saskia.post("/admin/people/2/disable", "");
        assertThat(give("seen", "moderator", "role", "publisher").body()).contains("geen toegang meer");
        assertThat(give("seen", "moderator").statusCode()).isEqualTo(303);
        assertThat(roles()).isEmpty();
    }

    @Test
    void administrator_is_no_role_of_one_conversation() {
        give("seen", "", "role", "administrator");
        assertThat(roles()).isEmpty();
    }

    @Test
    void somebody_of_another_organisation_does_not_exist_here_and_they_see_nobody_of_ours() {
        Staff stranger = Staff.ofOtherOrganisation(polder, clock, "strangers");
        stranger.post("/admin/new", fields("title", "Theirs", "main", "nl", "description", ""));
        assertThat(stranger.get("/admin/c/theirs/people/2").statusCode()).isEqualTo(404);
        assertThat(stranger.post("/admin/c/theirs/people/2", fields("seen", "", "role", "moderator"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(saskia.get(PEOPLE + "/3").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/admin/c/theirs/people?q=youssef").body()).doesNotContain("youssef@example.org");
        assertThat(roles()).isEmpty();
    }

    @Test
    void everybody_with_a_role_reads_who_does_what_without_addresses_or_forms() {
        give("seen", "", "role", "auditor");
        assertThat(youssef.get(PEOPLE).body())
                .contains("Saskia", "Controleur", "Wat mag elke rol?")
                .doesNotContain("saskia@example.org", "Geef een collega een rol");
        assertThat(youssef.get(PEOPLE + "/1").statusCode()).isEqualTo(403);
    }

    @Test
    void many_colleagues_are_found_by_name() {
        assertThat(saskia.get(PEOPLE).body()).contains("Geef youssef een rol").doesNotContain("name=\"q\"");
        for (int i = 0; i < 51; i++) {
            polder.database()
                    .query(
                            "INSERT INTO account (organisation_id, email, name) VALUES (1, $1, $2)",
                            "p" + i + "@example.org",
                            "Persoon " + i);
        }
        assertThat(saskia.get(PEOPLE).body())
                .contains("name=\"q\"", "Er zijn er meer")
                .doesNotContain("Geef youssef");
        assertThat(saskia.get(PEOPLE + "?q=YOUS").body())
                .contains("Geef youssef")
                .doesNotContain("Persoon");
        assertThat(saskia.get(PEOPLE + "?q=%3Cb%3E&lang=en").body())
                .contains("We found nobody with “&lt;b&gt;”", "name=\"lang\" value=\"en\"");
    }

    @Test
    void what_was_ticked_comes_back_when_the_session_ended_meanwhile() {
        saskia.get(PEOPLE + "/2");
        clock.advance(Duration.ofMinutes(31));
        give("seen", "", "role", "second-reader");
        assertThat(roles()).isEmpty();
        Staff again = saskia.again("saskia@example.org");
        assertThat(again.get(PEOPLE + "/2").body())
                .contains("value=\"second-reader\" checked", "Wij hebben uw tekst bewaard");
    }

    /** The administrator keeps managing people and no longer organises, here or elsewhere. */
    private void onlyYoussefOrganises() {
        give("seen", "", "role", "organiser");
        youssef.post(PEOPLE + "/1", fields("seen", "organiser"));
        saskia.post("/admin/people/1/roles", "role=administrator");
    }

    private HttpResponse<String> give(String... fields) {
        return saskia.post(PEOPLE + "/2", fields(fields));
    }

    private java.util.List<String> roles() {
        return java.util.stream.StreamSupport.stream(
                        polder.database()
                                .query(
                                        "SELECT role FROM role_grant WHERE account_id = 2 AND conversation_id = 1 ORDER BY role")
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .toList();
    }
}
