package nl.polder.server.report.figure;

import java.util.List;
import java.util.OptionalDouble;

/** Groups by statements: how much each group agrees, in five steps, the lightest nearly white; a dash is a cell that is kept back. */
public final class HeatMap {
    private static final double WIDTH = 640;
    private static final double LEFT = 40;
    private static final double ROW = 26;
    private static final double FOOT = 14;
    private static final double LETTER_WIDTH = 12;
    private static final double NUMBER_WIDTH = 9;

    private HeatMap() {}

    /** A column: the statement's number, and the place in the report where it is read. */
    public record Column(int number, String href) {}

    /**
     * A group.
     *
     * @param shape number of its mark
     * @param letter of its name
     * @param agree per statement: share 0 to 1, empty when kept back
     * @param tips per statement, the cell in words
     */
    public record Row(int shape, String letter, List<OptionalDouble> agree, List<String> tips) {
        public Row {
            agree = List.copyOf(agree);
            tips = List.copyOf(tips);
        }
    }

    /** Whether so many columns are wide enough for a number under each. */
    public static boolean isNumbered(int columns) {
        return each(columns) >= NUMBER_WIDTH + 2;
    }

    private static double each(int columns) {
        return (WIDTH - LEFT) / Math.max(1, columns);
    }

    public static String draw(List<Row> rows, List<Column> columns, String title, String description) {
        boolean numbered = isNumbered(columns.size());
        double height = ROW * rows.size() + (numbered ? FOOT : 0);
        var svg = Svg.pickable("heat", "heat-map", WIDTH, height, title, description);
        for (int row = 0; row < rows.size(); row++) {
            drawGroup(svg, row * ROW, rows.get(row), columns);
        }
        if (numbered) {
            numbers(svg, columns, height - FOOT / 2);
        }
        return svg.done();
    }

    private static void drawGroup(Svg svg, double y, Row row, List<Column> columns) {
        double each = each(columns.size());
        GroupMark.draw(svg, 10, y + ROW / 2, .85, row.shape());
        Glyphs.draw(svg, row.letter(), 27, y + ROW / 2, LETTER_WIDTH, Paint.INK);
        for (int s = 0; s < columns.size(); s++) {
            double x = LEFT + s * each;
            OptionalDouble share = row.agree().get(s);
            if (share.isPresent()) {
                svg.target(
                        columns.get(s).href(),
                        row.tips().get(s),
                        () -> svg.rectangle(
                                x, y + 1, Math.max(.4, each - .6), ROW - 2, Paint.shade(share.getAsDouble())));
            } else {
                svg.line(x + each * .25, y + ROW / 2, x + each * .75, y + ROW / 2, Paint.LEAD);
            }
        }
    }

    private static void numbers(Svg svg, List<Column> columns, double y) {
        double each = each(columns.size());
        for (int s = 0; s < columns.size(); s++) {
            Glyphs.draw(svg, "" + columns.get(s).number(), LEFT + (s + .5) * each, y, NUMBER_WIDTH, Paint.INK);
        }
    }
}
