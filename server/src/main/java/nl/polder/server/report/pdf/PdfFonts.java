package nl.polder.server.report.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

    private PdfFonts() {}

    static void embed(PdfRendererBuilder builder) {
        add(builder, LIBERATION + "Regular.ttf", LATIN, 400, FontStyle.NORMAL);
        add(builder, LIBERATION + "Bold.ttf", LATIN, 700, FontStyle.NORMAL);
        add(builder, LIBERATION + "Italic.ttf", LATIN, 400, FontStyle.ITALIC);
        add(builder, DEJAVU + ".ttf", WIDE, 400, FontStyle.NORMAL);
        add(builder, DEJAVU + "-Bold.ttf", WIDE, 700, FontStyle.NORMAL);
        CJK_PLACES.stream().filter(Files::isReadable).findFirst().ifPresent(file -> {
            builder.useFont(file.toFile(), CJK, 400, FontStyle.NORMAL, true);
            builder.useFont(file.toFile(), CJK, 700, FontStyle.NORMAL, true);
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

    private static void add(PdfRendererBuilder builder, String resource, String family, int weight, FontStyle style) {
        builder.useFont(() -> open(resource), family, weight, style, true);
    }

    private static InputStream open(String resource) {
        InputStream font = PdfFonts.class.getResourceAsStream(resource);
        if (font == null) {
            throw new IllegalStateException("The font " + resource + " is not on the class path");
        }
        return font;
    }
}
