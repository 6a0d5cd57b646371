package nl.polder.server.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a section; exactly one of its parts is there.
 *
 * @param heading a heading within the section
 * @param paragraph a paragraph
 * @param small a paragraph of explanation
 * @param note a remark that must not be overlooked
 * @param findings a numbered list of findings
 * @param quoted a statement as a heading, with what there is to say about it
 * @param bars shares of votes per group
 * @param intervals shares with their margins
 * @param table numbers
 * @param figure a drawing with its caption
 */
public record Block(
        @Nullable String heading,
        @Nullable String paragraph,
        @Nullable String small,
        @Nullable String note,
        @Nullable List<Finding> findings,
        @Nullable Quoted quoted,
        @Nullable Bars bars,
        @Nullable Intervals intervals,
        @Nullable Table table,
        @Nullable Figure figure) {

    /** A statement and what was found of it. {@code lang} is empty when it is the language of the report. */
    public record Finding(String statement, String lang, String finding) {}

    /** A statement as a heading; {@code anchor} is where links to it lead, empty when there is another place. */
    public record Quoted(String statement, String lang, String said, String anchor) {}

    /** @param bars drawing of the row as SVG; empty when the cell is kept back, then {@code kept} says so */
    public record BarRow(
            String mark,
            String who,
            String base,
            String bar,
            String agree,
            String pass,
            String disagree,
            String kept,
            boolean all) {}

    public record Bars(String caption, List<BarRow> rows) {}

    public record IntervalRow(String mark, String who, String base, String range, String share, String margin) {}

    public record Intervals(String caption, String answer, List<IntervalRow> rows) {}

    /** @param label what the table is called by a screen reader that jumps to it */
    public record Table(String label, String caption, List<Column> columns, List<Row> rows) {}

    /** @param href address that sorts by this column; empty when it does not sort */
    public record Column(String name, String href, boolean current) {}

    /** @param anchor id of the row, empty without */
    public record Row(String anchor, String words, String head, String lang, List<String> cells) {}

    /** @param svg the drawing; everything in it also stands in a table and a sentence */
    public record Figure(
            String name, String svg, String key, String lowEnd, String highEnd, String title, String caption) {}

    static Block heading(String words) {
        return new Block(words, null, null, null, null, null, null, null, null, null);
    }

    static Block paragraph(String words) {
        return new Block(null, words, null, null, null, null, null, null, null, null);
    }

    static Block small(String words) {
        return new Block(null, null, words, null, null, null, null, null, null, null);
    }

    static Block note(String words) {
        return new Block(null, null, null, words, null, null, null, null, null, null);
    }

    static Block findings(List<Finding> findings) {
        return new Block(null, null, null, null, List.copyOf(findings), null, null, null, null, null);
    }

    static Block quoted(Quoted quoted) {
        return new Block(null, null, null, null, null, quoted, null, null, null, null);
    }

    static Block bars(Bars bars) {
        return new Block(null, null, null, null, null, null, bars, null, null, null);
    }

    static Block intervals(Intervals intervals) {
        return new Block(null, null, null, null, null, null, null, intervals, null, null);
    }

    static Block table(Table table) {
        return new Block(null, null, null, null, null, null, null, null, table, null);
    }

    static Block figure(Figure figure) {
        return new Block(null, null, null, null, null, null, null, null, null, figure);
    }
}
