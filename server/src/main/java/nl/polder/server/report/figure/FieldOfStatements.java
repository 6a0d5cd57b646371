package nl.polder.server.report.figure;

import java.util.Comparator;
import java.util.List;

/** The cover: every statement a strip, most support on top. */
public final class FieldOfStatements {
    private static final double WIDTH = 640;
    private static final double HEIGHT_MAX = 260;
    private static final double STRIP_MAX = 16;

    private FieldOfStatements() {}

    /** Shares of one statement, adding up to 1. */
    public record Strip(double agree, double pass, double disagree) {}

    /** @param strips at least one; beyond about 250 they grow thinner than a point and are drawn without gaps */
    public static String draw(List<Strip> strips, String title, String description) {
        double each = Math.min(STRIP_MAX, HEIGHT_MAX / strips.size());
        double thick = each > 3 ? each * .75 : each;
        var svg = Svg.figure("cover", "field-of", WIDTH, each * strips.size(), title, description);
        double y = 0;
        for (Strip strip : strips.stream()
                .sorted(Comparator.comparingDouble(Strip::agree).reversed())
                .toList()) {
            Bar.draw(svg, y, WIDTH, thick, strip.agree(), strip.pass(), strip.disagree());
            y += each;
        }
        return svg.done();
    }
}
