package nl.polder.server.report.figure;

import nl.polder.server.analysis.Strip;

/** Everybody on the one line of opinion that is real: a column for each stretch, as high as it is dense. */
public final class StripOfPeople {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 130;

    private StripOfPeople() {}

    public static String draw(Strip strip, String title, String description) {
        var svg = Svg.figure("strip", "strip-columns", WIDTH, HEIGHT + 2, title, description);
        double highest = strip.stretches().stream()
                .mapToDouble(s -> s.people() / (s.to() - s.from()))
                .max()
                .orElse(1);
        for (var stretch : strip.stretches()) {
            double left = (stretch.from() + 1) / 2 * WIDTH;
            double width = (stretch.to() - stretch.from()) / 2 * WIDTH;
            double height = HEIGHT * stretch.people() / (stretch.to() - stretch.from()) / highest;
            svg.rectangle(left + .75, HEIGHT - height, Math.max(.5, width - 1.5), height, Paint.PEOPLE);
        }
        svg.line(0, HEIGHT + 1, WIDTH, HEIGHT + 1, Paint.RAIL);
        svg.mark(WIDTH / 2, 0, WIDTH / 2, HEIGHT);
        return svg.done();
    }
}
