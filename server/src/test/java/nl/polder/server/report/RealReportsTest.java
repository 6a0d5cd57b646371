package nl.polder.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import nl.polder.server.i18n.Language;
import nl.polder.server.report.pdf.PdfUaCheck;
import nl.polder.server.transfer.polis.SharedData;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
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
    private static final ImportedReports reports = new ImportedReports();

    @ParameterizedTest
    @ValueSource(strings = {"london.youth.policing", "brexit-consensus", "scoop-hivemind.taxes"})
    void conforms_to_pdf_ua_in_both_languages_with_its_summary_on_one_sheet(String name) throws Exception {
        ImportedReports.Made made = reports.frozen(SharedData.export(name));
        BadInputReportsTest.hidesNobody(made.report());
        for (Language language : Language.values()) {
            byte[] pdf = reports.pdf(made, language);
            assertThat(PdfUaCheck.violations(pdf)).isEmpty();
            assertThat(sheet(pdf, 3))
                    .as("what follows a summary of one sheet")
                    .contains(language == Language.NL ? "\nWie deden mee?" : "\nWho took part?");
            if (Boolean.getBoolean("polder.write")) {
                picture(pdf, "report-" + made.conversation().slug() + "-" + language.tag(), language);
            }
        }
    }

    private static String sheet(byte[] pdf, int number) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper();
            text.setStartPage(number);
            text.setEndPage(number);
            return text.getText(document);
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
}
