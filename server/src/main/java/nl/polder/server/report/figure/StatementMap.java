package nl.polder.server.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Statements where an imaginary person would stand who agrees with that one statement only: those near one another go together. */
public final class StatementMap {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 400;
    private static final double EDGE = 14;

    private StatementMap() {}

    /** Of a dot with a number in it, and of one that has no room for it. */
    private static final double LARGE = 8.5;

    private static final double SMALL = 4.5;
    private static final double NUMBER_WIDTH = 10.5;

    /** A statement at (x, y), both -1 to 1. */
    public record Place(int number, double x, double y, String href, String tip) {
        private double across() {
            return EDGE + (x + 1) / 2 * (WIDTH - 2 * EDGE);
        }

        private double down() {
            return EDGE + (1 - y) / 2 * (HEIGHT - 2 * EDGE);
        }

        private boolean covers(Place other) {
            return Math.hypot(across() - other.across(), down() - other.down()) < 2 * LARGE;
        }
    }

    public static String draw(List<Place> places, String title, String description) {
        var svg = Svg.pickable("statement-map", "statement-map", WIDTH, HEIGHT, title, description);
        svg.rectangle(0, 0, WIDTH, HEIGHT, Paint.fill("ground", "#FBFAF6"));
        svg.line(EDGE, HEIGHT / 2, WIDTH - EDGE, HEIGHT / 2, Paint.RAIL);
        svg.line(WIDTH / 2, EDGE, WIDTH / 2, HEIGHT - EDGE, Paint.RAIL);
        List<Place> numbered = numbered(places);
        for (Place place : places) {
            svg.target(place.href(), place.tip(), () -> draw(svg, place, numbered.contains(place)));
        }
        return svg.done();
    }

    /** Those with room for their number: the furthest out first, because they say most about the directions. */
    private static List<Place> numbered(List<Place> places) {
        List<Place> numbered = new ArrayList<>();
        places.stream()
                .sorted(Comparator.comparingDouble((Place p) -> Math.hypot(p.x(), p.y()))
                        .reversed())
                .filter(place -> numbered.stream().noneMatch(place::covers))
                .forEach(numbered::add);
        return numbered;
    }

    private static void draw(Svg svg, Place place, boolean numbered) {
        svg.circle(place.across(), place.down(), numbered ? LARGE : SMALL, Paint.PEOPLE);
        if (numbered) {
            Digits.draw(svg, place.number(), place.across(), place.down(), NUMBER_WIDTH);
        }
    }
}
