package nl.polder.server.report.figure;

import java.util.List;
import java.util.OptionalDouble;

/** Groups by statements: how much each group agrees, in five steps; an empty cell is one that is kept back. */
public final class HeatMap {
    private static final double WIDTH = 640;
    private static final double ROW = 26;

    private HeatMap() {}

    /**
     * A group.
     *
     * @param shape number of its mark
     * @param agree per statement: share 0 to 1, empty when kept back
     * @param tips per statement, the cell in words
     */
    public record Row(int shape, List<OptionalDouble> agree, List<String> tips) {
        public Row {
            agree = List.copyOf(agree);
            tips = List.copyOf(tips);
        }
    }

    /** @param links per statement, the place in the report where it is read */
    public static String draw(List<Row> rows, List<String> links, String title, String description) {
        var svg = Svg.pickable("heat", "heat-map", WIDTH, ROW * rows.size(), title, description);
        for (int row = 0; row < rows.size(); row++) {
            drawGroup(svg, row * ROW, rows.get(row), links);
        }
        return svg.done();
    }

    private static void drawGroup(Svg svg, double y, Row row, List<String> links) {
        double left = 28;
        double each = (WIDTH - left) / Math.max(1, links.size());
        GroupMark.draw(svg, 12, y + ROW / 2, .85, row.shape());
        for (int s = 0; s < links.size(); s++) {
            double x = left + s * each;
            OptionalDouble share = row.agree().get(s);
            if (share.isPresent()) {
                svg.target(
                        links.get(s),
                        row.tips().get(s),
                        () -> svg.rectangle(
                                x, y + 1, Math.max(.4, each - .6), ROW - 2, Paint.shade(share.getAsDouble())));
            }
        }
    }
}
