package nl.polder.server.report.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.polder.server.report.Report;
import nl.polder.server.report.page.ReportDocument.Line;

/** What identifies a report: who asked what and when, which version, where it stands and how it may be used. */
final class Imprint {
    private static final int DIGITS_OF_HASH = 16;

    private final Words words;
    private final Report.Head head;
    private final String site;

    /** @param site where the report's address begins, to be written out */
    Imprint(Words words, String site) {
        this.words = words;
        this.head = words.report().head();
        this.site = site;
    }

    /** In the reader's language, else in the first of the conversation. */
    String question() {
        return head.titles().getOrDefault(titleLanguage(), head.slug());
    }

    /** Empty when it is the reader's. */
    String questionLanguage() {
        return titleLanguage().equals(words.language().tag()) ? "" : titleLanguage();
    }

    private String titleLanguage() {
        String wanted = words.language().tag();
        return head.titles().containsKey(wanted) ? wanted : head.languages().getFirst();
    }

    String version() {
        return words.text("version", "number", head.number(), "date", words.formats.date(head.madeAt()));
    }

    /** The report as others name it. Who holds an import did not ask the question. */
    String source() {
        return Stream.of(
                        head.imported() ? "" : head.organisation(),
                        "“" + question() + "”",
                        version(),
                        simulated(),
                        address())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** The line that goes along with every sheet and figure. */
    String runner() {
        return Stream.of(question(), version(), simulated())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** Said wherever a part of the report may be torn off from its warning. */
    private String simulated() {
        return head.simulated() ? words.text("simulatedShort") : "";
    }

    List<Line> colophon() {
        List<Line> lines = new ArrayList<>();
        lines.add(head.imported() ? line("origin", words.text("colophon.imported")) : line("by", head.organisation()));
        period().ifPresent(said -> lines.add(line("period", said)));
        lines.add(line("version", version()));
        lines.add(line("address", address()));
        var analysis = words.results().version();
        lines.add(line("frozen", words.text("colophon.position", "position", analysis.position())));
        lines.add(line("check", analysis.hash().substring(0, DIGITS_OF_HASH).replaceAll("(.{4})(?=.)", "$1 ")));
        lines.add(line("licence", words.text(head.imported() ? "colophon.licenceUnknown" : "colophon.licenceFree")));
        return lines;
    }

    private Line line(String key, String value) {
        return new Line(words.text("colophon." + key), value);
    }

    private String address() {
        return "%s/c/%s/reports/%d".formatted(site, head.slug(), head.number());
    }

    /** From the first day to the last; of votes cast elsewhere it is known when people came. */
    private Optional<String> period() {
        List<Report.Period> joined = words.report().participation().joined();
        Optional<LocalDate> last = head.imported() && !joined.isEmpty()
                ? Optional.of(joined.getLast().to())
                : head.closed();
        if (head.imported() && joined.isEmpty()) {
            return Optional.empty();
        }
        return head.opened()
                .map(first -> last.isPresent()
                        ? words.text(
                                first.equals(last.get()) ? "colophon.day" : "colophon.fromTo",
                                "from",
                                words.formats.date(first),
                                "to",
                                words.formats.date(last.get()))
                        : words.text("colophon.since", "from", words.formats.date(first)));
    }
}
