package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Results.StatementResult;

/** Every statement with its numbers; sorted by link. */
final class StatementsSection {
    private final Words words;
    /** Whether it matters who wrote a statement: not where all come from the same side. */
    private final boolean origins;

    private StatementsSection(Words words) {
        this.words = words;
        this.origins = words.results().statements().stream()
                        .map(StatementResult::origin)
                        .distinct()
                        .count()
                > 1;
    }

    static Section of(Words words) {
        return new StatementsSection(words).build();
    }

    private Section build() {
        var all = words.results().statements();
        var section = new Section.Builder(
                "statements", words.text("statements.title"), words.text("statements.opening", "count", all.size()));
        if (!all.isEmpty()) {
            List<StatementResult> found = words.view().sort().apply(all, words.shownGroups()).stream()
                    .filter(s -> isAbout(s.statementId()))
                    .filter(s -> words.view()
                            .finds(
                                    s.statementId(),
                                    words.statement(s.statementId()),
                                    words.language().locale()))
                    .toList();
            topics(section);
            Choices.topics(words, found.size()).ifPresent(section::add);
            Choices.search(words, found.size()).ifPresent(section::add);
            section.add(Block.table(new Block.Table(
                    "statements",
                    words.text("statements.title"),
                    words.text("statements.table"),
                    columns(),
                    found.stream().map(this::row).toList())));
            section.add(Block.small(words.text("statements.explain")));
        }
        return section.done();
    }

    /** Everything is shown when nothing is asked, or a topic that the report does not have; a sentence says so then. */
    private boolean isAbout(int statement) {
        String asked = words.view().topic();
        boolean known =
                words.report().topics().stream().anyMatch(topic -> topic.code().equals(asked));
        return !known
                || words.report().topicsOf(statement).stream()
                        .anyMatch(topic -> topic.code().equals(asked));
    }

    private void topics(Section.Builder section) {
        if (words.report().topics().isEmpty()) {
            return;
        }
        section.add(Block.table(new Block.Table(
                "topics",
                words.text("topics.title"),
                words.text("topics.table"),
                List.of(
                        new Block.Column(words.text("topics.topic"), "", ""),
                        new Block.Column(words.text("topics.statements"), "", "")),
                words.report().topics().stream()
                        .map(topic -> Block.Row.of(
                                words.topic(topic),
                                List.of(words.formats.count(topic.statements().size()))))
                        .toList())));
        section.add(Block.small(words.text("topics.explain")));
    }

    /** Who wrote it, and what it is about. */
    private String remarks(StatementResult statement) {
        Stream<String> origin = origins ? Stream.of(words.text("origin." + statement.origin())) : Stream.of();
        Stream<String> about =
                words.report().topicsOf(statement.statementId()).stream().map(words::topic);
        return Stream.concat(origin, about).collect(Collectors.joining(" · "));
    }

    private List<Block.Column> columns() {
        List<Block.Column> columns = new ArrayList<>();
        columns.add(column(words.text("statement"), Sort.NUMBER));
        columns.add(column(words.text("votes"), Sort.VOTES));
        columns.add(column(words.text("agree"), Sort.AGREE));
        columns.add(column(words.text("pass"), Sort.PASS));
        columns.add(column(words.text("disagree"), Sort.DISAGREE));
        for (int group : words.shownGroups()) {
            columns.add(new Block.Column(words.letter(group), "", ""));
        }
        columns.add(column(words.text("difference"), Sort.DIFFERENCE));
        return columns;
    }

    private Block.Column column(String name, Sort by) {
        View view = words.view();
        boolean current = by == view.sort() && view.address().isPresent();
        String sorted = current ? by == Sort.NUMBER ? "ascending" : "descending" : "";
        return new Block.Column(name, view.sortedBy(by), sorted);
    }

    private Block.Row row(StatementResult statement) {
        List<String> cells = new ArrayList<>();
        switch (statement.everybody()) {
            case Cell.Known known -> {
                cells.add(words.formats.count(known.votes()));
                cells.add(words.percent(known.agree().value()));
                cells.add(words.percent(known.pass().value()));
                cells.add(words.percent(known.disagree().value()));
            }
            case Cell.Suppressed ignored -> {
                cells.add(words.text("keptBack"));
                cells.addAll(List.of(words.text("nothing"), words.text("nothing"), words.text("nothing")));
            }
        }
        for (int group : words.shownGroups()) {
            cells.add(Drawn.share(statement.groups().get(group), Side.AGREE)
                    .map(words::shareInCell)
                    .orElse(words.text("nothing")));
        }
        double difference = Difference.of(statement, words.shownGroups());
        cells.add(Double.isNaN(difference) ? words.text("nothing") : words.formats.count(Math.round(difference * 100)));
        return new Block.Row(
                Words.anchor(statement.statementId()),
                "" + statement.statementId(),
                remarks(statement),
                words.statement(statement.statementId()),
                words.languageOf(statement.statementId()),
                cells);
    }
}
