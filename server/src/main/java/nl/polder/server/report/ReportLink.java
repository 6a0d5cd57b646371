package nl.polder.server.report;

import nl.polder.server.i18n.Formats;
import nl.polder.server.platform.render.Phrase;

/** A published report in a list of links. */
public record ReportLink(int number, Phrase name) {

    /** @param line of a published report */
    public static ReportLink of(Reports.Line line, Formats formats) {
        return new ReportLink(
                line.number(),
                Phrase.of(
                        "report.link",
                        "number",
                        line.number(),
                        "date",
                        formats.date(line.publishedAt().orElseThrow())));
    }
}
