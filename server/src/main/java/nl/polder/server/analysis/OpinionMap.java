package nl.polder.server.analysis;

import java.util.List;
import java.util.OptionalInt;

/**
 * The map: x is the first axis, y the second, both scaled to -1 … 1.
 *
 * @param marks each stands for at least five people
 * @param hulls outline per group, only when groups are distinct; corners in order
 * @param variation share of the differences that both axes show together
 */
public record OpinionMap(List<Mark> marks, List<Hull> hulls, double variation) {
    public OpinionMap {
        marks = List.copyOf(marks);
        hulls = List.copyOf(hulls);
    }

    /** At least five people near one another. {@code group} is empty for people between the groups. */
    public record Mark(double x, double y, int people, OptionalInt group) {}

    public record Hull(int group, List<Point> corners) {
        public Hull {
            corners = List.copyOf(corners);
        }
    }

    public record Point(double x, double y) {}
}
