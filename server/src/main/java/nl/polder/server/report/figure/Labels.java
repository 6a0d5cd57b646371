package nl.polder.server.report.figure;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.polder.server.report.figure.StatementMap.Place;

/**
 * Where the numbers of a map go: on their dot when nothing else is near, otherwise aside with a line to it, on the side that is
 * emptiest; never over a dot, another number, or another's line. Lines cross where there is no other way.
 */
final class Labels {
    /** Of a number's disc, and of a dot without one. */
    static final double LARGE = 8.5;

    static final double SMALL = 3.5;

    private static final double ROOM = 1.5;
    /** Dots so near push a number away from their middle. */
    private static final double NEAR = 60;

    /** Of a line, at its dot. */
    private static final double BEGIN = 9;

    private static final double STEP = 5;
    private static final int STEPS = 24;
    private static final int DIRECTIONS = 96;

    private final List<Place> places;
    private final List<Label> placed = new ArrayList<>();

    private Labels(List<Place> places) {
        this.places = places;
    }

    /** A number's disc round (x, y). */
    record Label(Place place, double x, double y) {
        boolean isAside() {
            return x != place.across() || y != place.down();
        }
    }

    /**
     * @param places the most important first
     * @param asideMax how many may stand aside, after those that name a line, which always may
     * @return a label for every place that has room for one
     */
    static List<Label> of(List<Place> places, int asideMax) {
        var labels = new Labels(places);
        for (int i = 0; i < places.size(); i++) {
            labels.label(places.get(i), places.get(i).namesLine() || i < asideMax)
                    .ifPresent(labels.placed::add);
        }
        return labels.placed;
    }

    private Optional<Label> label(Place place, boolean mayBeAside) {
        var home = new Label(place, place.across(), place.down());
        if (isFree(home)) {
            return Optional.of(home);
        }
        return mayBeAside
                ? around(place)
                        .filter(this::isFree)
                        .filter(this::crossesNone)
                        .findFirst()
                        .or(() -> around(place).filter(this::isFree).findFirst())
                : Optional.empty();
    }

    /** The nearest first; at each distance the direction away from the neighbours first, then to both sides of it. */
    private Stream<Label> around(Place place) {
        double away = away(place);
        double first = LARGE + SMALL + STEP;
        return IntStream.range(0, STEPS)
                .mapToDouble(step -> first + step * STEP)
                .boxed()
                .flatMap(distance -> IntStream.range(0, DIRECTIONS)
                        .mapToDouble(turn -> away + (turn % 2 == 0 ? turn : -turn - 1) * Math.PI / DIRECTIONS)
                        .mapToObj(angle -> new Label(
                                place,
                                place.across() + distance * Math.cos(angle),
                                place.down() + distance * Math.sin(angle))));
    }

    private double away(Place place) {
        List<Place> near = places.stream()
                .filter(other -> distance(place, other.across(), other.down()) < NEAR)
                .toList();
        double x = average(near.stream().mapToDouble(Place::across));
        double y = average(near.stream().mapToDouble(Place::down));
        return Math.atan2(place.down() - y, place.across() - x);
    }

    private static double average(DoubleStream values) {
        return values.average().orElse(0);
    }

    private boolean isFree(Label label) {
        return StatementMap.holds(label.x(), label.y(), LARGE)
                && places.stream()
                        .filter(other -> other != label.place())
                        .allMatch(other -> distance(other, label.x(), label.y()) > LARGE + SMALL + ROOM)
                && placed.stream().allMatch(other -> leavesRoom(label, other));
    }

    /** A disc and its line against those of another. */
    private static boolean leavesRoom(Label one, Label other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y()) > 2 * LARGE + ROOM
                && lead(one).ptSegDist(other.x(), other.y()) > LARGE
                && lead(other).ptSegDist(one.x(), one.y()) > LARGE;
    }

    private boolean crossesNone(Label label) {
        return placed.stream()
                .noneMatch(other -> other.isAside() && outer(label).intersectsLine(outer(other)));
    }

    private static Line2D lead(Label label) {
        return new Line2D.Double(label.place().across(), label.place().down(), label.x(), label.y());
    }

    /** Without what is at the dot: of dots that nearly coincide all lines begin in one place, which is no crossing to the eye. */
    private static Line2D outer(Label label) {
        Line2D lead = lead(label);
        double part = BEGIN / Math.hypot(lead.getX2() - lead.getX1(), lead.getY2() - lead.getY1());
        return new Line2D.Double(
                lead.getX1() + part * (lead.getX2() - lead.getX1()),
                lead.getY1() + part * (lead.getY2() - lead.getY1()),
                lead.getX2(),
                lead.getY2());
    }

    private static double distance(Place place, double x, double y) {
        return Math.hypot(place.across() - x, place.down() - y);
    }

    /** The furthest out first, because they say most about the directions; those that name a line before all. */
    static final Comparator<Place> BY_IMPORTANCE = Comparator.comparing(Place::namesLine)
            .thenComparingDouble(place -> Math.hypot(place.x(), place.y()))
            .reversed();
}
