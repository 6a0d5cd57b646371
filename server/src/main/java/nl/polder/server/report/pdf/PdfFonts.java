package nl.polder.server.report.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of a PDF, all with an open licence and all embedded as subsets.
 *
 * <p>A style sheet names the families in this order, and each character takes the first that has it: {@value #LATIN}
 * (Liberation Sans), {@value #WIDE} (DejaVu Sans: Arabic, Cyrillic, Greek, symbols), {@value #CJK} (Droid Sans Fallback,
 * from Debian's {@code fonts-droid-fallback}; where it is not installed, those
 * characters print as a number sign, and the log says so).
 */
final class PdfFonts {
    static final String LATIN = "Sans";
    static final String WIDE = "Wide";
    static final String CJK = "Cjk";

    private static final String LIBERATION = "/liberation/LiberationSans-";
    private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans";
    private static final List<Path> CJK_PLACES = List.of(
            Path.of("/usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf"),
            Path.of("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"));

    private final PdfRendererBuilder builder;
    private final PDDocument document;

    private PdfFonts(PdfRendererBuilder builder, PDDocument document) {
        this.builder = builder;
        this.document = document;
    }

    /** Gives the builder of a document its fonts; each is read when a character first needs it. */
    static void embed(PdfRendererBuilder builder, PDDocument document) {
        var fonts = new PdfFonts(builder, document);
        fonts.add(() -> resource(LIBERATION + "Regular.ttf"), LATIN, 400, FontStyle.NORMAL);
        fonts.add(() -> resource(LIBERATION + "Bold.ttf"), LATIN, 700, FontStyle.NORMAL);
        fonts.add(() -> resource(LIBERATION + "Italic.ttf"), LATIN, 400, FontStyle.ITALIC);
        fonts.add(() -> resource(DEJAVU + ".ttf"), WIDE, 400, FontStyle.NORMAL);
        fonts.add(() -> resource(DEJAVU + "-Bold.ttf"), WIDE, 700, FontStyle.NORMAL);
        CJK_PLACES.stream().filter(Files::isReadable).findFirst().ifPresent(file -> {
            fonts.add(() -> Files.newInputStream(file), CJK, 400, FontStyle.NORMAL);
            fonts.add(() -> Files.newInputStream(file), CJK, 700, FontStyle.NORMAL);
        });
    }

    /** Whether a text has letters that no font here can print, because the one of another package is not installed. */
    static boolean lacksLettersOf(String text) {
        return text.codePoints().anyMatch(PdfFonts::isEastAsian)
                && CJK_PLACES.stream().noneMatch(Files::isReadable);
    }

    private static boolean isEastAsian(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }

    private void add(Opened opened, String family, int weight, FontStyle style) {
        var supplier = new PDFontSupplier(null) {
            @Override
            public PDFont supply() {
                return read(opened);
            }
        };
        builder.useFont(supplier, family, weight, style, true);
    }

    /**
     * Without the font's rules for joining glyphs: they are ligatures here (Arabic is shaped before it comes to the font), and the
     * library compiles a regular expression for every word to find them, which was half the time of a PDF.
     */
    private PDFont read(Opened opened) {
        try (InputStream in = opened.open()) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            font.setEnableGsub(false);
            return PDType0Font.load(document, font, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        InputStream font = PdfFonts.class.getResourceAsStream(name);
        if (font == null) {
            throw new IllegalStateException("The font " + name + " is not on the class path");
        }
        return font;
    }

    /** Where a font is read from. */
    @FunctionalInterface
    private interface Opened {
        InputStream open() throws IOException;
    }
}
