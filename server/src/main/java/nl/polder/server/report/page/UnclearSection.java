package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.polder.server.analysis.Results.Unclear;

/** About what nothing can be said yet, and what many did not understand. */
final class UnclearSection {
    private UnclearSection() {}

    static Section of(Words words) {
        List<Unclear> all = words.results().unclear();
        var section = new Section.Builder(
                "unclear",
                words.text("unclear.title"),
                all.isEmpty() ? words.text("unclear.none") : words.text("unclear.opening", "count", all.size()));
        if (!all.isEmpty()) {
            boolean reasons = all.stream().anyMatch(u -> u.unclear().isPresent());
            List<Block.Column> columns = new ArrayList<>(List.of(
                    PeopleSection.column(words.text("statement")),
                    PeopleSection.column(words.text("unclear.why")),
                    PeopleSection.column(words.text("votes")),
                    PeopleSection.column(words.text("passed"))));
            if (reasons) {
                columns.add(PeopleSection.column(words.text("unclear.ofPasses")));
            }
            section.add(Block.table(new Block.Table(
                    "unclear",
                    words.text("unclear.table"),
                    words.text("unclear.table"),
                    columns,
                    all.stream().map(u -> row(words, u, reasons)).toList())));
            section.add(Block.small(words.text("unclear.explain")));
        }
        return section.done();
    }

    /** @param reasons whether anybody said why they passed */
    private static Block.Row row(Words words, Unclear unclear, boolean reasons) {
        List<String> cells = new ArrayList<>(List.of(
                words.text("unclear." + unclear.reason().name().toLowerCase(Locale.ROOT)),
                unclear.votes() == 0 ? words.text("keptBack") : words.formats.count(unclear.votes()),
                unclear.passes().map(share -> words.percent(share.value())).orElse(words.text("nothing"))));
        if (reasons) {
            cells.add(unclear.unclear().map(words::shareOf).orElse(words.text("nothing")));
        }
        return words.row(unclear.statementId(), cells);
    }
}
