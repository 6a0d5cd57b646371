package nl.polder.server.report.figure;

import java.util.List;

/** Statements where an imaginary person would stand who agrees with that one statement only: those near one another go together. */
public final class StatementMap {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 400;
    private static final double EDGE = 14;

    private StatementMap() {}

    /** A statement at (x, y), both -1 to 1. */
    public record Place(double x, double y, String href, String tip) {}

    public static String draw(List<Place> places, String title, String description) {
        var svg = Svg.pickable("statement-map", "statement-map", WIDTH, HEIGHT, title, description);
        svg.rectangle(0, 0, WIDTH, HEIGHT, Paint.fill("ground", "#FBFAF6"));
        svg.line(EDGE, HEIGHT / 2, WIDTH - EDGE, HEIGHT / 2, Paint.RAIL);
        svg.line(WIDTH / 2, EDGE, WIDTH / 2, HEIGHT - EDGE, Paint.RAIL);
        for (Place place : places) {
            double x = EDGE + (place.x() + 1) / 2 * (WIDTH - 2 * EDGE);
            double y = EDGE + (1 - place.y()) / 2 * (HEIGHT - 2 * EDGE);
            svg.target(place.href(), place.tip(), () -> svg.circle(x, y, 4.5, Paint.PEOPLE));
        }
        return svg.done();
    }
}
