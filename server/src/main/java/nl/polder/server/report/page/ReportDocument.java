package nl.polder.server.report.page;

import java.util.List;
import java.util.stream.Stream;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;
import nl.polder.server.report.Report;
import nl.polder.server.report.figure.FieldOfStatements;

/**
 * A report in one language, ready for its template.
 *
 * @param slug of the conversation
 * @param number of the report
 * @param question the conversation's title
 * @param organisation who asks
 * @param subtitle what the report holds, in a line
 * @param version "Report 1, 21 November 2026"
 * @param runner the line that goes along with every sheet and figure
 * @param warning that participants are simulated, empty when they are not
 * @param cover the field of statements as SVG; empty without statements
 * @param coverCaption what it shows
 * @param colophon facts about the report
 * @param sections the chapters in order
 */
public record ReportDocument(
        String slug,
        int number,
        String question,
        String questionLanguage,
        String organisation,
        String subtitle,
        String version,
        String runner,
        String warning,
        String cover,
        String coverCaption,
        List<Line> colophon,
        List<Section> sections) {

    public record Line(String name, String value) {}

    /**
     * A report as a reader looks at it.
     *
     * @param site where its address begins, to be written out
     */
    public static ReportDocument of(Report report, Messages messages, Language language, View view, String site) {
        Words words = new Words(messages, language, report, view);
        var head = report.head();
        Imprint imprint = new Imprint(words, site);
        return new ReportDocument(
                head.slug(),
                head.number(),
                imprint.question(),
                imprint.questionLanguage(),
                head.organisation(),
                words.text("subtitle", "participants", report.participation().participants()),
                imprint.version(),
                imprint.runner(),
                head.simulated() ? words.text("simulated") : "",
                cover(words),
                words.text(
                        "cover.caption", "count", words.results().statements().size()),
                imprint.colophon(),
                new Numbering(words).of(sections(words, imprint)));
    }

    private static List<Section> sections(Words words, Imprint imprint) {
        return List.of(
                SummarySection.of(words),
                PeopleSection.of(words),
                SharedSection.of(words),
                DividingSection.of(words),
                GroupsSection.of(words),
                MinoritySection.of(words),
                UnclearSection.of(words),
                MapSection.of(words),
                StatementsSection.of(words),
                ModerationSection.of(words),
                CertaintySection.of(words),
                MethodSection.of(words),
                ProofSection.of(words, imprint));
    }

    private static String cover(Words words) {
        List<FieldOfStatements.Strip> strips = words.results().statements().stream()
                .flatMap(s -> s.everybody() instanceof Cell.Known known
                        ? Stream.of(new FieldOfStatements.Strip(
                                known.agree().value(),
                                known.pass().value(),
                                known.disagree().value()))
                        : Stream.empty())
                .toList();
        return strips.isEmpty()
                ? ""
                : FieldOfStatements.draw(
                        strips, words.text("cover.title", "count", strips.size()), words.text("cover.description"));
    }

    /** The first half of the chapters, for a list of contents in two columns. */
    public List<Section> firstChapters() {
        return sections.subList(0, (sections.size() + 1) / 2);
    }

    /** The second half. */
    public List<Section> lastChapters() {
        return sections.subList((sections.size() + 1) / 2, sections.size());
    }

    /** The figures with their files, in order. */
    public List<Block.Figure> figures() {
        return sections.stream()
                .flatMap(section -> section.blocks().stream())
                .flatMap(block -> Stream.ofNullable(block.figure()))
                .toList();
    }
}
