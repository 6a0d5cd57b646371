package nl.polder.server.report.figure;

import java.util.List;

/**
 * Participation over time: people who joined, as columns. A column is as wide as its days, as high as the people on one of them,
 * so that its area is its people: a quiet month that is drawn as one column does not look like a busy day.
 */
public final class OverTime {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 140;
    private static final double NARROWEST = 1;
    private static final double WIDEST = 48;

    private OverTime() {}

    /**
     * People who joined in some days.
     *
     * @param from the first day, counted from any day
     * @param to the last one, likewise
     */
    public record Column(long from, long to, int people) {
        public double perDay() {
            return (double) people / (to - from + 1);
        }
    }

    /** @param columns in order, without overlap */
    public static String draw(List<Column> columns, String title, String description) {
        var svg = Svg.figure("over-time", "over-time", WIDTH, HEIGHT + 2, title, description);
        double highest = columns.stream().mapToDouble(Column::perDay).max().orElse(0);
        if (highest > 0) {
            long first = columns.getFirst().from();
            double day = Math.min(WIDEST, WIDTH / (columns.getLast().to() - first + 1));
            for (Column column : columns) {
                double width = (column.to() - column.from() + 1) * day;
                double gap = Math.min(2, width * .2);
                double height = HEIGHT * column.perDay() / highest;
                svg.rectangle(
                        (column.from() - first) * day,
                        HEIGHT - height,
                        Math.max(NARROWEST, width - gap),
                        height,
                        Paint.PEOPLE);
            }
        }
        svg.line(0, HEIGHT + 1, WIDTH, HEIGHT + 1, Paint.RAIL);
        return svg.done();
    }
}
