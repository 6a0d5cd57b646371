package nl.polder.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.polder.server.testing.Staff;
import nl.polder.server.testing.TestBrowser;
import nl.polder.server.testing.TestBrowser.Look;
import nl.polder.server.testing.TestPolder;
import nl.polder.server.transfer.ImportRequest;
import nl.polder.server.transfer.polis.Fingerprint;
import nl.polder.server.transfer.polis.PolisDirectory;
import nl.polder.server.transfer.polis.PolisReading;
import nl.polder.server.transfer.polis.Progress;
import nl.polder.server.transfer.polis.SharedData;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On a real conversation, in a real browser: withdrawn, investigated, proposed, confirmed, read under terms. */
@DisplayName("Releasing rows in a browser")
class ReleaseBrowserTest {
    private static final Path SHOTS = Path.of(System.getenv()
            .getOrDefault("POLDER_SHOTS", Path.of("target", "shots").toString()));
    private static final Look DESK = Look.PHONE.wide(1280);
    private static final String C = "/admin/c/brexit";

    @AutoClose
    private final TestPolder polder = TestPolder.start();

    @AutoClose
    private final TestBrowser browser = TestBrowser.open();

    @Test
    void a_real_conversation_is_withdrawn_investigated_and_released_again() throws Exception {
        brexit();
        Staff administrator = Staff.ofOtherOrganisation(polder, Clock.systemUTC(), "import");
        Page organiser = page(administrator.inviting("Olga", "organiser"), DESK);
        Page publisher = page(administrator.inviting("Pim", "publisher"), Look.PHONE.darkened());
        Page analyst = page(administrator.inviting("Anna", "analyst"), Look.PHONE.in("en"));

        open(organiser, "/release", "release-public");
        assertThat(organiser.locator("main").textContent()).contains("al openbaar voordat ze hier kwamen");
        organiser.fill("#why", "Er is iemand herkend.");
        organiser.click("form[action*='/withdraw'] button");
        checked(organiser);
        organiser.click("form[action*='/report'] button");
        organiser.waitForCondition(() -> {
            organiser.reload();
            return organiser.locator("main h3").count() > 0;
        });
        organiser.locator("summary").last().click();
        checked(organiser);
        shoot(organiser, "release-report");
        organiser.fill("#reason", "Onderzoekers willen de groepen narekenen.");
        organiser.locator("main form button").last().click();
        open(publisher, "/release", "release-confirm");
        assertThat(publisher.locator("details").last().getAttribute("open")).isNotNull();
        publisher.click("form[action*='/confirm'] button");
        checked(publisher);
        open(publisher, "/release", "release-released");
        assertThat(polder.get("/api/v3/reportExport/brexit/undone-votes.csv").statusCode())
                .as("what is released here is less than what came")
                .isEqualTo(403);
        assertThat(publisher.locator("main").textContent()).contains("Olga stelde het voor en Pim bevestigde het");

        open(analyst, "/rows?lang=en", "rows-terms");
        analyst.click("main form button.btn");
        checked(analyst);
        assertThat(analyst.locator(".say-error").count()).isEqualTo(2);
        analyst.fill("#purpose", "My thesis");
        analyst.check("#agree");
        analyst.click("main form button.btn");
        checked(analyst);
        shoot(analyst, "rows-files");
        var download = analyst.waitForDownload(() -> analyst.click("form[action*='/rows/votes.csv'] button"));
        assertThat(download.suggestedFilename()).isEqualTo("brexit-votes.csv");
    }

    private void brexit() throws Exception {
        Path from = SharedData.export("brexit-consensus");
        var reading = (PolisReading.Complete) PolisDirectory.read(from, null, Progress.SILENT);
        var request = new ImportRequest(
                reading.conversation(),
                List.of(),
                "brexit-consensus",
                Fingerprint.of(from, null),
                Optional.of("brexit"),
                Optional.empty(),
                "en",
                true);
        polder.app().await(() -> polder.app().polisImport().run(request, Progress.SILENT));
    }

    private Page page(Staff staff, Look look) {
        BrowserContext context = browser.visitor(look);
        String[] cookie = staff.cookie().split("=", 2);
        context.addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(polder.origin())));
        return context.newPage();
    }

    private void open(Page page, String path, String shot) {
        page.navigate(polder.origin() + C + path);
        checked(page);
        shoot(page, shot);
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve(name + ".png")));
    }

    private static void checked(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(page.url())
                .allSatisfy(violation -> assertThat(violation.getId() + " "
                                + violation.getNodes().getFirst().getHtml())
                        .isEmpty());
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("no scrolling sideways on " + page.url())
                .isEqualTo(true);
    }
}
