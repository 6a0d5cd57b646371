package nl.polder.server.report.figure;

import java.util.List;

/** Participation over time: people who joined per day (or per week) as columns. */
public final class OverTime {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 140;

    private OverTime() {}

    /** @param counts per period in order; the words under the figure name the first, the last and the highest */
    public static String draw(List<Integer> counts, String title, String description) {
        var svg = Svg.figure("over-time", "over-time", WIDTH, HEIGHT + 2, title, description);
        double highest = counts.stream().mapToInt(Integer::intValue).max().orElse(1);
        double each = WIDTH / Math.max(1, counts.size());
        for (int i = 0; i < counts.size(); i++) {
            double height = highest == 0 ? 0 : HEIGHT * counts.get(i) / highest;
            svg.rectangle(i * each + each * .1, HEIGHT - height, Math.min(48, each * .8), height, Paint.PEOPLE);
        }
        svg.line(0, HEIGHT + 1, WIDTH, HEIGHT + 1, Paint.RAIL);
        return svg.done();
    }
}
