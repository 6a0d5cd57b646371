package nl.polder.server.report;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;
import nl.polder.server.report.pdf.PdfProgress;

/**
 * What somebody sees who waits for a PDF.
 *
 * @param slug of the conversation
 * @param number of the report
 * @param ready whether the PDF can be opened now
 * @param sheets done, as the bar shows it
 * @param of all sheets; 0 while that is not known, and the bar only moves
 * @param words how far it is, in a sentence
 */
record WaitingPage(String slug, int number, boolean ready, int sheets, int of, String words) {

    static WaitingPage of(String slug, int number, PdfProgress progress, Messages messages, Language language) {
        String words = progress.of() == 0
                ? messages.text(language, "report.pdf.preparing", Map.of())
                : messages.text(
                        language, "report.pdf.sheets", Map.of("sheets", progress.sheets(), "of", progress.of()));
        return new WaitingPage(slug, number, false, progress.sheets(), progress.of(), words);
    }

    static WaitingPage ready(String slug, int number) {
        return new WaitingPage(slug, number, true, 0, 0, "");
    }

    JsonObject json() {
        return new JsonObject()
                .put("ready", ready)
                .put("sheets", sheets)
                .put("of", of)
                .put("words", words);
    }
}
