package nl.polder.server.report.figure;

import java.util.List;

/** Shares side by side with a mark of what is demanded: the stability of groups when a fifth is left out, draw by draw. */
public final class Columns {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 90;

    private Columns() {}

    /**
     * @param shares 0 to 1, in order
     * @param demanded 0 to 1, a dotted line
     * @param id unique on the page
     */
    public static String draw(String id, List<Double> shares, double demanded, String title, String description) {
        var svg = Svg.figure(id, "columns", WIDTH, HEIGHT + 2, title, description);
        double each = WIDTH / Math.max(1, shares.size());
        for (int i = 0; i < shares.size(); i++) {
            double height = HEIGHT * Math.clamp(shares.get(i), 0, 1);
            svg.rectangle(i * each + each * .15, HEIGHT - height, each * .7, height, Paint.PEOPLE);
        }
        svg.mark(0, HEIGHT * (1 - demanded), WIDTH, HEIGHT * (1 - demanded));
        svg.line(0, HEIGHT + 1, WIDTH, HEIGHT + 1, Paint.RAIL);
        return svg.done();
    }
}
