package nl.polder.server.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import nl.polder.server.analysis.OpinionMap.Hull;
import nl.polder.server.analysis.OpinionMap.Mark;
import nl.polder.server.analysis.OpinionMap.Point;
import nl.polder.server.analysis.Strip.Stretch;

/**
 * From positions of people to what may be drawn of them: marks, outlines and stretches of at least {@value #SMALLEST} people,
 * never a person.
 */
final class Drawing {
    static final int SMALLEST = 5;
    private static final int MARKS_MAX = 300;
    private static final int STRETCHES = 25;
    private static final int PARTS = 5;
    private static final double STEP = 100;

    private Drawing() {}

    /** People with a place and a group; {@code group[i]} is -1 between groups. */
    record Placed(double[] x, double[] y, int[] group) {
        int size() {
            return x.length;
        }
    }

    /** Marks of each group, then of those between: halved along the longer side until a mark would hold too few. */
    static List<Mark> marks(Placed people, int groups) {
        int perMark = Math.max(SMALLEST, (people.size() + MARKS_MAX - 1) / MARKS_MAX);
        List<Mark> marks = new ArrayList<>();
        for (int g = -1; g < groups; g++) {
            int group = g;
            Integer[] members = members(people, group);
            if (members.length >= SMALLEST) {
                halve(people, members, 0, members.length, perMark, group, marks);
            }
        }
        marks.sort(Comparator.comparingInt((Mark m) -> m.group().orElse(Integer.MAX_VALUE))
                .thenComparingDouble(Mark::x)
                .thenComparingDouble(Mark::y));
        return marks;
    }

    private static Integer[] members(Placed people, int group) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            if (people.group()[i] == group) {
                members.add(i);
            }
        }
        return members.toArray(new Integer[0]);
    }

    private static void halve(
            Placed people, Integer[] members, int from, int to, int perMark, int group, List<Mark> marks) {
        if (to - from < 2 * perMark) {
            double x = Arrays.stream(members, from, to)
                    .mapToDouble(i -> people.x()[i])
                    .average()
                    .orElse(0);
            double y = Arrays.stream(members, from, to)
                    .mapToDouble(i -> people.y()[i])
                    .average()
                    .orElse(0);
            OptionalInt of = group < 0 ? OptionalInt.empty() : OptionalInt.of(group);
            marks.add(new Mark(rounded(x), rounded(y), to - from, of));
            return;
        }
        double[] along = spread(people.x(), members, from, to) >= spread(people.y(), members, from, to)
                ? people.x()
                : people.y();
        Arrays.sort(
                members,
                from,
                to,
                Comparator.comparingDouble((Integer i) -> along[i]).thenComparing(i -> i));
        int middle = (from + to) / 2;
        halve(people, members, from, middle, perMark, group, marks);
        halve(people, members, middle, to, perMark, group, marks);
    }

    private static double spread(double[] along, Integer[] members, int from, int to) {
        double low = Arrays.stream(members, from, to)
                .mapToDouble(i -> along[i])
                .min()
                .orElse(0);
        double high = Arrays.stream(members, from, to)
                .mapToDouble(i -> along[i])
                .max()
                .orElse(0);
        return high - low;
    }

    /** The convex outline of each group's marks (not of its people); groups with fewer than three marks have none. */
    static List<Hull> hulls(List<Mark> marks, int groups) {
        List<Hull> hulls = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            int group = g;
            List<Point> points = marks.stream()
                    .filter(m -> m.group().orElse(-1) == group)
                    .map(m -> new Point(m.x(), m.y()))
                    .distinct()
                    .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
                    .toList();
            List<Point> outline = outline(points);
            if (outline.size() >= 3) {
                hulls.add(new Hull(group, outline));
            }
        }
        return hulls;
    }

    /** Andrew's monotone chain (1979) over points sorted by x, then y. */
    private static List<Point> outline(List<Point> points) {
        List<Point> corners = new ArrayList<>(chain(points));
        if (!corners.isEmpty()) {
            corners.removeLast();
        }
        List<Point> back = chain(points.reversed());
        corners.addAll(back.subList(0, Math.max(0, back.size() - 1)));
        return corners;
    }

    private static List<Point> chain(List<Point> points) {
        List<Point> chain = new ArrayList<>();
        for (Point point : points) {
            while (chain.size() >= 2 && turn(chain.get(chain.size() - 2), chain.getLast(), point) <= 0) {
                chain.removeLast();
            }
            chain.add(point);
        }
        return chain;
    }

    private static double turn(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }

    /** The strip's stretches from -1 to 1, even ones where people are, wider ones where they are few. */
    static List<Stretch> stretches(double[] places) {
        return stretches(places, STRETCHES);
    }

    /**
     * The same people in at most five parts of the line, each of whole stretches: with edges of their own the two lists could be
     * subtracted from one another, down to a person.
     */
    static List<Stretch> parts(List<Stretch> stretches) {
        List<Stretch> parts = new ArrayList<>();
        int part = -1;
        for (Stretch stretch : stretches) {
            int here = Math.min(PARTS - 1, (int) (((stretch.from() + stretch.to()) / 2 + 1) / 2 * PARTS));
            if (here == part) {
                Stretch last = parts.removeLast();
                parts.add(new Stretch(last.from(), stretch.to(), last.people() + stretch.people()));
            } else {
                parts.add(stretch);
            }
            part = here;
        }
        return parts;
    }

    private static List<Stretch> stretches(double[] places, int even) {
        int[] people = new int[even];
        for (double place : places) {
            people[Math.min(even - 1, (int) ((place + 1) / 2 * even))]++;
        }
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        int gathered = 0;
        for (int i = 0; i < even; i++) {
            gathered += people[i];
            if (gathered >= SMALLEST) {
                stretches.add(new Stretch(edge(from, even), edge(i + 1, even), gathered));
                from = i + 1;
                gathered = 0;
            }
        }
        if (from < even && !stretches.isEmpty()) {
            Stretch last = stretches.removeLast();
            stretches.add(new Stretch(last.from(), 1, last.people() + gathered));
        }
        return stretches;
    }

    private static double edge(int i, int even) {
        return i == even ? 1 : rounded(-1 + 2.0 * i / even);
    }

    /** Two decimals: finer than a pixel of the map is nobody's business. */
    static double rounded(double value) {
        return Math.round(value * STEP) / STEP;
    }
}
