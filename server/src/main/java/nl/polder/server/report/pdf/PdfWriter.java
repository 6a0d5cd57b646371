package nl.polder.server.report.pdf;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PageSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes HTML as a tagged PDF.
 *
 * <p>What the HTML must hold for the result to pass PDF/UA-1: {@code lang}, {@code title}, a meta {@code subject},
 * {@code data-alt} on every svg, {@code title} on every link, {@code scope} on header cells. What the engine does not know:
 * custom properties, flex, grid, percentages and patterns in SVG (a pattern's drawing cannot be tagged), styles from
 * outside an SVG. Nothing is fetched while writing: no address resolves.
 */
public final class PdfWriter {
    private static final Logger LOG = LoggerFactory.getLogger(PdfWriter.class);
    private static final float PDF_VERSION = 1.7f;

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    /** The same without anybody who wants to know how far it is. */
    public byte[] write(String html, Instant made) {
        return write(html, made, progress -> {});
    }

    /**
     * The PDF of a page. Takes half a second for ten sheets in a JVM that has just started, and memory: a server lets another process do it.
     *
     * @param html a complete HTML document
     * @param made the date the PDF carries: with it, equal input gives equal bytes
     * @param listener is told of every sheet
     */
    public byte[] write(String html, Instant made, Consumer<PdfProgress> listener) {
        if (PdfFonts.lacksLettersOf(html)) {
            LOG.warn("a PDF lacks its Chinese, Japanese or Korean letters: install fonts-droid-fallback");
        }
        Sheets sheets = new Sheets(listener);
        try (PDDocument pdf = new PDDocument();
                PdfBoxRenderer renderer = builder(pdf)
                        .withW3cDocument(new W3CDom().fromJsoup(readable(html)), "")
                        .usePageSupplier(sheets)
                        .buildPdfRenderer()) {
            renderer.layout();
            sheets.expect(renderer.getRootBox().getLayer().getPages().size());
            renderer.createPDFWithoutClosing();
            return save(pdf, made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PdfRendererBuilder builder(PDDocument pdf) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePDDocument(pdf);
        builder.usePdfUaAccessibility(true);
        builder.usePdfVersion(PDF_VERSION);
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.defaultTextDirection(TextDirection.LTR);
        builder.useUriResolver((base, address) -> null);
        builder.withProducer("Polder");
        PdfFonts.embed(builder, pdf);
        return builder;
    }

    /** Valid HTML has no alt on an svg, and the engine looks for none else. */
    private static Document readable(String html) {
        Document document = Jsoup.parse(html);
        document.select("svg[data-alt]").forEach(svg -> svg.attr("alt", svg.attr("data-alt")));
        return document;
    }

    private static byte[] save(PDDocument document, Instant made) throws IOException {
        GregorianCalendar date = GregorianCalendar.from(made.atZone(ZoneOffset.UTC));
        document.getDocumentInformation().setCreationDate(date);
        document.getDocumentInformation().setModificationDate(date);
        document.setDocumentId(made.getEpochSecond());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    /** Gives the engine its sheets and tells how many it has taken. */
    private static final class Sheets implements PageSupplier {
        private final Consumer<PdfProgress> listener;
        private int taken;
        private int expected;

        Sheets(Consumer<PdfProgress> listener) {
            this.listener = listener;
        }

        void expect(int sheets) {
            expected = sheets;
            listener.accept(new PdfProgress(0, sheets));
        }

        @Override
        public PDPage requestPage(PDDocument document, float width, float height, int number, int shadow) {
            PDPage sheet = new PDPage(new PDRectangle(width, height));
            document.addPage(sheet);
            taken = Math.min(expected, taken + 1);
            listener.accept(new PdfProgress(taken, expected));
            return sheet;
        }
    }
}
