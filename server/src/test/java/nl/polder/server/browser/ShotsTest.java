package nl.polder.server.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import nl.polder.server.analysis.Results.Form;
import nl.polder.server.testing.SampleSite;
import nl.polder.server.testing.TestBrowser;
import nl.polder.server.testing.TestBrowser.Look;
import nl.polder.server.testing.TestConversation;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Takes the pictures of {@code ops/shots}: {@code ops/shots/take}. */
@Tag("browser")
@EnabledIfEnvironmentVariable(named = "POLDER_SHOTS", matches = ".+")
class ShotsTest {

    private static final Path FOLDER = Path.of(System.getenv().getOrDefault("POLDER_SHOTS", "."));

    @AutoClose
    private static final TestPolder POLDER = TestPolder.start();

    @AutoClose
    private static final SampleSite SAMPLES = SampleSite.start(Map.of());

    @AutoClose
    private static final TestBrowser BROWSER = TestBrowser.open();

    private final TestConversation debate = TestConversation.open(POLDER.database(), SampleStatements.DUTCH);

    @Test
    void a_visit_on_a_phone_and_on_a_desk() {
        for (Look look : new Look[] {
            Look.PHONE,
            Look.PHONE.wide(1280),
            Look.PHONE.darkened(),
            Look.PHONE.in("en"),
            Look.PHONE.wide(1280).darkened()
        }) {
            try (BrowserContext visitor = BROWSER.visitor(look)) {
                Page page = visitor.newPage();
                String card = POLDER.origin() + "/c/" + debate.slug();
                shoot(page, look, "home", POLDER.origin() + "/");
                shoot(page, look, "about", card + "/about");
                shoot(page, look, "error", POLDER.origin() + "/c/no-such-conversation");
                shoot(page, look, "accessibility", POLDER.origin() + "/accessibility");
                shoot(page, look, "card", card);
                page.locator(".vote[value=disagree]").click();
                page.locator("#bewaard").waitFor();
                save(page, look, "card-after-vote");
                page.locator(".vote[value=pass]").click();
                page.locator(".why").waitFor();
                save(page, look, "card-after-pass");
                for (int i = 0; i < 4; i++) {
                    page.locator(".vote[value=agree]").click();
                    page.waitForFunction("n => document.querySelector('.also .num').textContent == n", i + 3);
                }
                shoot(page, look, "my-votes", card + "/mine");
                shoot(page, look, "add-statement", card + "/statements/new");
                page.locator("#tekst")
                        .fill("Scholen moeten kinderen leren hoe ze nepnieuws herkennen. Bel 06 12 34 56 78.");
                page.locator("main form .btn").click();
                page.locator("#fouten").waitFor();
                save(page, look, "add-statement-advice");
            }
        }
    }

    @Test
    void the_forms_of_the_results() {
        for (Form form : Form.values()) {
            String name = "results-" + form.name().toLowerCase(Locale.ROOT).replace('_', '-');
            for (Look look : new Look[] {Look.PHONE, Look.PHONE.wide(1280)}) {
                try (BrowserContext visitor = BROWSER.visitor(look)) {
                    shoot(visitor.newPage(), look, name, SAMPLES.origin() + "/" + name);
                }
            }
        }
        Look dark = Look.PHONE.wide(1280).darkened().in("en");
        try (BrowserContext visitor = BROWSER.visitor(dark)) {
            shoot(visitor.newPage(), dark, "results-distinct", SAMPLES.origin() + "/results-distinct");
        }
    }

    private static void shoot(Page page, Look look, String name, String address) {
        page.navigate(address);
        save(page, look, name);
    }

    private static void save(Page page, Look look, String name) {
        String file = "%s-%d-%s%s.png".formatted(name, look.width(), look.language(), look.dark() ? "-dark" : "");
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(file)));
    }
}
