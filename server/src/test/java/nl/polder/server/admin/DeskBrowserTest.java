package nl.polder.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.polder.server.account.TestCodes;
import nl.polder.server.testing.TestBrowser;
import nl.polder.server.testing.TestBrowser.Look;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In a real browser: from the one-time link to an open consultation, every page on the way without an accessibility fault. */
@Tag("browser")
@DisplayName("The desk in a browser")
class DeskBrowserTest {

    private static final String C = "/admin/c/hoe-gaan-we-om-met-desinformatie";
    private static final Look DESK = Look.PHONE.wide(1280);

    @AutoClose
    private final TestPolder polder = TestPolder.start();

    @AutoClose
    private final TestBrowser browser = TestBrowser.open();

    private final Page page = browser.page(DESK);
    private final DeskVisit visit = new DeskVisit(page, polder);

    @Test
    void a_first_organiser_comes_from_the_one_time_link_to_an_open_consultation() {
        arrive();
        makeConversation();
        addSeeds();
        label();
        setAside();
        fillSettings();
        inviteColleague();
        giveRoles();
        visit.openChecked(C + "/launch");
        page.locator("form[action$='/open'] button").click();
        assertThat(said()).contains("De raadpleging is open");
        visit.check("overview");
        moderate();
        lookAround();
        page.navigate(polder.origin() + "/c/hoe-gaan-we-om-met-desinformatie");
        assertThat(page.locator("h1").first().textContent()).contains("Hoe gaan we om met desinformatie?");
    }

    private void arrive() {
        page.navigate(polder.app().accounts().firstLink().orElseThrow());
        visit.check("first");
        page.fill("#organisation", "Ministerie van Openbaar Bestuur");
        page.fill("#name", "Saskia de Boer");
        page.fill("#email", "saskia@example.org");
        page.fill("#password", "een rij van vier woorden");
        page.click("form button.btn");
        visit.check("second-step");
        String secret = page.locator("figcaption .code").textContent();
        page.fill("#code", TestCodes.codeNow(secret, Clock.systemUTC()));
        page.click("form button.btn");
        assertThat(page.locator("li.code").count()).isEqualTo(10);
        visit.check("recovery-codes");
        page.click("main a.btn");
        visit.check("desk");
    }

    private void makeConversation() {
        page.click("main a.btn");
        visit.check("new");
        page.fill("#title", "Hoe gaan we om met desinformatie?");
        page.fill(
                "#description",
                "Veel mensen lezen nieuws op internet. Niet alles klopt. Wij willen weten wat u vindt.");
        page.click("main form button.btn");
        visit.check("draft");
    }

    private void addSeeds() {
        visit.open(C + "/seeds");
        for (String seed : List.of(
                "Platforms moeten tonen wie voor een bericht betaalde.",
                "Laat platforms met rust.",
                "Scholen moeten les geven in nieuws.")) {
            page.fill("#text", seed);
            page.click("form[action$='/seeds'] button.btn");
        }
        visit.check("seeds");
        sendFile(
                "stelling\nKranten moeten fouten sneller rechtzetten.\nGeef feitenchecks een vaste plek op tv.\n",
                StandardCharsets.UTF_8);
        assertThat(page.locator("main").textContent()).contains("5 beginstellingen");
        sendFile("Eén idee.", StandardCharsets.ISO_8859_1);
        assertThat(page.locator(".note.error").textContent()).contains("niet in UTF-8");
        visit.check("seeds refused");
    }

    private void sendFile(String text, Charset charset) {
        page.setInputFiles("#file", new FilePayload("seeds.csv", "text/csv", text.getBytes(charset)));
        page.click("form[action$='/csv'] button.btn");
    }

    private void label() {
        visit.openChecked(C + "/topics");
        page.fill("#name-nl", "Media");
        page.click("main form button.btn");
        visit.check("topics");
        page.click("main .items a");
        page.check("#s3");
        visit.check("topic");
        visit.shoot("topic");
        page.click("main form button.btn");
        assertThat(page.locator("main .items").textContent()).contains("1 stelling");
        visit.openChecked(C + "/topics/1/remove");
        page.click("main a.btn.quiet");
    }

    /** Nobody takes part yet, so nothing comes of it but the sentences. */
    private void setAside() {
        visit.openChecked(C + "/aside");
        page.fill("#numbers", "3, vier");
        page.click("main form button[value=propose]");
        assertThat(page.locator("#fouten").textContent()).contains("“vier” is geen nummer", "Kies een reden");
        visit.check("aside refused");
        page.fill("#numbers", "3-40");
        page.check("input[name=reason][value=burst]");
        page.fill("#words", "Dertig stemmen in één minuut.");
        page.click("main form button[value=look]");
        assertThat(page.locator("main [role=status]").textContent()).contains("U gaf 38 nummers", "0 deelnemers");
        visit.check("aside");
        visit.shoot("aside");
    }

    private void fillSettings() {
        visit.open(C + "/settings");
        page.fill("#rules_nl", "Wees beleefd. Schrijf één idee per stelling.");
        page.fill("#closes", Dates.field(Optional.of(Instant.now().plus(Duration.ofDays(30)))));
        page.click("main form button.btn");
        assertThat(said()).contains("Bewaard");
        visit.check("settings");
        visit.shoot("settings");
    }

    private void inviteColleague() {
        visit.open("/admin/people");
        page.fill("#name", "Youssef Amrani");
        page.fill("#email", "youssef@example.org");
        page.click("main form button.btn");
        assertThat(page.locator("p.code").textContent()).contains("/admin/first/");
        visit.check("link");
    }

    /** With the keyboard alone. */
    private void giveRoles() {
        visit.openChecked(C + "/people");
        page.locator("text=Geef Youssef Amrani een rol").press("Enter");
        page.waitForURL("**/people/2");
        visit.check("roles of a colleague");
        page.locator("input[value=moderator]").press("Space");
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        page.locator("main form button.btn").press("Enter");
        page.waitForURL("**/people?said=saved");
        assertThat(said()).contains("Bewaard");
        assertThat(page.locator("main").textContent()).contains("Moderator, Tweede lezer");
        visit.shoot("people");
        visit.open(C + "/people/2");
        visit.shoot("roles");
        visit.openChecked(C + "/people/1?lang=en");
        assertThat(page.locator("main").textContent()).contains("You do not change your own roles");
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
        visit.openChecked("/admin/account");
        page.check("input[name=on]");
        page.click("form[action$='/keys'] button");
        visit.openChecked(C + "/queue");
        page.keyboard().press("j");
        page.waitForURL("**/queue/6");
        visit.shoot("queue");
        page.keyboard().press("a");
        page.waitForURL("**/queue?done=6");
        assertThat(page.locator(".after").textContent()).contains("Geplaatst door Saskia de Boer");
        visit.check("queue-after");
        page.keyboard().press("z");
        page.waitForURL("**/queue/6");
        assertThat(page.locator(".desk-queue h2").textContent()).isEqualTo("Wachtrij: 5");
    }

    private void lookAround() {
        for (String path : List.of(
                C + "/approvals",
                C + "/history",
                C + "/bulk",
                C + "/people?lang=en",
                C + "/queue?lang=en",
                "/admin/audit",
                "/admin/people",
                "/admin/people/1",
                "/admin/people/1?lang=en")) {
            visit.openChecked(path);
        }
        visit.open("/admin/audit");
        visit.shoot("audit");
        try (BrowserContext fresh = browser.visitor(DESK)) {
            var door = new DeskVisit(fresh.newPage(), polder);
            door.openChecked("/admin/sign-in");
            door.shoot("sign-in");
        }
    }

    private String said() {
        return page.locator("[role=status]").first().textContent();
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
}
