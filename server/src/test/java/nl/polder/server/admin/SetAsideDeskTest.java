package nl.polder.server.admin;

import static nl.polder.server.testing.Staff.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Row;
import java.net.http.HttpResponse;
import java.time.Clock;
import nl.polder.server.integrity.SetAside;
import nl.polder.server.testing.Eventually;
import nl.polder.server.testing.Staff;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** On the example: proposed, confirmed by somebody else, in the log and on the pages, and set back. */
@DisplayName("Setting participants aside at the desk")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetAsideDeskTest {
    private static final String SLUG = "voorbeeld-desinformatie";
    private static final String C = "/admin/c/" + SLUG;
    private static final String ASIDE = C + "/aside";

    @AutoClose
    private static final TestPolder polder = TestPolder.start();

    private static Staff both;
    private static Staff publisher;
    private static Staff moderator;

    @BeforeAll
    static void an_example_with_people() {
        polder.app().createExample();
        Staff administrator = Staff.ofOtherOrganisation(polder, Clock.systemUTC(), "voorbeeldministerie");
        both = administrator.inviting("both", "organiser", "publisher");
        publisher = administrator.inviting("pim", "publisher");
        moderator = administrator.inviting("mia", "moderator");
    }

    private static Row row(String sql) {
        return polder.database().query(sql).iterator().next();
    }

    private static int number(String sql) {
        return row("SELECT (" + sql + ")::int AS n").getInteger("n");
    }

    private static int events() {
        return number("SELECT count(*) FROM vote_event WHERE kind = 6");
    }

    private static String said(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElse("").replaceFirst(".*said=([a-z-]*).*", "$1");
    }

    private static String proposal(String act) {
        return C + "/approvals/"
                + row("SELECT max(approval_id) AS id FROM approval").getLong("id") + "/" + act;
    }

    private static HttpResponse<String> propose(String numbers, String direction, String step) {
        return both.post(
                ASIDE,
                fields(
                        "direction",
                        direction,
                        "numbers",
                        numbers,
                        "reason",
                        "script",
                        "words",
                        "Eén stem per seconde.",
                        "step",
                        step));
    }

    @Test
    @Order(1)
    void what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost() {
        assertThat(both.get(ASIDE).body()).contains("Niemand is apart gezet");
        String empty = both.post(ASIDE, fields("numbers", "", "words", "", "step", "propose"))
                .body();
        assertThat(empty).contains("Vul minstens één nummer in.", "Kies een reden.", "in hoogstens 1.000 tekens");
        assertThat(propose("3 drie", "aside", "propose").body()).contains("“drie” is geen nummer", "3 drie");
        assertThat(propose("0-10000", "aside", "propose").body()).contains("Hoogstens 10.000 nummers");
        assertThat(propose("900000-900009", "aside", "propose").body()).contains("Geen van deze nummers");
        assertThat(propose("3", "back", "propose").body()).contains("Geen van deze nummers");
        String tooLong = "x".repeat(SetAside.WORDS_MAX + 1);
        assertThat(both.post(ASIDE, fields("numbers", "3", "reason", "other", "words", tooLong, "step", "propose"))
                        .body())
                .contains("in hoogstens 1.000 tekens", tooLong);
        assertThat(propose("0-39 900000", "aside", "look").body())
                .contains("U gaf 41 nummers. Het gaat om 40 deelnemers met", "0-39 900000");
        assertThat(events()).isZero();
    }

    @Test
    @Order(2)
    void who_may_not_propose_sees_the_list_and_no_form() {
        assertThat(moderator.get(ASIDE).body())
                .contains("Niemand is apart gezet")
                .doesNotContain("name=\"numbers\"");
        assertThat(moderator.post(ASIDE, fields("numbers", "3")).statusCode()).isEqualTo(403);
    }

    @Test
    @Order(3)
    void it_takes_another_person_and_stands_in_the_log() {
        assertThat(said(propose("0-39 900000", "aside", "propose"))).isEqualTo("proposed");
        assertThat(said(propose("50", "aside", "propose"))).isEqualTo("proposed-before");
        assertThat(events()).isZero();
        assertThat(both.post(proposal("confirm"), "").body()).as("not alone").contains("niet ook bevestigen");
        assertThat(events()).isZero();
        assertThat(publisher.get(ASIDE).body()).contains("40 deelnemers met", "0-39, 900000");
        assertThat(publisher.post(proposal("confirm"), "").statusCode()).isEqualTo(303);
        assertThat(events()).isEqualTo(40);
        assertThat(number("SELECT count(*) FROM participant WHERE suspected")).isEqualTo(40);
        assertThat(both.get(ASIDE).body()).contains("40 deelnemers zijn apart gezet", "Eén stem per seconde.");
        assertThat(both.get(C + "/history").body()).contains("Deelnemers apart gezet");
    }

    @Test
    @Order(4)
    void the_results_say_what_they_would_be_without_them() {
        assertThat(propose("0-5", "aside", "propose").body())
                .as("they are aside")
                .contains("Geen van deze nummers");
        both.post(C + "/close", "");
        assertThat(publisher.post(proposal("confirm"), "").statusCode()).isEqualTo(303);
        String results = "/api/v1/conversations/" + SLUG + "/results";
        Eventually.holds(() -> polder.get(results).body().contains("\"without\":{\"participants\":"));
        assertThat(polder.get("/c/" + SLUG + "/results?lang=nl").body()).contains("deelnemers zijn apart gezet");
    }

    @Test
    @Order(5)
    void set_back_nothing_remains_but_the_log() {
        assertThat(said(propose("0-39", "back", "propose"))).isEqualTo("proposed");
        assertThat(publisher
                        .post(proposal("refuse"), fields("reason", "Toch niet."))
                        .statusCode())
                .isEqualTo(303);
        assertThat(said(propose("0-39", "back", "propose"))).isEqualTo("proposed");
        assertThat(publisher.post(proposal("confirm"), "").statusCode()).isEqualTo(303);
        assertThat(events()).isEqualTo(80);
        assertThat(both.get(ASIDE).body()).contains("Niemand is apart gezet");
    }
}
