package nl.polder.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.polder.server.testing.SampleSite;
import nl.polder.server.testing.TestBrowser;
import nl.polder.server.testing.TestBrowser.Look;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG by axe, 320 px and HTML by the Nu checker, on every page that a participant can reach. */
@Tag("browser")
@DisplayName("Every page")
class EveryPageTest {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    /** What a colour scheme can break. */
    private static final List<String> RULES_OF_COLOUR = List.of("color-contrast", "link-in-text-block");

    private static final int NARROWEST = 320;
    private static final int PHONE = 360;
    private static final int DESK = 1280;
    private static final int HEIGHT = 800;

    @AutoClose
    private static final RealPages REAL = new RealPages(RealPages.BREXIT);

    @AutoClose
    private static final SampleSite SAMPLES = SampleSite.start(Map.of());

    @AutoClose
    private static final TestBrowser BROWSER = TestBrowser.open();

    private static List<Cookie> cookies;

    @BeforeAll
    static void vote() {
        cookies = REAL.voter(BROWSER);
    }

    private static List<String> addresses() {
        String card = REAL.debate();
        Stream<String> pages = Stream.of(
                REAL.origin() + "/",
                REAL.origin() + "/accessibility",
                REAL.origin() + "/c/no-such-conversation",
                card,
                card + "?saved=0",
                card + "/about",
                card + "/mine",
                card + "/mine/erase",
                card + "/statements/new",
                REAL.example(),
                REAL.example() + "/results",
                REAL.example() + "/results/how-sure",
                REAL.exampleReport());
        Stream<String> closed = REAL.imported().stream()
                .flatMap(address -> Stream.of(address, address + "/results", address + "/results/how-sure"));
        Stream<String> forms =
                Stream.of("distinct", "statements-only", "too-few").map(form -> SAMPLES.origin() + "/results-" + form);
        return Stream.of(pages, closed, forms).flatMap(each -> each).toList();
    }

    /** What sticks out of the page at the right, and in nothing that can be scrolled. */
    private static final String TOO_WIDE = """
            () => [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > window.innerWidth && !e.closest('.scroll'))
                .map(e => e.outerHTML.slice(0, 150) + ' ' + JSON.stringify(e.getBoundingClientRect()))
                .slice(0, 3)""";

    private static BrowserContext voter(Look look) {
        BrowserContext visitor = BROWSER.visitor(look);
        visitor.addCookies(cookies);
        return visitor;
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void breaks_no_rule_of_wcag_2_2_on_a_phone_light_or_dark_and_fits_320_pixels(String language) {
        List<String> broken = new ArrayList<>();
        try (BrowserContext visitor = voter(new Look(language, PHONE, false, true))) {
            Page page = visitor.newPage();
            for (String address : addresses()) {
                open(page, address);
                check(page, axe(page).withTags(RULES), "light", broken);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                check(page, axe(page).withRules(RULES_OF_COLOUR), "dark", broken);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
                page.setViewportSize(NARROWEST, HEIGHT);
                int width = (int) page.evaluate("() => document.documentElement.scrollWidth");
                if (width > NARROWEST) {
                    broken.add("%s: %d pixels wide at %d, by %s"
                            .formatted(address, width, NARROWEST, page.evaluate(TOO_WIDE)));
                }
                page.setViewportSize(PHONE, HEIGHT);
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void breaks_no_rule_of_wcag_2_2_on_a_desk() {
        List<String> broken = new ArrayList<>();
        try (BrowserContext visitor = voter(Look.PHONE.wide(DESK))) {
            Page page = visitor.newPage();
            for (String address : addresses()) {
                open(page, address);
                check(page, axe(page).withTags(RULES), "desk", broken);
            }
        }
        assertThat(broken).isEmpty();
    }

    /** With everything that can be unfolded open. */
    private static void open(Page page, String address) {
        page.navigate(address);
        page.evaluate("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })");
    }

    /** Says only what is broken: to describe all that is well takes longer than to check it. */
    private static AxeBuilder axe(Page page) {
        // One frame and no other: without the legacy mode axe opens a second page for each.
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    private static void check(Page page, AxeBuilder axe, String look, List<String> broken) {
        axe.analyze()
                .getViolations()
                .forEach(violation -> broken.add("%s %s: %s %s"
                        .formatted(
                                look,
                                page.url(),
                                violation.getId(),
                                violation.getNodes().getFirst().getHtml())));
    }

    @Test
    void is_valid_html() {
        var html = new HtmlCheck();
        var asBrowser = RequestOptions.create().setHeader("Accept", "text/html");
        try (BrowserContext visitor = voter(Look.PHONE)) {
            for (String address : addresses()) {
                html.check(address, visitor.request().get(address, asBrowser).text());
            }
        }
        assertThat(html.errors()).isEmpty();
    }

    @Test
    void the_checkers_find_what_is_wrong() {
        var html = new HtmlCheck();
        html.check("wrong", "<!DOCTYPE html><html lang=nl><title>x</title><p><div foo=1></p>");
        assertThat(html.errors()).contains("foo");

        List<String> broken = new ArrayList<>();
        try (BrowserContext visitor = BROWSER.visitor(Look.PHONE)) {
            Page page = visitor.newPage();
            page.setContent("<html lang=nl><title>x</title><main><img src=x><p style='color:#ccc'>grijs</p></main>");
            check(page, axe(page).withTags(RULES), "wrong", broken);
        }
        assertThat(broken).anyMatch(each -> each.contains("image-alt")).anyMatch(each -> each.contains("contrast"));
    }

    /** Every page whose people are simulated says so where it is read. */
    @Test
    void says_that_participants_are_simulated() {
        try (BrowserContext visitor = voter(Look.PHONE)) {
            Page page = visitor.newPage();
            for (String path : List.of("", "/mine", "/statements/new", "/about", "/results", "/results/how-sure")) {
                page.navigate(REAL.example() + path);
                assertThat(page.locator("main").innerText()).as(path).contains("nagebootst");
            }
            page.navigate(REAL.example() + "/about");
            assertThat(page.locator("main").innerText()).contains("600 deelnemers zijn nagebootst");
        }
    }

    /** A figure without words would show its key. */
    @Test
    void names_every_figure_behind_the_verdict_in_words() {
        Stream<String> conversations = Stream.concat(Stream.of(REAL.example()), REAL.imported().stream());
        try (BrowserContext visitor = voter(Look.PHONE)) {
            Page page = visitor.newPage();
            conversations.forEach(conversation -> {
                page.navigate(conversation + "/results/how-sure");
                List<String> names = page.locator(".data th[scope=row]").allInnerTexts();
                assertThat(names).hasSizeGreaterThan(5).noneMatch(name -> name.contains("sure.") || name.isBlank());
            });
        }
    }
}
