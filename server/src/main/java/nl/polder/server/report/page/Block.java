package nl.polder.server.report.page;

import java.util.List;
import nl.polder.server.report.figure.Framed;
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
 * @param table numbers
 * @param figure a drawing with its caption
 * @param compare which groups to show, as a form
 * @param search words to look for among the statements, as a form
 * @param topics which topic to show, as links
 */
public record Block(
        @Nullable String heading,
        @Nullable String paragraph,
        @Nullable String small,
        @Nullable String note,
        @Nullable List<Finding> findings,
        @Nullable Quoted quoted,
        @Nullable Table table,
        @Nullable Figure figure,
        @Nullable Compare compare,
        @Nullable Search search,
        @Nullable Topics topics) {

    /**
     * A statement, its number and what was found of it. {@code lang} is empty when it is the language of the report.
     *
     * @param answer what people answered, before the statement: without it, what they reject would stand there as what they think
     */
    public record Finding(int number, String answer, String statement, String lang, String finding) {}

    /** A statement as a heading and its numbers, which stay on one sheet; either of the two drawings may be missing. */
    public record Quoted(
            int number,
            String answer,
            String statement,
            String lang,
            String said,
            @Nullable Bars bars,
            @Nullable Intervals intervals) {}

    /** @param bar drawing of the row as SVG; empty when the cell is kept back, then {@code kept} says so */
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

    /**
     * @param kind which table it is, for its widths
     * @param label what the table is called by a screen reader that jumps to it
     */
    public record Table(String kind, String label, String caption, List<Column> columns, List<Row> rows) {
        private static final int COLUMNS_OF_A_PHONE = 5;

        /** Whether it must be slid on a phone; more columns than that never fit. */
        public boolean wide() {
            return columns.size() > COLUMNS_OF_A_PHONE;
        }
    }

    /**
     * @param href address that sorts by this column; empty when it does not sort
     * @param sorted {@code ascending} or {@code descending} when the rows are in its order; else empty
     */
    public record Column(String name, String href, String sorted) {
        /** Which way the rows are sorted. */
        public String arrow() {
            return sorted.equals("ascending") ? "▲" : "▼";
        }
    }

    /**
     * @param anchor id of the row, empty without
     * @param number the statement's number, which links to the row; empty without
     */
    public record Row(String anchor, String number, String words, String head, String lang, List<String> cells) {
        static Row of(String head, List<String> cells) {
            return new Row("", "", "", head, "", cells);
        }
    }

    /**
     * @param svg the drawing; everything in it also stands in a table and a sentence
     * @param key the marks of the groups, where they are used
     * @param ends the words at its sides
     * @param data what is drawn, as a table with a head
     * @param svgFile address of the drawing as a file; empty where nothing is linked
     * @param csvFile likewise of {@code data}
     */
    public record Figure(
            String name,
            String svg,
            List<Framed.Key> key,
            Ends ends,
            String title,
            String caption,
            List<List<String>> data,
            String svgFile,
            String csvFile) {

        /** The words at the sides of a drawing, a line each; empty without. */
        public record Ends(List<End> low, List<End> high, List<End> up, List<End> down) {
            static final Ends NONE = new Ends(List.of(), List.of(), List.of(), List.of());

            static Ends of(String low, String high) {
                return new Ends(List.of(End.of(low)), List.of(End.of(high)), List.of(), List.of());
            }
        }

        /**
         * One line at the side of a drawing.
         *
         * @param statement quoted behind the words; empty without
         * @param lang of the statement; empty when it is the language of the report
         */
        public record End(String words, String statement, String lang) {
            static End of(String words) {
                return new End(words, "", "");
            }

            /** As one line of text. */
            public String plain() {
                return statement.isEmpty() ? words : words + " “" + statement + "”";
            }
        }
    }

    /**
     * @param said why the choice cannot be shown; mostly empty
     * @param hidden what else is asked and must be kept, by name
     */
    public record Compare(String action, String everything, List<Choice> choices, String said, List<Hidden> hidden) {}

    /** A group to choose. */
    public record Choice(String letter, String mark, String name, boolean chosen) {}

    public record Hidden(String name, String value) {}

    public record Search(String action, String query, String found, String everything, List<Hidden> hidden) {}

    /** @param said how many statements are shown; empty when all are */
    public record Topics(String said, List<Link> links) {}

    /** @param current whether this is what is shown */
    public record Link(String name, String href, boolean current) {}

    static Block heading(String words) {
        return new Block(words, null, null, null, null, null, null, null, null, null, null);
    }

    static Block paragraph(String words) {
        return new Block(null, words, null, null, null, null, null, null, null, null, null);
    }

    static Block small(String words) {
        return new Block(null, null, words, null, null, null, null, null, null, null, null);
    }

    static Block note(String words) {
        return new Block(null, null, null, words, null, null, null, null, null, null, null);
    }

    static Block findings(List<Finding> findings) {
        return new Block(null, null, null, null, List.copyOf(findings), null, null, null, null, null, null);
    }

    static Block quoted(Quoted quoted) {
        return new Block(null, null, null, null, null, quoted, null, null, null, null, null);
    }

    static Block table(Table table) {
        return new Block(null, null, null, null, null, null, table, null, null, null, null);
    }

    static Block figure(Figure figure) {
        return new Block(null, null, null, null, null, null, null, figure, null, null, null);
    }

    static Block compare(Compare compare) {
        return new Block(null, null, null, null, null, null, null, null, compare, null, null);
    }

    static Block search(Search search) {
        return new Block(null, null, null, null, null, null, null, null, null, search, null);
    }

    static Block topics(Topics topics) {
        return new Block(null, null, null, null, null, null, null, null, null, null, topics);
    }
}
