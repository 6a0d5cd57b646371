package nl.polder.server.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Every statement as a dot on a line from "all answer alike" (left) to "the groups differ" (right), stacked where they would
 * overlap. Placed by the difference between the groups that agree most and least, not by how far a statement lies from the
 * middle of the map: a statement that one group rejects and nobody else saw is extreme, but it does not divide.
 */
public final class Swarm {
    private static final double WIDTH = 640;
    private static final double EDGE = 12;
    private static final double AXIS = 16;
    private static final double TICK = 6;
    /** Height of the numbers below. */
    private static final double TICK_LABEL = 8;

    private static final double HALF_HEIGHT_MAX = 120;
    private static final double STEP = 3;
    /** Where dots with numbers would be stacked higher, fewer have one. */
    private static final double HALF_HEIGHT_NUMBERED_MAX = 80;

    /** Radius of a dot with a number in it. */
    private static final double LARGE = 8.5;

    private static final double NUMBER_WIDTH = 10.5;
    /** So many dots have room for their numbers; of more, the strongest. */
    private static final int ALL_NUMBERED_MAX = 60;

    private static final int STRONGEST = 10;

    private Swarm() {}

    /**
     * One statement.
     *
     * @param number of the statement
     * @param at 0 to 1
     * @param href where it is read
     * @param tip the statement and its figures in words
     */
    public record Dot(int number, double at, String href, String tip) {}

    private record Placed(Dot dot, double x, double y, double radius) {}

    public static String draw(List<Dot> dots, String title, String description) {
        List<Placed> placed = place(dots);
        double half = placed.stream()
                        .mapToDouble(p -> Math.abs(p.y()) + p.radius())
                        .max()
                        .orElse(0)
                + 2;
        double middle = half;
        var svg = Svg.pickable("swarm", "swarm", WIDTH, 2 * half + TICK + AXIS, title, description);
        svg.line(EDGE, middle, WIDTH - EDGE, middle, Paint.RAIL);
        for (int points = 0; points <= 100; points += 25) {
            double x = EDGE + points / 100.0 * (WIDTH - 2 * EDGE);
            svg.line(x, 2 * half, x, 2 * half + TICK, Paint.RAIL);
            Glyphs.drawHigh(svg, "" + points, x, 2 * half + TICK + AXIS / 2, TICK_LABEL, Paint.INK);
        }
        placed.forEach(p -> svg.target(p.dot().href(), p.dot().tip(), () -> draw(svg, p, middle)));
        return svg.done();
    }

    private static void draw(Svg svg, Placed placed, double middle) {
        double y = middle + placed.y();
        svg.circle(placed.x(), y, placed.radius(), Paint.PEOPLE);
        if (placed.radius() == LARGE) {
            Glyphs.draw(svg, "" + placed.dot().number(), placed.x(), y, NUMBER_WIDTH, Paint.ON_PEOPLE);
        }
    }

    /** With as many numbers as there is room for. */
    private static List<Placed> place(List<Dot> dots) {
        for (int numbered : new int[] {dots.size() > ALL_NUMBERED_MAX ? STRONGEST : dots.size(), STRONGEST}) {
            List<Placed> placed = place(dots, numbered);
            if (placed.stream().allMatch(p -> Math.abs(p.y()) <= HALF_HEIGHT_NUMBERED_MAX)) {
                return placed;
            }
        }
        return place(dots, 0);
    }

    /** Each dot takes the free place nearest to the line, from left to right; never further from it than the limit. */
    private static List<Placed> place(List<Dot> dots, int numbered) {
        double small = dots.size() > 150 ? 3 : dots.size() > ALL_NUMBERED_MAX ? 4.5 : 6;
        int numberedFrom = dots.size() - numbered;
        List<Placed> placed = new ArrayList<>();
        for (Dot dot : dots.stream().sorted(Comparator.comparingDouble(Dot::at)).toList()) {
            double x = EDGE + dot.at() * (WIDTH - 2 * EDGE);
            double radius = placed.size() >= numberedFrom ? LARGE : small;
            placed.add(new Placed(dot, x, freePlace(placed, x, radius), radius));
        }
        return placed;
    }

    private static double freePlace(List<Placed> placed, double x, double radius) {
        for (double away = 0; away <= HALF_HEIGHT_MAX; away += STEP) {
            for (double y : new double[] {-away, away}) {
                if (placed.stream().noneMatch(p -> Math.hypot(p.x() - x, p.y() - y) < p.radius() + radius + 1)) {
                    return y;
                }
            }
        }
        return HALF_HEIGHT_MAX;
    }
}
