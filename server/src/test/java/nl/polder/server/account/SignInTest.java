package nl.polder.server.account;

import static nl.polder.server.testing.Staff.PASSWORD;
import static nl.polder.server.testing.Staff.fields;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import nl.polder.server.testing.FakeClock;
import nl.polder.server.testing.Staff;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Signing in")
class SignInTest {

    private static final String EMAIL = "saskia@example.org";

    private final FakeClock clock = FakeClock.atNoon();

    @AutoClose
    private final TestPolder polder = TestPolder.start(Map.of("POLDER_LIMITS", "on"), clock);

    @Test
    void the_first_link_survives_being_opened_and_is_used_up_by_the_password() {
        String link = polder.app()
                .accounts()
                .firstLink()
                .orElseThrow()
                .substring(polder.origin().length());
        var browser = new Staff(polder, clock);
        assertThat(browser.get(link).statusCode()).isEqualTo(200);
        assertThat(browser.get(link).body()).contains("name=\"organisation\"");
        var filled = fields("organisation", "Ministerie", "name", "Saskia", "email", EMAIL, "password", PASSWORD);
        assertThat(browser.send(link, filled).headers().firstValue("location")).hasValue("/admin/account/second-step");
        assertThat(new Staff(polder, clock).get(link).body()).contains("Deze link werkt niet meer");
        assertThat(polder.app().accounts().firstLink()).isEmpty();
    }

    @Test
    void the_first_link_expires_after_a_day() {
        String link = polder.app()
                .accounts()
                .firstLink()
                .orElseThrow()
                .substring(polder.origin().length());
        clock.advance(FirstLinks.FIRST_VALID);
        assertThat(new Staff(polder, clock).get(link).body()).contains("Deze link werkt niet meer");
    }

    @Test
    void a_password_that_is_easy_to_guess_is_refused_and_nothing_typed_is_lost() {
        String link = polder.app()
                .accounts()
                .firstLink()
                .orElseThrow()
                .substring(polder.origin().length());
        var filled =
                fields("organisation", "Ministerie", "name", "Saskia", "email", EMAIL, "password", "Wachtwoord2026!");
        assertThat(new Staff(polder, clock).send(link, filled).body())
                .contains("makkelijk te raden", "value=\"Saskia\"", "value=\"Ministerie\"")
                .doesNotContain("Wachtwoord2026!");
    }

    @Test
    void nothing_but_the_second_step_is_open_before_it_is_set_up() {
        String link = polder.app()
                .accounts()
                .firstLink()
                .orElseThrow()
                .substring(polder.origin().length());
        var browser = new Staff(polder, clock);
        browser.send(link, fields("organisation", "M", "name", "S", "email", EMAIL, "password", PASSWORD));
        assertThat(browser.get("/admin/people").headers().firstValue("location"))
                .hasValue("/admin/account/second-step");
    }

    @Test
    void password_and_code_let_somebody_in_and_a_code_works_once() {
        Staff first = Staff.first(polder, clock);
        clock.advance(Duration.ofSeconds(30));
        var browser = new Staff(polder, clock);
        String code = first.code();
        assertThat(browser.signIn(EMAIL, PASSWORD, code).headers().firstValue("location"))
                .hasValue("/admin");
        assertThat(browser.get("/admin/people").statusCode()).isEqualTo(200);
        assertThat(new Staff(polder, clock).signIn(EMAIL, PASSWORD, code).body())
                .contains("klopt niet");
    }

    @Test
    void the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        Staff first = Staff.first(polder, clock);
        clock.advance(Duration.ofSeconds(30));
        var cookie = new Staff(polder, clock)
                .signIn(EMAIL, PASSWORD, first.code())
                .headers()
                .firstValue("set-cookie");
        assertThat(cookie.orElseThrow()).contains("HTTPOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void the_sixth_attempt_within_a_quarter_of_an_hour_has_to_wait() {
        Staff.first(polder, clock);
        var guesser = new Staff(polder, clock);
        for (int i = 0; i < LoginLimits.ATTEMPTS_MAX; i++) {
            assertThat(guesser.signIn(EMAIL, "a wrong password", "123456").statusCode())
                    .isEqualTo(200);
        }
        var refused = guesser.signIn(EMAIL, PASSWORD, "123456");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).hasValue("900");
        clock.advance(LoginLimits.WINDOW);
        assertThat(guesser.signIn(EMAIL, "a wrong password", "123456").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_session_ends_after_half_an_hour_without_a_request() {
        Staff first = Staff.first(polder, clock);
        clock.advance(Sessions.IDLE.minusSeconds(1));
        assertThat(first.get("/admin/account").statusCode()).isEqualTo(200);
        clock.advance(Sessions.IDLE);
        assertThat(first.get("/admin/account").headers().firstValue("location"))
                .hasValue("/admin/sign-in?to=%2Fadmin%2Faccount");
    }

    @Test
    void a_session_ends_after_eight_hours_however_busy_it_is() {
        Staff first = Staff.first(polder, clock);
        for (int i = 0; i < 16; i++) {
            assertThat(first.get("/admin/account").statusCode()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(30).minusSeconds(1));
        }
        clock.advance(Duration.ofSeconds(16));
        assertThat(first.get("/admin/account").statusCode()).isEqualTo(303);
    }

    @Test
    void another_session_can_be_revoked_and_only_one_s_own() {
        Staff first = Staff.first(polder, clock);
        clock.advance(Duration.ofSeconds(30));
        Staff second = first.again(EMAIL);
        Staff colleague = first.inviting("youssef", "moderator");
        colleague.post("/admin/account/sessions/end", "session=1");
        assertThat(first.get("/admin/account").statusCode()).isEqualTo(200);
        first.post("/admin/account/sessions/end", "session=2");
        assertThat(second.get("/admin/account").statusCode()).isEqualTo(303);
    }

    @Test
    void what_somebody_was_writing_comes_back_after_signing_in_again() {
        Staff first = Staff.first(polder, clock);
        first.get("/admin/people");
        clock.advance(Sessions.IDLE);
        var late = first.post(
                "/admin/people", fields("name", "Youssef <Amrani>", "email", "y@example.org", "role", "moderator"));
        assertThat(late.headers().firstValue("location")).hasValue("/admin/sign-in?to=%2Fadmin%2Fpeople");
        Staff again = first.again(EMAIL);
        assertThat(again.get("/admin/people").body())
                .contains(
                        "value=\"Youssef &lt;Amrani&gt;\"",
                        "value=\"y@example.org\"",
                        "value=\"moderator\" checked",
                        "Wij hebben uw tekst bewaard");
        assertThat(again.get("/admin/people").body()).doesNotContain("Youssef");
    }

    @Test
    void a_form_without_its_token_changes_nothing_and_is_shown_again() {
        Staff first = Staff.first(polder, clock);
        var response =
                first.send("/admin/people", fields("name", "Youssef", "email", "y@example.org", "csrf", "wrong"));
        assertThat(response.headers().firstValue("location")).hasValue("/admin/people");
        assertThat(first.get("/admin/people").body())
                .contains("value=\"Youssef\"")
                .doesNotContain("Uitgenodigd");
    }

    @Test
    void a_form_of_another_site_is_refused() {
        Staff first = Staff.first(polder, clock);
        var response = polder.send(
                polder.request("/admin/people", "Cookie", first.cookie(), "Origin", "https://elsewhere.example")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("name=x&csrf=" + first.csrf())));
        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void signing_in_leads_back_to_a_page_of_ours_only() {
        assertThat(SignInRoutes.ownPath("/admin/c/x/queue?said=saved")).isEqualTo("/admin/c/x/queue?said=saved");
        assertThat(SignInRoutes.ownPath("//elsewhere.example/admin")).isEqualTo("/admin");
        assertThat(SignInRoutes.ownPath("/admin//elsewhere.example")).isEqualTo("/admin");
        assertThat(SignInRoutes.ownPath("/admin/../../c/x")).isEqualTo("/admin");
        assertThat(SignInRoutes.ownPath("https://elsewhere.example/admin")).isEqualTo("/admin");
    }

    @Test
    void the_last_administrator_cannot_leave() {
        Staff first = Staff.first(polder, clock);
        assertThat(first.post("/admin/people/1/roles", "role=moderator").body()).contains("geen beheerder meer");
        assertThat(first.post("/admin/people/1/disable", "").body()).contains("geen beheerder meer");
    }
}
