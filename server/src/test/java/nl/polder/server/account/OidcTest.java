package nl.polder.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.polder.server.testing.Staff;
import nl.polder.server.testing.TestPolder;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Signing in with an identity provider")
class OidcTest {

    private static final MockOAuth2Server provider = started();

    @AutoClose
    private static final TestPolder polder = TestPolder.start(Map.of(
            "POLDER_OIDC_ISSUER", provider.issuerUrl("polder").toString(),
            "POLDER_OIDC_CLIENT_ID", "polder",
            "POLDER_OIDC_CLIENT_SECRET", "secret"));

    private static final HttpClient browser = HttpClient.newHttpClient();
    private static String link = "";

    private static MockOAuth2Server started() {
        var server = new MockOAuth2Server();
        server.start();
        return server;
    }

    @BeforeAll
    static void a_colleague_is_invited() {
        Staff first = Staff.first(polder, Clock.systemUTC());
        link = invite(first, "kees");
        assertThat(visit("kees-at-work", List.of("mfa"), "&link=" + link)).isEqualTo("/admin");
    }

    @AfterAll
    static void stop() {
        provider.shutdown();
    }

    @Test
    void who_is_known_by_issuer_and_subject_comes_in() {
        assertThat(visit("kees-at-work", List.of("pwd", "otp"), "")).isEqualTo("/admin");
    }

    @Test
    void they_go_on_where_they_were_and_to_a_page_of_ours_only() {
        assertThat(visit("kees-at-work", List.of("mfa"), "&to=%2Fadmin%2Fc%2Fx%2Fqueue%3Fshow%3Dplaced"))
                .isEqualTo("/admin/c/x/queue?show=placed");
        assertThat(visit("kees-at-work", List.of("mfa"), "&to=https%3A%2F%2Felsewhere.example"))
                .isEqualTo("/admin");
    }

    @Test
    void somebody_else_of_the_same_provider_does_not() {
        assertThat(visit("mallory", List.of("mfa"), "")).endsWith("why=nobody");
    }

    @Test
    void a_link_that_was_used_links_nobody_again() {
        assertThat(visit("mallory", List.of("mfa"), "&link=" + link)).endsWith("why=nobody");
    }

    @Test
    void without_a_second_step_nobody_comes_in() {
        assertThat(visit("kees-at-work", List.of("pwd"), "")).endsWith("why=second-step");
    }

    @Test
    void a_token_for_somebody_else_s_program_is_refused() {
        assertThat(visit("kees-at-work", Map.of("amr", List.of("mfa"), "aud", List.of("another")), 3600, ""))
                .endsWith("why=token");
    }

    @Test
    void a_token_that_has_expired_is_refused() {
        assertThat(visit("kees-at-work", Map.of("amr", List.of("mfa")), -3600, ""))
                .endsWith("why=token");
    }

    @Test
    void an_answer_in_another_browser_is_refused() {
        HttpResponse<String> start = polder.get("/admin/oidc/start", "Accept", "text/html");
        String state = parameter(start.headers().firstValue("location").orElseThrow(), "state");
        HttpResponse<String> back = polder.get("/admin/oidc/back?code=x&state=" + state, "Accept", "text/html");
        assertThat(back.headers().firstValue("location").orElseThrow()).endsWith("why=state");
    }

    @Test
    void a_token_with_another_nonce_is_refused() {
        assertThat(visit("kees-at-work", Map.of("amr", List.of("mfa"), "nonce", "of another visit"), 3600, ""))
                .endsWith("why=token");
    }

    @Test
    void a_token_of_another_issuer_is_refused() {
        assertThat(visit("kees-at-work", Map.of("amr", List.of("mfa"), "iss", "https://elsewhere.example"), 3600, ""))
                .endsWith("why=token");
    }

    @Test
    void a_code_of_another_visit_is_refused_because_its_verifier_is_another() {
        HttpResponse<String> one = polder.get("/admin/oidc/start", "Accept", "text/html");
        HttpResponse<String> other = polder.get("/admin/oidc/start", "Accept", "text/html");
        String code = parameter(authorised(one.headers().firstValue("location").orElseThrow()), "code");
        String state = parameter(other.headers().firstValue("location").orElseThrow(), "state");
        assertThat(back(other, code, state)).endsWith("why=token");
    }

    @Test
    void acr_counts_as_a_second_step_too() {
        assertThat(visit("kees-at-work", Map.of("acr", "mfa"), 3600, "")).isEqualTo("/admin");
    }

    @Test
    void the_visit_carries_a_challenge_and_asks_for_a_code() {
        String location = polder.get("/admin/oidc/start", "Accept", "text/html")
                .headers()
                .firstValue("location")
                .orElseThrow();
        assertThat(location)
                .contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "nonce=", "state=");
    }

    private static String invite(Staff first, String name) {
        String body = first.post(
                        "/admin/people",
                        Staff.fields("name", name, "email", name + "@example.org", "role", "moderator"))
                .body();
        Matcher found = Pattern.compile("/admin/first/([A-Za-z0-9_-]+)<").matcher(body);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static void enqueue(String subject, Map<String, Object> claims, long seconds) {
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(
                "polder", subject, JOSEObjectType.JWT.getType(), List.of("polder"), claims, seconds));
    }

    private static String visit(String subject, List<String> amr, String query) {
        return visit(subject, Map.of("amr", amr), 3600, query);
    }

    /** There and back; returns where the browser is sent at the end. {@code claims} stand in the token as they are. */
    private static String visit(String subject, Map<String, Object> claims, long seconds, String query) {
        enqueue(subject, claims, seconds);
        HttpResponse<String> start = polder.get("/admin/oidc/start?lang=nl" + query, "Accept", "text/html");
        String home = authorised(start.headers().firstValue("location").orElseThrow());
        return back(start, parameter(home, "code"), parameter(home, "state"));
    }

    private static String back(HttpResponse<String> start, String code, String state) {
        String cookie = start.headers().firstValue("set-cookie").orElseThrow().replaceAll(";.*", "");
        HttpResponse<String> back = polder.get(
                "/admin/oidc/back?code=" + code + "&state=" + state, "Accept", "text/html", "Cookie", cookie);
        return back.headers().firstValue("location").orElse("status " + back.statusCode());
    }

    private static String authorised(String address) {
        try {
            return browser.send(
                            HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                    .headers()
                    .firstValue("location")
                    .orElseThrow();
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String parameter(String address, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address);
        assertThat(found.find()).as(name + " in " + address).isTrue();
        return found.group(1);
    }
}
