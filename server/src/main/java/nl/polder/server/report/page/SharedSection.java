package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.List;
import nl.polder.server.analysis.Results.Shared;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Results.StatementResult;

/** What every group shares, both signs, by the lower bound in the least agreeing group. */
final class SharedSection {
    private static final int DRAWN = 6;

    private final Words words;
    private final Drawn drawn;

    private SharedSection(Words words) {
        this.words = words;
        this.drawn = new Drawn(words);
    }

    static Section of(Words words) {
        return new SharedSection(words).build();
    }

    private Section build() {
        List<Shared> all = words.results().shared();
        var section = new Section.Builder(
                "shared",
                words.textOfShared("shared.title"),
                all.isEmpty()
                        ? words.nothingFound("shared.none")
                        : words.textOfShared("shared.opening", "count", all.size()));
        if (!all.isEmpty() && !words.results().comparesGroups()) {
            section.add(Block.small(words.text("tooSmallGroups")));
        }
        if (!all.isEmpty()) {
            section.add(Block.small(words.text("intervals.legend")));
        }
        all.stream().limit(DRAWN).forEach(shared -> one(section, shared));
        if (!all.isEmpty()) {
            section.add(table(all));
            section.add(Block.small(words.textOfShared("shared.explain")));
        }
        return section.done();
    }

    private void one(Section.Builder section, Shared shared) {
        words.results()
                .statement(shared.statementId())
                .ifPresent(statement -> section.add(drawn.quoted(
                        shared.statementId(),
                        shared.side(),
                        sentence(words, shared),
                        drawn.intervals(shared.statementId(), shared.side(), rows(statement, shared.side())))));
    }

    private List<Block.IntervalRow> rows(StatementResult statement, Side side) {
        List<Block.IntervalRow> rows = new ArrayList<>();
        Drawn.share(statement.everybody(), side).ifPresent(share -> rows.add(drawn.everybody(share)));
        for (int group : words.shownGroups()) {
            Drawn.share(statement.groups().get(group), side).ifPresent(share -> rows.add(drawn.group(group, share)));
        }
        return rows;
    }

    /** "In every group at least 80% agree. It takes 45 more people who disagree to bring the share there down to 60%." */
    static String sentence(Words words, Shared shared) {
        String said = words.textOfShared(
                shared.side() == Side.AGREE ? "shared.each.agree" : "shared.each.disagree",
                "share",
                words.atLeast(shared.atLeast()));
        return shared.margin().isEmpty()
                ? said
                : words.textOfShared(
                        "shared.holds",
                        "said",
                        said,
                        "people",
                        shared.margin().getAsInt(),
                        "contrary",
                        words.answer(shared.side().contrary()));
    }

    private Block table(List<Shared> all) {
        List<Block.Column> columns = List.of(
                PeopleSection.column(words.text("statement")),
                PeopleSection.column(words.text("answer")),
                PeopleSection.column(words.textOfShared("shared.atLeast")),
                PeopleSection.column(words.textOfShared("shared.margin")));
        List<Block.Row> rows = all.stream()
                .map(s -> words.row(
                        s.statementId(),
                        List.of(
                                words.answer(s.side()),
                                words.atLeast(s.atLeast()),
                                s.margin().isPresent()
                                        ? words.text(
                                                "people", "people", s.margin().getAsInt())
                                        : words.text("notBeyond"))))
                .toList();
        return Block.table(new Block.Table(
                "shared", words.textOfShared("shared.table"), words.textOfShared("shared.table"), columns, rows));
    }
}
