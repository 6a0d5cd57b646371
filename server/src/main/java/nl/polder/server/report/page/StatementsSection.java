package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.List;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Results.StatementResult;

/** Every statement with its numbers; sorted by link. */
final class StatementsSection {
    private final Words words;
    private final Sort sort;
    private final String address;

    private StatementsSection(Words words, Sort sort, String address) {
        this.words = words;
        this.sort = sort;
        this.address = address;
    }

    /** @param address of the report, to which {@code ?sort=} is added; empty on paper, where nothing sorts */
    static Section of(Words words, Sort sort, String address) {
        return new StatementsSection(words, sort, address).build();
    }

    private Section build() {
        var all = words.results().statements();
        var section = new Section.Builder(
                "statements", words.text("statements.title"), words.text("statements.opening", "count", all.size()));
        if (!all.isEmpty()) {
            section.add(Block.table(new Block.Table(
                    words.text("statements.title"),
                    words.text("statements.table"),
                    columns(),
                    sort.apply(all).stream().map(this::row).toList())));
            section.add(Block.small(words.text("statements.explain")));
        }
        return section.done();
    }

    private List<Block.Column> columns() {
        List<Block.Column> columns = new ArrayList<>();
        columns.add(column(words.text("statement"), Sort.NUMBER));
        columns.add(column(words.text("votes"), Sort.VOTES));
        columns.add(column(words.text("agree"), Sort.AGREE));
        columns.add(column(words.text("pass"), Sort.PASS));
        columns.add(column(words.text("disagree"), Sort.DISAGREE));
        for (var group : words.results().groups()) {
            columns.add(new Block.Column(String.valueOf(group.letter()), "", false));
        }
        columns.add(column(words.text("difference"), Sort.DIFFERENCE));
        return columns;
    }

    private Block.Column column(String name, Sort by) {
        String href = address.isEmpty()
                ? ""
                : address + (address.contains("?") ? "&" : "?") + "sort=" + by.code() + "#statements";
        return new Block.Column(name, href, by == sort && !address.isEmpty());
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
        for (Cell cell : statement.groups()) {
            cells.add(Drawn.share(cell, Side.AGREE)
                    .map(share -> words.percent(share.value()))
                    .orElse(words.text("nothing")));
        }
        double difference = DividingSection.difference(statement);
        cells.add(Double.isNaN(difference) ? words.text("nothing") : words.formats.count(Math.round(difference * 100)));
        return new Block.Row(
                Words.anchor(statement.statementId()),
                words.text("origin." + statement.origin()),
                words.statement(statement.statementId()),
                words.languageOf(statement.statementId()),
                cells);
    }
}
