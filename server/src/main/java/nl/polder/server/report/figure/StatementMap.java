package nl.polder.server.report.figure;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.polder.server.report.figure.Labels.Label;
import org.jspecify.annotations.Nullable;

/** Statements where an imaginary person would stand who agrees with that one statement only: those near one another go together. */
public final class StatementMap {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 400;
    private static final double EDGE = 14;
    private static final double NUMBER_WIDTH = 10.5;
    /** So many numbers have room beside a crowd; of more statements, those that stand alone and those that name a line. */
    private static final int ALL_NUMBERED_MAX = 60;

    private StatementMap() {}

    /**
     * A statement at (x, y), both -1 to 1.
     *
     * @param namesLine whether it is among those in whose words the end of a line is described
     */
    public record Place(int number, double x, double y, boolean namesLine, String href, String tip) {
        double across() {
            return EDGE + (x + 1) / 2 * (WIDTH - 2 * EDGE);
        }

        double down() {
            return EDGE + (1 - y) / 2 * (HEIGHT - 2 * EDGE);
        }
    }

    /** Whether so many statements all may have a number; beyond, some have none. */
    public static boolean isAllNumbered(int statements) {
        return statements <= ALL_NUMBERED_MAX;
    }

    public static String draw(List<Place> places, String title, String description) {
        var svg = Svg.pickable("statement-map", "statement-map", WIDTH, HEIGHT, title, description);
        svg.rectangle(0, 0, WIDTH, HEIGHT, Paint.fill("ground", "#FBFAF6"));
        svg.line(EDGE, HEIGHT / 2, WIDTH - EDGE, HEIGHT / 2, Paint.RAIL);
        svg.line(WIDTH / 2, EDGE, WIDTH / 2, HEIGHT - EDGE, Paint.RAIL);
        var labels = Labels.of(
                        places.stream().sorted(Labels.BY_IMPORTANCE).toList(),
                        isAllNumbered(places.size()) ? places.size() : 0)
                .stream()
                .collect(Collectors.toMap(Label::place, Function.identity()));
        for (Place place : places) {
            svg.target(place.href(), place.tip(), () -> draw(svg, place, labels.get(place)));
        }
        return svg.done();
    }

    private static void draw(Svg svg, Place place, @Nullable Label label) {
        boolean dotIsDisc = label != null && !label.isAside();
        if (label != null && label.isAside()) {
            svg.line(place.across(), place.down(), label.x(), label.y(), Paint.LEAD);
        }
        if (!dotIsDisc) {
            svg.circle(place.across(), place.down(), Labels.SMALL, Paint.PEOPLE);
        }
        if (label != null) {
            svg.circle(label.x(), label.y(), Labels.LARGE, Paint.PEOPLE);
            Glyphs.draw(svg, "" + place.number(), label.x(), label.y(), NUMBER_WIDTH, Paint.ON_PEOPLE);
        }
    }

    /** Whether a disc lies within the drawing. */
    static boolean holds(double x, double y, double radius) {
        return x >= radius && x <= WIDTH - radius && y >= radius && y <= HEIGHT - radius;
    }
}
