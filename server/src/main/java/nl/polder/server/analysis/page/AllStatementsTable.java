package nl.polder.server.analysis.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.StatementResult;
import nl.polder.server.analysis.Share;
import nl.polder.server.analysis.page.ResultsView.AllStatements;
import nl.polder.server.i18n.Formats;
import nl.polder.server.platform.render.Phrase;

/** The table of all statements, sorted by one of its columns; statements with too few votes always stand last. */
final class AllStatementsTable {

    private static final double LAST = -1;

    private final Wording wording;
    private final Formats formats;
    private final String slug;
    private final Sort sort;

    AllStatementsTable(Wording wording, String slug, String asked) {
        this.wording = wording;
        this.formats = wording.formats();
        this.slug = slug;
        this.sort = Sort.parse(asked, wording.results().groups().size());
    }

    /** By which column, and from low to high or not. The address says {@code agree}, {@code agree-up}, {@code group-1} … */
    private record Sort(String column, boolean ascending) {

        private static final String UP = "-up";
        private static final List<String> COLUMNS = List.of("votes", "agree", "pass", "disagree");

        static Sort parse(String asked, int groups) {
            boolean ascending = asked.endsWith(UP);
            String column = ascending ? asked.substring(0, asked.length() - UP.length()) : asked;
            boolean known = COLUMNS.contains(column)
                    || (column.matches("group-[0-9]") && Character.digit(column.charAt(6), 10) < groups);
            return known ? new Sort(column, ascending) : new Sort("agree", false);
        }

        ToDoubleFunction<StatementResult> value() {
            return switch (column) {
                case "votes" -> statement -> value(statement.everybody(), Column.VOTES);
                case "pass" -> statement -> value(statement.everybody(), Column.PASS);
                case "disagree" -> statement -> value(statement.everybody(), Column.DISAGREE);
                case "agree" -> statement -> value(statement.everybody(), Column.AGREE);
                default ->
                    statement -> value(statement.groups().get(Character.digit(column.charAt(6), 10)), Column.AGREE);
            };
        }

        private enum Column {
            VOTES,
            AGREE,
            PASS,
            DISAGREE
        }

        private static double value(Cell cell, Column column) {
            return switch (cell) {
                case Cell.Suppressed suppressed -> LAST;
                case Cell.Known known ->
                    switch (column) {
                        case VOTES -> known.votes();
                        case AGREE -> known.agree().value();
                        case PASS -> known.pass().value();
                        case DISAGREE -> known.disagree().value();
                    };
            };
        }
    }

    AllStatements write() {
        ToDoubleFunction<StatementResult> value = sort.value();
        Comparator<StatementResult> byValue = Comparator.comparingDouble(value);
        Comparator<StatementResult> order = Comparator.<StatementResult, Boolean>comparing(
                        statement -> value.applyAsDouble(statement) == LAST)
                .thenComparing(sort.ascending() ? byValue : byValue.reversed())
                .thenComparingInt(StatementResult::statementId);
        List<StatementResult> sorted =
                wording.results().statements().stream().sorted(order).toList();
        return new AllStatements(
                Phrase.of("results.all.caption", "n", sorted.size()),
                headings(),
                sorted.stream().map(this::row).toList());
    }

    private List<AllStatements.Heading> headings() {
        List<AllStatements.Heading> headings = new ArrayList<>();
        for (String column : Sort.COLUMNS) {
            headings.add(heading(column, Phrase.of("results.all." + column)));
        }
        for (int group = 0; group < wording.results().groups().size(); group++) {
            headings.add(
                    heading("group-" + group, Phrase.of("results.all.groupAgree", "letter", wording.letter(group))));
        }
        return headings;
    }

    private AllStatements.Heading heading(String column, Phrase name) {
        boolean current = sort.column().equals(column);
        String direction = current && !sort.ascending() ? Sort.UP : "";
        String sorted = !current ? "" : sort.ascending() ? "ascending" : "descending";
        return new AllStatements.Heading(name, "/c/" + slug + "/results?sort=" + column + direction, sorted);
    }

    private AllStatements.Row row(StatementResult statement) {
        int id = statement.statementId();
        return switch (statement.everybody()) {
            case Cell.Suppressed suppressed ->
                new AllStatements.Row(wording.text(id), wording.language(id), "", false, List.of());
            case Cell.Known known -> {
                List<AllStatements.Cell> cells = new ArrayList<>();
                cells.add(cell(known.agree()));
                cells.add(cell(known.pass()));
                cells.add(cell(known.disagree()));
                statement.groups().forEach(group -> cells.add(agreeing(group)));
                yield new AllStatements.Row(
                        wording.text(id), wording.language(id), formats.count(known.votes()), true, cells);
            }
        };
    }

    private AllStatements.Cell agreeing(Cell cell) {
        return switch (cell) {
            case Cell.Suppressed suppressed -> new AllStatements.Cell(false, "", "");
            case Cell.Known known -> cell(known.agree());
        };
    }

    private AllStatements.Cell cell(Share share) {
        return new AllStatements.Cell(true, formats.percent(share.value()), formats.range(share.low(), share.high()));
    }
}
