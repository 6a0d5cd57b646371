package nl.polder.server.report.page;

import java.util.List;
import nl.polder.server.report.Report.AxisTest;
import nl.polder.server.report.Report.Certainty;
import nl.polder.server.report.figure.Columns;

/** How sure all this is: lines against chance, groups against leaving people out, conclusions against fake votes. */
final class CertaintySection {
    private CertaintySection() {}

    static Section of(Words words) {
        Certainty certainty = words.report().certainty();
        var section = new Section.Builder("certainty", words.text("certainty.title"), Verdicts.certainty(words));
        if (!certainty.axes().isEmpty()) {
            section.add(Block.heading(words.text("certainty.axesTitle")));
            section.add(Block.paragraph(words.text("certainty.axes")));
            section.add(axes(words, certainty.axes()));
        }
        if (!certainty.peopleDraws().isEmpty()) {
            section.add(draws(words, "people", certainty.peopleDraws(), certainty.peopleDemanded()));
            section.add(draws(words, "statements", certainty.statementDraws(), certainty.statementsDemanded()));
        }
        section.add(Block.heading(words.text("certainty.marginsTitle")));
        section.add(Block.paragraph(words.text("certainty.margins")));
        section.add(Block.heading(words.text("certainty.withWithoutTitle")));
        section.add(Block.paragraph(words.text("certainty.withWithout")));
        return section.done();
    }

    private static Block axes(Words words, List<AxisTest> axes) {
        return Block.table(new Block.Table(
                words.text("certainty.axesTable"),
                words.text("certainty.axesTable"),
                List.of(
                        PeopleSection.column(words.text("certainty.axis")),
                        PeopleSection.column(words.text("certainty.axisShare")),
                        PeopleSection.column(words.text("certainty.axisShuffled")),
                        PeopleSection.column(words.text("certainty.axisVerdict"))),
                axes.stream()
                        .map(a -> new Block.Row(
                                "",
                                "",
                                words.formats.count(a.number()),
                                "",
                                List.of(
                                        oneDecimal(words, a.share()),
                                        oneDecimal(words, a.shuffledHighest()),
                                        words.text(
                                                a.shown()
                                                        ? "certainty.axisShown"
                                                        : a.passes()
                                                                ? "certainty.axisPasses"
                                                                : "certainty.axisChance"))))
                        .toList()));
    }

    /** Shares of an axis differ by tenths of a percent, the only figures here with a decimal. */
    private static String oneDecimal(Words words, double share) {
        return String.format(words.language().locale(), "%.1f%%", share * 100);
    }

    private static Block draws(Words words, String what, List<Double> draws, double demanded) {
        String title = words.text("certainty.draws." + what + ".title");
        long reached = draws.stream().filter(d -> d >= demanded).count();
        String caption = words.text("certainty.draws." + what, "draws", draws.size(), "reached", reached);
        return Block.figure(new Block.Figure(
                "stability-" + what,
                Columns.draw("stability-" + what, draws, demanded, title, caption),
                "",
                "",
                "",
                title,
                caption));
    }
}
