package nl.polder.server.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Clip;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.polder.server.testing.SampleSite;
import nl.polder.server.testing.TestBrowser;
import nl.polder.server.testing.TestBrowser.Look;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Takes the pictures of {@code ops/shots}: {@code ops/shots/take}. */
@Tag("browser")
@EnabledIfEnvironmentVariable(named = "POLDER_SHOTS", matches = ".+")
class ShotsTest {

    private static final Path FOLDER = Path.of(System.getenv().getOrDefault("POLDER_SHOTS", "."));
    /** Of a long page the beginning is kept, so that the folder stays small. */
    private static final int TALLEST = 2400;

    private static final List<Look> LOOKS = List.of(Look.PHONE, Look.PHONE.wide(1280));

    @AutoClose
    private static final RealPages REAL = new RealPages(RealPages.LAND, RealPages.CLIMATE, RealPages.BREXIT);

    @AutoClose
    private static final SampleSite SAMPLES = SampleSite.start(Map.of());

    @AutoClose
    private static final TestBrowser BROWSER = TestBrowser.open();

    private static List<Cookie> cookies;

    @BeforeAll
    static void vote() {
        cookies = REAL.voter(BROWSER);
    }

    @Test
    void a_visit_on_a_phone_and_on_a_desk() {
        for (Look look : List.of(Look.PHONE, Look.PHONE.wide(1280), Look.PHONE.darkened(), Look.PHONE.in("en"))) {
            try (BrowserContext visitor = BROWSER.visitor(look)) {
                Page page = visitor.newPage();
                String card = REAL.example();
                shoot(page, look, "card", card + "?statement=2");
                if (look.dark() || look.language().equals("en")) {
                    continue;
                }
                shoot(page, look, "home", REAL.origin() + "/");
                shoot(page, look, "about", card + "/about");
                shoot(page, look, "error", REAL.origin() + "/c/no-such-conversation");
                page.navigate(card + "?statement=2");
                page.locator(".vote[value=disagree]").click();
                page.locator("#bewaard").waitFor();
                save(page, look, "card-after-vote");
                page.locator(".vote[value=pass]").click();
                page.locator(".why").waitFor();
                save(page, look, "card-after-pass");
                for (int votes = 3; votes < 6; votes++) {
                    page.locator(".vote[value=agree]").click();
                    page.waitForFunction("n => document.querySelector('.also .num').textContent == n", votes);
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
    void the_results_of_the_example_and_of_real_conversations() {
        for (Look look : LOOKS) {
            try (BrowserContext visitor = BROWSER.visitor(look)) {
                visitor.addCookies(cookies);
                Page page = visitor.newPage();
                shoot(page, look, "results", REAL.example() + "/results");
                shoot(page, look, "how-sure", REAL.example() + "/results/how-sure");
                for (String conversation : REAL.imported()) {
                    String name = conversation.replaceAll(".*/c/", "").split("-")[0];
                    shoot(page, look, "real-" + name, conversation + "/results");
                    page.evaluate("() => document.querySelectorAll('details#kaart').forEach(d => { d.open = true; })");
                    page.locator("#lijn, section#kaart")
                            .first()
                            .screenshot(new Locator.ScreenshotOptions().setPath(file(look, "real-" + name + "-map")));
                }
            }
        }
    }

    @Test
    void the_forms_of_the_results() {
        for (Look look : LOOKS) {
            try (BrowserContext visitor = BROWSER.visitor(look)) {
                for (String form : List.of("distinct", "segments", "statements-only")) {
                    Page page = visitor.newPage();
                    shoot(page, look, "verdict-" + form, SAMPLES.origin() + "/results-" + form);
                }
            }
        }
    }

    private static void shoot(Page page, Look look, String name, String address) {
        page.navigate(address);
        save(page, look, name);
    }

    private static void save(Page page, Look look, String name) {
        int height = (int) page.evaluate("() => document.documentElement.scrollHeight");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setClip(new Clip(0, 0, look.width(), Math.min(height, TALLEST)))
                .setPath(file(look, name)));
    }

    /** {@code card-1280.png}; what is not Dutch or not light says so. */
    private static Path file(Look look, String name) {
        String language = look.language().equals("nl") ? "" : "-" + look.language();
        return FOLDER.resolve("%s-%d%s%s.png".formatted(name, look.width(), language, look.dark() ? "-dark" : ""));
    }
}
