package nl.polder.server.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.polder.server.example.ExampleConsultation;
import nl.polder.server.testing.TestBrowser;
import nl.polder.server.testing.TestBrowser.Look;
import nl.polder.server.testing.TestConversation;
import nl.polder.server.testing.TestPolder;
import nl.polder.server.transfer.ImportOutcome;
import nl.polder.server.transfer.ImportRequest;
import nl.polder.server.transfer.polis.Fingerprint;
import nl.polder.server.transfer.polis.PolisDirectory;
import nl.polder.server.transfer.polis.PolisReading;
import nl.polder.server.transfer.polis.Progress;
import nl.polder.server.transfer.polis.SharedData;
import org.opentest4j.TestAbortedException;

/** A running Polder with something to show: a debate, the example with its results, and real conversations. */
final class RealPages implements AutoCloseable {

    static final String LAND = "ssis.land-bank-farmland.2rumnecbeh.2021-08-01";
    static final String CLIMATE = "austria-climate.5twd2jsnkf.2022-08-08";
    static final String BREXIT = "brexit-consensus";

    private static final int VOTES_BEFORE_RESULTS = 7;
    private static final double JUDGED_WITHIN_MS = 120_000;

    private final TestPolder polder = TestPolder.start();
    private final TestConversation debate = TestConversation.open(polder.database(), SampleStatements.DUTCH);
    private final List<String> imported;

    RealPages(String... exports) {
        polder.app().createExample();
        imported = Stream.of(exports).flatMap(name -> imported(name).stream()).toList();
    }

    String origin() {
        return polder.origin();
    }

    String debate() {
        return origin() + "/c/" + debate.slug();
    }

    String example() {
        return origin() + "/c/" + ExampleConsultation.SLUG;
    }

    /** The published report of the example; it is there when its results are judged. */
    String exampleReport() {
        return example() + "/reports/1";
    }

    /** The addresses of the conversations brought in, as many as there are data for. */
    List<String> imported() {
        return imported.stream().map(slug -> origin() + "/c/" + slug).toList();
    }

    /** Cookies of somebody who voted often enough to see the results, waiting until every result has its verdict. */
    List<Cookie> voter(TestBrowser browser) {
        try (BrowserContext visitor = browser.visitor(Look.PHONE)) {
            Page page = visitor.newPage();
            for (String card : List.of(debate(), example())) {
                for (int vote = 0; vote < VOTES_BEFORE_RESULTS; vote++) {
                    page.navigate(card);
                    page.locator(vote == 1 ? ".vote[value=pass]" : ".vote[value=agree]")
                            .click();
                    page.locator("#bewaard").waitFor();
                }
            }
            for (String conversation :
                    Stream.concat(Stream.of(example()), imported().stream()).toList()) {
                String results = conversation.replace("/c/", "/api/v1/conversations/") + "/results";
                page.waitForCondition(
                        () -> isJudged(page.request().get(results)),
                        new Page.WaitForConditionOptions().setTimeout(JUDGED_WITHIN_MS));
            }
            page.waitForCondition(
                    () -> page.request().get(exampleReport()).ok(),
                    new Page.WaitForConditionOptions().setTimeout(JUDGED_WITHIN_MS));
            return visitor.cookies();
        }
    }

    private static boolean isJudged(APIResponse results) {
        return results.ok() && !results.text().contains("not-yet-judged");
    }

    /** Empty when the data are not at hand, which {@link SharedData} has then printed. */
    private Optional<String> imported(String name) {
        try {
            Path export = SharedData.export(name);
            var read = (PolisReading.Complete) PolisDirectory.read(export, null, Progress.SILENT);
            var request = new ImportRequest(
                    read.conversation(),
                    read.assumptions(),
                    name,
                    Fingerprint.of(export, null),
                    Optional.empty(),
                    Optional.empty(),
                    name.equals(CLIMATE) ? "de" : "en",
                    true);
            var outcome = polder.app().await(() -> polder.app().polisImport().run(request, Progress.SILENT));
            return Optional.of(((ImportOutcome.Imported) outcome).slug());
        } catch (TestAbortedException noData) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        polder.close();
    }
}
