package nl.polder.server.analysis;

import java.util.List;

/**
 * Everybody on the first axis, -1 … 1.
 *
 * @param stretches from left to right without gaps; each holds at least five people
 * @param parts the same people in five parts, for the table; a part of fewer than five people is joined to its neighbour
 */
public record Strip(List<Stretch> stretches, List<Stretch> parts) {
    /** Of the line from -1 to 1: what lies further out is an end of it. */
    private static final double BETWEEN = 0.6;

    public Strip {
        stretches = List.copyOf(stretches);
        parts = List.copyOf(parts);
    }

    /** People in parts that lie between the ends. */
    int inBetween() {
        return parts.stream()
                .filter(part -> part.from() >= -BETWEEN && part.to() <= BETWEEN)
                .mapToInt(Stretch::people)
                .sum();
    }

    /** People whose place is at least {@code from} and below {@code to}. */
    public record Stretch(double from, double to, int people) {}
}
