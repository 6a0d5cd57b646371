package nl.polder.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import nl.polder.server.testing.TestPolder;

/** Somebody at the desk in a real browser, whose pages are looked at: by axe, at 320 pixels, in the dark, and as pictures. */
final class DeskVisit {

    /** The pictures are kept only when {@code ops/shots/take} asks for them; a test leaves the checkout as it was. */
    private static final Path SHOTS = Path.of(System.getenv()
            .getOrDefault("POLDER_SHOTS", Path.of("target", "shots").toString()));

    private static final int NARROWEST = 320;
    private static final int PHONE = 360;
    private static final int DESK = 1280;
    private static final int HEIGHT = 900;

    private final Page page;
    private final String origin;

    DeskVisit(Page page, TestPolder polder) {
        this.page = page;
        this.origin = polder.origin();
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(origin + path);
    }

    /** Opens a page and looks at it. */
    void openChecked(String path) {
        open(path);
        check(path);
    }

    /** What is wrong with the page that is open: nothing. */
    void check(String name) {
        assertThat(violations(axe())).as(name + " " + page.url()).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(violations(axe().withRules(List.of("color-contrast"))))
                .as(name + " in the dark")
                .isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(NARROWEST, HEIGHT);
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                .as(name + " is as narrow as its window")
                .isLessThanOrEqualTo(NARROWEST);
        page.setViewportSize(DESK, HEIGHT);
    }

    private AxeBuilder axe() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    private static List<String> violations(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .map(violation -> violation.getId() + " "
                        + violation.getNodes().getFirst().getHtml())
                .toList();
    }

    /** Pictures of the page that is open: phone and desk, light and dark. */
    void shoot(String name) {
        for (int width : new int[] {PHONE, DESK}) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.setViewportSize(width, HEIGHT);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                String file = name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve(file)));
            }
        }
        page.setViewportSize(DESK, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
