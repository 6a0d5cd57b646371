package nl.polder.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import nl.polder.server.analysis.AnalysisStore;
import nl.polder.server.analysis.PublishedResults;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;
import nl.polder.server.platform.Niceness;
import nl.polder.server.platform.Pools;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.render.Assets;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.platform.render.Renderer;
import nl.polder.server.report.pdf.PdfUaCheck;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.testing.TestPolder;
import nl.polder.server.transfer.ImportOutcome;
import nl.polder.server.transfer.ImportRequest;
import nl.polder.server.transfer.polis.Fingerprint;
import nl.polder.server.transfer.polis.PolisDirectory;
import nl.polder.server.transfer.polis.PolisReading;
import nl.polder.server.transfer.polis.Progress;
import nl.polder.server.transfer.polis.SharedData;
import nl.polder.server.vote.TurnoutStore;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of real conversations. {@code -Dpolder.write=true} keeps pictures of their first sheets in {@code ops/shots}. */
@DisplayName("The report of a real conversation")
class RealReportsTest {
    private static final Path SHOTS = Path.of("..", "ops", "shots");
    private static final int DOTS_PER_INCH = 60;
    private static final int SHEETS = 6;

    @AutoClose
    private static final TestPolder polder = TestPolder.start();

    @AutoClose
    private static final Pools pools = new Pools(new Niceness(0));

    @ParameterizedTest
    @ValueSource(strings = {"london.youth.policing", "brexit-consensus", "scoop-hivemind.taxes"})
    void conforms_to_pdf_ua_in_both_languages(String name) throws Exception {
        Conversation conversation = imported(SharedData.export(name));
        // A new one for each attempt, because published results are remembered for ten seconds.
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!(polder.app().await(() -> reports().freeze(conversation)) instanceof Reports.Frozen.Draft)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
        Reports reports = reports();
        Report report = ReportJson.read(polder.app()
                .await(() -> reports.find(conversation, 1).await().orElseThrow().document()));
        for (Language language : Language.values()) {
            Buffer pdf = polder.app().await(() -> switch (reports.pdf(conversation, report, language)) {
                case ReportPdfs.Pdf.Ready ready -> ready.file();
                case ReportPdfs.Pdf.BeingMade making -> making.file().await();
                case ReportPdfs.Pdf.Failed failed -> throw new AssertionError("not made");
            });
            assertThat(PdfUaCheck.violations(pdf.getBytes())).isEmpty();
            if (Boolean.getBoolean("polder.write")) {
                picture(pdf.getBytes(), "report-" + conversation.slug() + "-" + language.tag(), language);
            }
        }
    }

    /** The first sheets side by side; Dutch in colour, English in grey. */
    private static void picture(byte[] pdf, String name, Language language) throws IOException {
        ImageType ink = language == Language.NL ? ImageType.RGB : ImageType.GRAY;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var renderer = new PDFRenderer(document);
            int sheets = Math.min(SHEETS, document.getNumberOfPages());
            BufferedImage all = null;
            for (int i = 0; i < sheets; i++) {
                BufferedImage sheet = renderer.renderImageWithDPI(i, DOTS_PER_INCH, ink);
                if (all == null) {
                    all = new BufferedImage(sheet.getWidth() * sheets, sheet.getHeight(), sheet.getType());
                }
                all.getGraphics().drawImage(sheet, i * sheet.getWidth(), 0, null);
            }
            ImageIO.write(
                    all,
                    "png",
                    Files.createDirectories(SHOTS).resolve(name + ".png").toFile());
        }
    }

    private static Reports reports() {
        Db db = polder.app().db();
        var statements = new StatementStore(db);
        var analyses = new AnalysisStore(db);
        var pages = new Pages(new Renderer(Messages.load(), Assets.load()));
        var published = new PublishedResults(analyses, statements, Clock.systemUTC());
        return new Reports(db, published, analyses, new TurnoutStore(db), statements, pages, pools, Clock.systemUTC());
    }

    private static Conversation imported(Path from) throws IOException {
        var read = (PolisReading.Complete) PolisDirectory.read(from, null, Progress.SILENT);
        var request = new ImportRequest(
                read.conversation(),
                List.of(),
                from.getFileName().toString(),
                Fingerprint.of(from, null),
                Optional.empty(),
                Optional.empty(),
                "en");
        var outcome = polder.app().await(() -> polder.app().polisImport().run(request, Progress.SILENT));
        String slug = ((ImportOutcome.Imported) outcome).slug();
        return polder.app().await(() -> polder.app().findConversation(slug)).orElseThrow();
    }
}
