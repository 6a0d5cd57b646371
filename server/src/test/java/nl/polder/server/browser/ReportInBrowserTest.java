package nl.polder.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javax.imageio.ImageIO;
import nl.polder.server.testing.TestBrowser;
import nl.polder.server.testing.TestBrowser.Look;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("browser")
@DisplayName("A report in the browser")
class ReportInBrowserTest {
    private static final Look DESK = Look.PHONE.wide(1280);

    @AutoClose
    private static final RealPages REAL = new RealPages();

    @AutoClose
    private static final TestBrowser BROWSER = TestBrowser.open();

    private static String report;

    @BeforeAll
    static void open() {
        REAL.voter(BROWSER);
        report = REAL.exampleReport();
    }

    private static Page page(BrowserContext visitor) {
        Page page = visitor.newPage();
        assertThat(page.navigate(report).status()).isEqualTo(200);
        return page;
    }

    @ParameterizedTest
    @ValueSource(strings = {"divisiveness", "heat-map", "tipping"})
    void says_the_statement_of_the_dot_that_has_the_focus_or_the_pointer(String figure) {
        try (BrowserContext visitor = BROWSER.visitor(DESK)) {
            Page page = page(visitor);
            Locator line = page.locator("#figure-" + figure + " .told");
            assertThat(line.textContent()).contains("pijltjes");
            Locator first = page.locator("#figure-" + figure + " a[tabindex='0']");
            assertThat(first.count()).isEqualTo(1);
            first.focus();
            String said = line.textContent();
            assertThat(said).isEqualTo(first.getAttribute("aria-label"));
            page.keyboard().press("ArrowRight");
            assertThat(line.textContent()).isNotEqualTo(said);
            page.locator("#figure-" + figure + " svg a").last().hover();
            assertThat(line.textContent())
                    .isEqualTo(
                            page.locator("#figure-" + figure + " svg a").last().getAttribute("aria-label"));
        }
    }

    @Test
    void goes_down_the_bars_from_row_to_row() {
        try (BrowserContext visitor = BROWSER.visitor(DESK)) {
            Page page = page(visitor);
            List<String> bars = page.locator("#figure-tipping svg a").all().stream()
                    .map(bar -> bar.getAttribute("aria-label"))
                    .toList();
            page.locator("#figure-tipping a[tabindex='0']").focus();
            for (String bar : bars) {
                assertThat(page.locator("#figure-tipping .told").textContent()).isEqualTo(bar);
                page.keyboard().press("ArrowDown");
            }
        }
    }

    @Test
    void saves_a_figure_as_a_picture_with_its_words_and_colours() throws IOException {
        try (BrowserContext visitor = BROWSER.visitor(DESK)) {
            Page page = page(visitor);
            var download = page.waitForDownload(
                    () -> page.locator("#figure-heat-map .files button").first().click());
            assertThat(download.suggestedFilename()).isEqualTo("heat-map.png");
            var picture = ImageIO.read(Files.newInputStream(download.path()));
            assertThat(picture.getWidth()).isEqualTo(2 * 672);
            boolean dark = false;
            for (int x = 0; x < picture.getWidth(); x++) {
                dark |= (picture.getRGB(x, picture.getHeight() / 4) & 0xFFFFFF) == 0x14706A;
            }
            assertThat(dark).as("the colour of full agreement").isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void finds_statements_with_and_without_script(boolean script) {
        try (BrowserContext visitor = BROWSER.visitor(script ? DESK : DESK.withoutScript())) {
            Page page = page(visitor);
            int all = visible(page).size();
            String word = visible(page).getFirst().replaceAll(".*?\\b(\\p{L}{7,})\\b.*", "$1");
            page.locator("#find-statement").fill(word);
            page.locator("#find-statement").press("Enter");
            page.waitForCondition(() -> !said(page).isEmpty() && !visible(page).isEmpty());
            assertThat(visible(page))
                    .hasSizeLessThan(all)
                    .allSatisfy(text -> assertThat(text).containsIgnoringCase(word));
            page.locator("#find-statement").fill("#2");
            page.locator("#find-statement").press("Enter");
            page.waitForCondition(() -> visible(page).size() == 1);
            assertThat(page.locator("#s2").isVisible()).isTrue();
            page.locator("#find-statement").fill("woord dat nergens staat");
            page.locator("#find-statement").press("Enter");
            page.waitForCondition(() -> said(page).contains("Geen stelling"));
            assertThat(visible(page)).isEmpty();
        }
    }

    @Test
    void keeps_what_was_typed_when_the_statements_are_sorted() {
        try (BrowserContext visitor = BROWSER.visitor(DESK)) {
            Page page = page(visitor);
            page.locator("#find-statement").fill("#2");
            page.waitForCondition(() -> visible(page).size() == 1);
            page.locator("table.of-statements thead a").nth(1).click();
            page.waitForURL("**/*q=*");
            assertThat(page.locator("#find-statement").inputValue()).isEqualTo("#2");
            assertThat(visible(page)).hasSize(1);
            assertThat(page.locator("table.of-statements th[aria-sort]").count())
                    .isOne();
        }
    }

    private static String said(Page page) {
        return String.join("", page.locator(".find-box [role=status]").allTextContents());
    }

    private static List<String> visible(Page page) {
        return page.locator("table.of-statements tbody tr").all().stream()
                .filter(Locator::isVisible)
                .map(row -> row.locator("th").textContent())
                .toList();
    }

    @Test
    void leads_from_the_end_of_each_chapter_to_the_contents_which_paper_does_not() {
        try (BrowserContext visitor = BROWSER.visitor(Look.PHONE)) {
            Page page = page(visitor);
            assertThat(page.locator("article > .to-contents:last-child").count())
                    .isEqualTo(page.locator("#contents li").count());
            page.locator("#dividing .to-contents a").click();
            page.waitForCondition(() -> Math.abs(page.locator("#contents").boundingBox().y) < 50);
            assertThat(page.url()).endsWith("#contents");
        }
    }

    @Test
    void leads_from_a_number_to_the_statement_at_an_address_of_its_own() {
        try (BrowserContext visitor = BROWSER.visitor(DESK.withoutScript())) {
            Page page = page(visitor);
            page.locator("#shared a.nr").first().click();
            String anchor = page.url().substring(page.url().indexOf('#'));
            assertThat(anchor).matches("#s\\d+");
            assertThat(page.locator("tr" + anchor).isVisible()).isTrue();
        }
    }

    @Test
    void copies_a_figure_and_the_address_of_a_statement_in_the_whole_report() {
        try (BrowserContext visitor = BROWSER.visitor(DESK)) {
            visitor.grantPermissions(List.of("clipboard-read", "clipboard-write"));
            Page page = page(visitor);
            page.locator("#figure-heat-map .files button").nth(1).click();
            page.locator("#figure-heat-map .files [role=status]:not(:empty)").waitFor();
            assertThat(page.evaluate("async () => (await navigator.clipboard.read())[0].types.join()"))
                    .isEqualTo("image/png");
            String report = page.url();
            page.locator("#find-statement").fill("#2");
            page.locator("table.of-statements thead a").nth(1).click();
            page.waitForURL("**/*q=*");
            page.locator("tr#s2 a.nr").click();
            page.locator("tr#s2 [role=status]:not(:empty)").waitFor();
            assertThat(page.evaluate("() => navigator.clipboard.readText()")).isEqualTo(report + "#s2");
        }
    }

    @Test
    void draws_figures_larger_where_they_are_too_fine_and_lets_them_slide() {
        try (BrowserContext visitor = BROWSER.visitor(Look.PHONE)) {
            Page page = page(visitor);
            Locator figure = page.locator("#figure-heat-map");
            Locator button = figure.locator(".files button").last();
            assertThat(figure.locator(".scroll[tabindex]").count()).isZero();
            button.click();
            Locator slides = figure.locator(".scroll[role=region][tabindex='0']");
            slides.waitFor();
            assertThat(slides.getAttribute("aria-label")).startsWith("Figuur");
            assertThat((int) slides.evaluate("it => it.scrollWidth")).isGreaterThanOrEqualTo(640);
            assertThat((boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                    .as("the page itself does not slide")
                    .isTrue();
            figure.locator("svg a[tabindex='0']").focus();
            page.keyboard().press("End");
            assertThat((int) slides.evaluate("it => Math.ceil(it.scrollLeft)")).isPositive();
            button.click();
            figure.locator(".scroll:not([tabindex])").waitFor();
        }
        try (BrowserContext visitor = BROWSER.visitor(DESK)) {
            assertThat(page(visitor)
                            .locator("#figure-heat-map .files button:visible")
                            .count())
                    .as("large enough on a desk: only save and copy")
                    .isEqualTo(2);
        }
    }

    @Test
    void brings_a_statement_back_that_was_searched_away_when_a_link_leads_to_it() {
        try (BrowserContext visitor = BROWSER.visitor(DESK)) {
            Page page = page(visitor);
            page.locator("#find-statement").fill("#2");
            page.waitForCondition(() -> visible(page).size() == 1);
            Locator link = page.locator("#shared a.nr:not([href='#s2'])").first();
            String anchor = link.getAttribute("href");
            link.click();
            assertThat(page.locator("tr" + anchor).isVisible()).isTrue();
            page.navigate(page.url().replaceAll("#.*", "") + "?q=%232");
            assertThat(visible(page)).hasSize(1);
            page.locator("#shared a.nr:not([href='#s2'])").first().click();
            page.waitForCondition(() -> page.locator("tr" + anchor).isVisible());
            assertThat(page.url()).doesNotContain("q=").endsWith(anchor);
        }
    }

    @Test
    void goes_down_from_cell_to_cell_of_the_same_statement() {
        try (BrowserContext visitor = BROWSER.visitor(DESK)) {
            Page page = page(visitor);
            Locator figure = page.locator("#figure-heat-map");
            figure.locator("svg a[tabindex='0']").focus();
            for (int i = 0; i < 5; i++) {
                page.keyboard().press("ArrowRight");
            }
            String above = (String) page.evaluate("() => document.activeElement.getAttribute('href')");
            page.keyboard().press("ArrowDown");
            assertThat(page.evaluate("() => document.activeElement.getAttribute('href')"))
                    .isEqualTo(above);
            assertThat(figure.locator("svg > .ring:last-child").isVisible()).isTrue();
        }
    }

    @Test
    void says_a_statement_to_a_finger_before_it_goes_there() {
        try (BrowserContext visitor = BROWSER.finger(Look.PHONE)) {
            Page page = page(visitor);
            page.locator("#figure-divisiveness").scrollIntoViewIfNeeded();
            Locator dot = page.locator("#figure-divisiveness svg a").first();
            dot.scrollIntoViewIfNeeded();
            int before = (int) page.evaluate("() => Math.round(scrollY)");
            dot.tap();
            Locator go = page.locator("#figure-divisiveness .told a");
            go.waitFor();
            assertThat((int) page.evaluate("() => Math.round(scrollY)")).isEqualTo(before);
            assertThat(page.url()).doesNotContain("#s");
            go.tap();
            page.waitForURL("**/*#s*");
        }
    }

    /** As long as what it means: 70 % of a group is longer than 53 % of everybody. */
    @ParameterizedTest
    @ValueSource(ints = {360, 639, 1280})
    void draws_the_bars_of_everybody_and_of_groups_to_one_scale(int width) {
        try (BrowserContext visitor = BROWSER.visitor(DESK.wide(width).withoutScript())) {
            Page page = page(visitor);
            assertThat(page.locator(".sheet .bar").count()).isGreaterThan(10);
            assertThat((List<?>) page.evaluate("""
                            () => [...new Set([...document.querySelectorAll('.sheet .bar')]
                                .map(bar => Math.round(bar.getScreenCTM().a * 100)))]""")).hasSize(1);
        }
    }

    /** Reduced motion is asked of every visitor here; nothing in the report moves for anybody else either. */
    @Test
    void moves_nothing() {
        try (BrowserContext visitor = BROWSER.visitor(DESK)) {
            Page page = page(visitor);
            page.locator("#figure-divisiveness svg a").first().focus();
            assertThat((int) page.evaluate("() => document.getAnimations().length"))
                    .isZero();
        }
    }
}
