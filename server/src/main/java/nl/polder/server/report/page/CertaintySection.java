package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import nl.polder.server.analysis.Results;
import nl.polder.server.report.Report.AxisTest;
import nl.polder.server.report.Report.Certainty;
import nl.polder.server.report.figure.Columns;
import nl.polder.server.report.figure.TippingBars;

/** How sure all this is: lines against chance, groups against leaving people out, conclusions against fake votes. */
final class CertaintySection {
    private CertaintySection() {}

    static Section of(Words words) {
        Certainty certainty = words.report().certainty();
        var section = new Section.Builder("certainty", words.text("certainty.title"), Verdicts.certainty(words));
        Verdicts.inBetween(words).ifPresent(said -> section.add(Block.paragraph(said)));
        if (!certainty.axes().isEmpty() && words.results().form() != Results.Form.TOO_FEW) {
            section.add(Block.heading(words.text("certainty.axesTitle")));
            section.add(Block.paragraph(words.text(
                    "certainty.axes",
                    "times",
                    words.results()
                            .verdict()
                            .evidence()
                            .getOrDefault("permutations", 0.0)
                            .intValue())));
            section.add(axes(words, certainty.axes()));
        }
        if (!certainty.peopleDraws().isEmpty()) {
            section.add(draws(words, "people", certainty.peopleDraws(), certainty.peopleDemanded()));
            section.add(draws(words, "statements", certainty.statementDraws(), certainty.statementsDemanded()));
        }
        if (certainty.peopleDraws().isEmpty() && words.results().form() == Results.Form.SEGMENTS) {
            section.add(Block.small(words.text("certainty.noDraws")));
        }
        margins(section, words);
        WithoutBlocks.add(section, words);
        return section.done();
    }

    /** "How many people would have to answer otherwise": the weakest and the strongest of what is shared. */
    private static void margins(Section.Builder section, Words words) {
        IntSummaryStatistics people = words.results().shared().stream()
                .flatMapToInt(shared -> shared.margin().stream())
                .summaryStatistics();
        if (people.getCount() > 0) {
            section.add(Block.heading(words.text("certainty.marginsTitle")));
            section.add(Block.paragraph(words.text(
                    "certainty.margins",
                    "count",
                    people.getCount(),
                    "lowest",
                    people.getMin(),
                    "highest",
                    people.getMax())));
            section.add(tipping(words));
        }
    }

    /** A bar for each shared statement: how many with the contrary answer tip it. */
    private static Block tipping(Words words) {
        List<TippingBars.Bar> bars = words.results().shared().stream()
                .filter(shared -> shared.margin().isPresent())
                .map(shared -> new TippingBars.Bar(
                        shared.statementId(),
                        shared.margin().getAsInt(),
                        "#" + Words.anchor(shared.statementId()),
                        words.text(
                                "certainty.tippingTip",
                                "statement",
                                words.numbered(shared.statementId()),
                                "people",
                                shared.margin().getAsInt())))
                .toList();
        String title = words.text("certainty.tippingTitle");
        String caption = words.text("certainty.tipping");
        List<List<String>> data = new ArrayList<>();
        data.add(List.of("statement-id", "statement", "people"));
        bars.forEach(bar -> data.add(List.of("" + bar.number(), words.statement(bar.number()), "" + bar.people())));
        return words.figure(
                "tipping",
                TippingBars.draw(bars, title, caption),
                List.of(),
                Block.Figure.Ends.NONE,
                title,
                caption,
                data);
    }

    private static Block axes(Words words, List<AxisTest> axes) {
        return Block.table(new Block.Table(
                "axes",
                words.text("certainty.axesTable"),
                words.text("certainty.axesTable"),
                List.of(
                        PeopleSection.column(words.text("certainty.axis")),
                        PeopleSection.column(words.text("certainty.axisShare")),
                        PeopleSection.column(words.text("certainty.axisShuffled")),
                        PeopleSection.column(words.text("certainty.axisVerdict"))),
                axes.stream()
                        .map(a -> Block.Row.of(
                                words.formats.count(a.number()),
                                List.of(
                                        twoDecimals(words, a.share()),
                                        twoDecimals(words, a.shuffledHighest()),
                                        words.text("certainty." + verdict(a, axes)))))
                        .toList()));
    }

    /** A line is tested only where all before it are real: one that stands out behind a line of chance is none. */
    private static String verdict(AxisTest axis, List<AxisTest> all) {
        if (axis.passes()) {
            return axis.shown() ? "axisShown" : "axisPasses";
        }
        boolean behind = all.stream().anyMatch(before -> before.number() < axis.number() && !before.passes());
        return behind && axis.share() > axis.shuffledHighest() ? "axisAfter" : "axisChance";
    }

    /** Shares of an axis differ by hundredths of a percent, the only figures here with decimals. */
    private static String twoDecimals(Words words, double share) {
        return String.format(words.language().locale(), "%.2f%%", share * 100);
    }

    private static Block draws(Words words, String what, List<Double> draws, double demanded) {
        String title = words.text("certainty.draws." + what + ".title");
        long reached = draws.stream().filter(d -> d >= demanded).count();
        String caption = words.text("certainty.draws." + what, "draws", draws.size(), "reached", reached);
        List<List<String>> data = new ArrayList<>();
        data.add(List.of("trial", "alike"));
        for (int i = 0; i < draws.size(); i++) {
            data.add(List.of("" + (i + 1), Words.plain(draws.get(i))));
        }
        return words.figure(
                "stability-" + what,
                Columns.draw("stability-" + what, draws, demanded, title, caption),
                List.of(),
                Block.Figure.Ends.NONE,
                title,
                caption,
                data);
    }
}
