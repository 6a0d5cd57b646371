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
    private static final double AXIS = 8;
    private static final double HALF_HEIGHT_MAX = 120;

    private Swarm() {}

    /**
     * One statement.
     *
     * @param at 0 to 1
     * @param href where it is read
     * @param tip the statement and its figures in words
     */
    public record Dot(double at, String href, String tip) {}

    private record Placed(Dot dot, double x, double y) {}

    public static String draw(List<Dot> dots, String title, String description) {
        double radius = dots.size() > 150 ? 3 : dots.size() > 60 ? 4.5 : 6;
        List<Placed> placed = place(dots, radius);
        double half = placed.stream().mapToDouble(p -> Math.abs(p.y())).max().orElse(0) + radius + 2;
        double middle = half;
        var svg = Svg.pickable("swarm", "swarm", WIDTH, 2 * half + AXIS, title, description);
        svg.line(EDGE, middle, WIDTH - EDGE, middle, Paint.RAIL);
        placed.forEach(p -> svg.target(
                p.dot().href(), p.dot().tip(), () -> svg.circle(p.x(), middle + p.y(), radius, Paint.PEOPLE)));
        return svg.done();
    }

    /** Each dot takes the free place nearest to the line, from left to right; never further from it than the limit. */
    private static List<Placed> place(List<Dot> dots, double radius) {
        double apart = 2 * radius + 1;
        List<Placed> placed = new ArrayList<>();
        for (Dot dot : dots.stream().sorted(Comparator.comparingDouble(Dot::at)).toList()) {
            double x = EDGE + dot.at() * (WIDTH - 2 * EDGE);
            placed.add(new Placed(dot, x, freePlace(placed, x, apart)));
        }
        return placed;
    }

    private static double freePlace(List<Placed> placed, double x, double apart) {
        double step = apart / 2;
        for (double away = 0; away <= HALF_HEIGHT_MAX; away += step) {
            for (double y : new double[] {-away, away}) {
                if (placed.stream().noneMatch(p -> Math.hypot(p.x() - x, p.y() - y) < apart)) {
                    return y;
                }
            }
        }
        return HALF_HEIGHT_MAX;
    }
}
