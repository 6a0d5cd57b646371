package nl.polder.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.polder.server.testing.Keycloak;
import nl.polder.server.testing.Staff;
import nl.polder.server.testing.TestBrowser;
import nl.polder.server.testing.TestBrowser.Look;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The way that works, against a real identity provider; every refusal is in {@link OidcTest}. */
@Tag("browser")
@DisplayName("Signing in with Keycloak")
class KeycloakTest {

    /** As in {@code resources/keycloak/ministry.json}. */
    private static final String KEES_PASSWORD = "een rij van vier woorden";

    private static final String KEES_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @AutoClose
    private final Keycloak keycloak = Keycloak.start();

    @AutoClose
    private final TestPolder polder = TestPolder.start(Map.of(
            "POLDER_OIDC_ISSUER", keycloak.issuer("ministry"),
            "POLDER_OIDC_CLIENT_ID", "polder",
            "POLDER_OIDC_CLIENT_SECRET", "a-secret-of-the-tests",
            "POLDER_OIDC_MFA", "mfa"));

    @AutoClose
    private final TestBrowser browser = TestBrowser.open();

    @Test
    void an_invited_colleague_signs_in_with_password_and_code_and_is_known_the_next_time() {
        keycloak.importRealm("ministry", polder.origin());
        Staff saskia = Staff.first(polder, Clock.systemUTC());
        try (BrowserContext kees = browser.visitor(Look.PHONE.wide(1280))) {
            Page page = kees.newPage();
            // The first pages of a Keycloak that has just started take long on a busy machine.
            page.setDefaultTimeout(120_000);
            page.navigate(polder.origin() + invite(saskia));
            page.click("a[href*='/admin/oidc/start']");
            page.fill("#username", "kees");
            page.fill("#password", KEES_PASSWORD);
            page.click("#kc-login");
            page.fill("#otp", TestCodes.codeNow(KEES_SECRET, Clock.systemUTC()));
            page.click("#kc-login");
            page.waitForURL(polder.origin() + "/admin");
            assertThat(page.locator("header").textContent()).contains("Kees");

            kees.clearCookies(new BrowserContext.ClearCookiesOptions().setDomain("localhost"));
            page.navigate(polder.origin() + "/admin/account");
            page.click("a[href*='/admin/oidc/start']");
            page.waitForURL(polder.origin() + "/admin/account");
            assertThat(page.locator("main").textContent()).contains("het account van uw organisatie");
        }
        assertThat(saskia.get("/admin/audit").body()).contains("Ingelogd", "Kees");
    }

    private static String invite(Staff first) {
        String body = first.post(
                        "/admin/people", Staff.fields("name", "Kees", "email", "kees@example.org", "role", "moderator"))
                .body();
        Matcher link = Pattern.compile("/admin/first/[A-Za-z0-9_-]+").matcher(body);
        assertThat(link.find()).isTrue();
        return link.group();
    }
}
