package nl.polder.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.polder.server.account.TestCodes;
import nl.polder.server.testing.TestBrowser;
import nl.polder.server.testing.TestBrowser.Look;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In a real browser: from the one-time link to an open consultation, every page on the way without an accessibility fault. */
@DisplayName("The desk in a browser")
class DeskBrowserTest {

    /** The pictures are kept only when {@code ops/shots/take} asks for them; a test leaves the checkout as it was. */
    private static final Path SHOTS = Path.of(System.getenv()
            .getOrDefault("POLDER_SHOTS", Path.of("target", "shots").toString()));

    private static final Look DESK = Look.PHONE.wide(1280);

    @AutoClose
    private final TestPolder polder = TestPolder.start();

    @AutoClose
    private final TestBrowser browser = TestBrowser.open();

    private final Page page = browser.page(DESK);

    @Test
    void a_first_organiser_comes_from_the_one_time_link_to_an_open_consultation() {
        arrive();
        makeConversation();
        addSeeds();
        fillSettings();
        page.navigate(polder.origin() + "/admin/c/hoe-gaan-we-om-met-desinformatie/launch");
        checked("launch");
        page.locator("form[action$='/open'] button").click();
        assertThat(page.locator("[role=status]").textContent()).contains("De raadpleging is open");
        checked("overview");
        moderate();
        page.navigate(polder.origin() + "/c/hoe-gaan-we-om-met-desinformatie");
        assertThat(page.locator("h1").first().textContent()).contains("Hoe gaan we om met desinformatie?");
    }

    private void arrive() {
        page.navigate(polder.app().accounts().firstLink().orElseThrow());
        checked("first");
        page.fill("#organisation", "Ministerie van Openbaar Bestuur");
        page.fill("#name", "Saskia de Boer");
        page.fill("#email", "saskia@example.org");
        page.fill("#password", "een rij van vier woorden");
        page.click("form button.btn");
        checked("second-step");
        String secret = page.locator("figcaption .code").textContent();
        page.fill("#code", TestCodes.codeNow(secret, Clock.systemUTC()));
        page.click("form button.btn");
        assertThat(page.locator("li.code").count()).isEqualTo(10);
        checked("recovery-codes");
        page.click("main a.btn");
        checked("desk");
    }

    private void makeConversation() {
        page.click("main a.btn");
        checked("new");
        page.fill("#title", "Hoe gaan we om met desinformatie?");
        page.fill(
                "#description",
                "Veel mensen lezen nieuws op internet. Niet alles klopt. Wij willen weten wat u vindt.");
        page.click("main form button.btn");
        checked("draft");
    }

    private void addSeeds() {
        page.navigate(polder.origin() + "/admin/c/hoe-gaan-we-om-met-desinformatie/seeds");
        for (String seed : List.of(
                "Platforms moeten tonen wie voor een bericht betaalde.",
                "Laat platforms met rust.",
                "Scholen moeten les geven in nieuws.")) {
            page.fill("#text", seed);
            page.click("form[action$='/seeds'] button.btn");
        }
        checked("seeds");
        page.setInputFiles(
                "#file",
                new com.microsoft.playwright.options.FilePayload(
                        "seeds.csv",
                        "text/csv",
                        "stelling\nKranten moeten fouten sneller rechtzetten.\nGeef feitenchecks een vaste plek op tv.\n"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        page.click("form[action$='/csv'] button.btn");
        assertThat(page.locator("main").textContent()).contains("5 beginstellingen");
        page.setInputFiles(
                "#file",
                new com.microsoft.playwright.options.FilePayload(
                        "latin.csv", "text/csv", "Eén idee.".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
        page.click("form[action$='/csv'] button.btn");
        assertThat(page.locator(".note.error").textContent()).contains("niet in UTF-8");
    }

    private void fillSettings() {
        page.navigate(polder.origin() + "/admin/c/hoe-gaan-we-om-met-desinformatie/settings");
        page.fill("#rules_nl", "Wees beleefd. Schrijf één idee per stelling.");
        page.fill("#closes", Dates.field(Optional.of(java.time.Instant.now().plus(Duration.ofDays(30)))));
        page.click("main form button.btn");
        assertThat(page.locator("[role=status]").textContent()).contains("Bewaard");
        checked("settings");
        shoot("settings");
    }

    private void moderate() {
        List<String> texts = List.of(
                "Leg in de krant uit hoe een algoritme werkt.",
                "Bibliotheken en scholen moeten samen les geven in nieuws, en de krant moet gratis zijn.",
                "Bel mijn buurman Jan op 06 12345678, hij verspreidt onzin.",
                "Waarom mag dit zomaar?",
                "Scholen moeten les geven in het lezen van nieuws.");
        for (int i = 0; i < texts.size(); i++) {
            write(i, texts.get(i));
        }
        page.navigate(polder.origin() + "/admin/account");
        checked("account");
        page.check("input[name=on]");
        page.click("form[action$='/keys'] button");
        page.navigate(polder.origin() + "/admin/c/hoe-gaan-we-om-met-desinformatie/queue");
        checked("queue");
        page.keyboard().press("j");
        page.waitForURL("**/queue/6");
        shoot("queue");
        page.keyboard().press("a");
        page.waitForURL("**/queue?done=6");
        assertThat(page.locator(".after").textContent()).contains("Geplaatst door Saskia de Boer");
        checked("queue-after");
        page.keyboard().press("z");
        page.waitForURL("**/queue/6");
        assertThat(page.locator(".desk-queue h2").textContent()).isEqualTo("Wachtrij: 5");
        for (String path : List.of("/approvals", "/history", "/bulk")) {
            page.navigate(polder.origin() + "/admin/c/hoe-gaan-we-om-met-desinformatie" + path);
            checked(path);
        }
        for (String path : List.of(
                "/admin/audit",
                "/admin/people",
                "/admin/people/1",
                "/admin/people/1?lang=en",
                "/admin/c/hoe-gaan-we-om-met-desinformatie/queue?lang=en")) {
            page.navigate(polder.origin() + path);
            checked(path);
        }
        try (BrowserContext fresh = browser.visitor(DESK)) {
            Page door = fresh.newPage();
            door.navigate(polder.origin() + "/admin/sign-in");
            shoot(door, "sign-in");
        }
    }

    private void write(int author, String text) {
        byte[] secret = new byte[32];
        secret[0] = (byte) (author + 1);
        polder.database()
                .query(
                        "SELECT statement FROM append_statement(1, $1, true, 0::smallint, 'nl', NULL, 'participant', 'nl', $2, NULL)",
                        Buffer.buffer(secret),
                        text);
    }

    private void checked(String name) {
        var results = new AxeBuilder(page).analyze();
        assertThat(results.getViolations())
                .as(name + " " + page.url())
                .allSatisfy(violation -> assertThat(violation.getId() + " "
                                + violation.getNodes().getFirst().getHtml())
                        .isEmpty());
    }

    private void shoot(String name) {
        shoot(page, name);
    }

    private static void shoot(Page page, String name) {
        for (int width : new int[] {360, 1280}) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.setViewportSize(width, 900);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                String file = name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png";
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve(file)));
            }
        }
        page.setViewportSize(1280, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
