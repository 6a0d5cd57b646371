package nl.polder.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.polder.server.testing.SampleSite;
import nl.polder.server.testing.TestBrowser;
import nl.polder.server.testing.TestBrowser.Look;
import nl.polder.server.testing.TestConversation;
import nl.polder.server.testing.TestPolder;
import nu.validator.messages.MessageEmitterAdapter;
import nu.validator.messages.TextMessageEmitter;
import nu.validator.servlet.imagereview.ImageCollector;
import nu.validator.source.SourceCode;
import nu.validator.validation.SimpleDocumentValidator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

@Tag("browser")
@DisplayName("Every page")
class EveryPageTest {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int NARROWEST = 320;

    @AutoClose
    private static final TestPolder POLDER = TestPolder.start();

    @AutoClose
    private static final SampleSite SAMPLES = SampleSite.start(Map.of());

    @AutoClose
    private static final TestBrowser BROWSER = TestBrowser.open();

    private static final TestConversation DEBATE = TestConversation.open(POLDER.database(), SampleStatements.DUTCH);

    private static List<String> addresses() {
        String card = POLDER.origin() + "/c/" + DEBATE.slug();
        return List.of(
                POLDER.origin() + "/",
                POLDER.origin() + "/accessibility",
                POLDER.origin() + "/c/no-such-conversation",
                card,
                card + "?saved=0",
                card + "/about",
                card + "/mine",
                card + "/mine/erase",
                card + "/statements/new",
                SAMPLES.origin() + "/results-distinct",
                SAMPLES.origin() + "/results-segments",
                SAMPLES.origin() + "/results-statements-only",
                SAMPLES.origin() + "/results-too-few");
    }

    /** Somebody who voted twice, so that the pages have something to show. */
    private static BrowserContext voter(Look look) {
        BrowserContext visitor = BROWSER.visitor(look);
        Page page = visitor.newPage();
        page.navigate(POLDER.origin() + "/c/" + DEBATE.slug() + "?statement=0");
        page.locator(".vote[value=pass]").click();
        page.locator(".why").waitFor();
        page.locator(".vote[value=agree]").click();
        page.locator(".why")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        page.close();
        return visitor;
    }

    @Test
    void breaks_no_rule_of_wcag_2_2_in_any_language_width_or_scheme() {
        List<String> broken = new ArrayList<>();
        for (String language : List.of("nl", "en")) {
            for (int width : List.of(360, 1280)) {
                for (boolean dark : List.of(false, true)) {
                    Look look = new Look(language, width, dark, true);
                    try (BrowserContext visitor = voter(look)) {
                        Page page = visitor.newPage();
                        for (String address : addresses()) {
                            page.navigate(address);
                            page.evaluate(
                                    "() => document.querySelectorAll('main details').forEach(d => { d.open = true; })");
                            new AxeBuilder(page)
                                    .withTags(RULES)
                                    .analyze()
                                    .getViolations()
                                    .forEach(violation -> broken.add(look + " " + address + ": " + violation.getId()
                                            + " "
                                            + violation.getNodes().getFirst().getHtml()));
                        }
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void fits_320_pixels_without_scrolling_sideways() {
        try (BrowserContext visitor = voter(Look.PHONE.wide(NARROWEST))) {
            Page page = visitor.newPage();
            for (String address : addresses()) {
                page.navigate(address);
                assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                        .as(address)
                        .isLessThanOrEqualTo(NARROWEST);
            }
        }
    }

    @Test
    void is_valid_html() throws Exception {
        var validator = new SimpleDocumentValidator();
        validator.setUpMainSchema("http://s.validator.nu/html5-rdfalite.rnc", new org.xml.sax.helpers.DefaultHandler());
        var problems = new ByteArrayOutputStream();
        SourceCode source = validator.getSourceCode();
        var emitter = new MessageEmitterAdapter(
                java.util.regex.Pattern.compile(""),
                source,
                false,
                new ImageCollector(source),
                0,
                true,
                new TextMessageEmitter(problems, true));
        emitter.setErrorsOnly(true);
        validator.setUpValidatorAndParsers(emitter, false, false);
        try (BrowserContext visitor = voter(Look.PHONE)) {
            for (String address : addresses()) {
                String html = visitor.request().get(address).text();
                var input = new InputSource(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
                input.setEncoding("utf-8");
                input.setSystemId(address);
                validator.checkHtmlInputSource(input);
            }
        }
        assertThat(problems.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
