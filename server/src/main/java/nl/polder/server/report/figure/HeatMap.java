package nl.polder.server.report.figure;

import java.util.List;
import java.util.OptionalDouble;

/** Groups by statements: how much each group agrees, in five steps; an empty cell is one that is kept back. */
public final class HeatMap {
    private static final double WIDTH = 640;
    private static final double ROW = 26;

    private HeatMap() {}

    /**
     * @param agree per group, per statement (all rows of one length): share 0 to 1, empty when kept back
     * @param links per statement, the place in the report where it is read
     * @param tips per group and statement, the cell in words
     */
    public static String draw(
            List<List<OptionalDouble>> agree,
            List<String> links,
            List<List<String>> tips,
            String title,
            String description) {
        var svg = Svg.figure("heat", "heat-map", WIDTH, ROW * agree.size(), title, description);
        for (int group = 0; group < agree.size(); group++) {
            drawGroup(svg, group, agree.get(group), links, tips.get(group));
        }
        return svg.done();
    }

    private static void drawGroup(
            Svg svg, int group, List<OptionalDouble> agree, List<String> links, List<String> tips) {
        double left = 28;
        double each = (WIDTH - left) / Math.max(1, links.size());
        double y = group * ROW;
        GroupMark.draw(svg, 12, y + ROW / 2, .85, group);
        for (int s = 0; s < links.size(); s++) {
            double x = left + s * each;
            OptionalDouble share = agree.get(s);
            if (share.isPresent()) {
                svg.target(
                        links.get(s),
                        tips.get(s),
                        () -> svg.rectangle(
                                x, y + 1, Math.max(.4, each - .6), ROW - 2, Paint.shade(share.getAsDouble())));
            }
        }
    }
}
