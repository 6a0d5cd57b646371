package nl.polder.server.analysis;

import java.util.List;

/**
 * Everybody on the first axis, -1 … 1.
 *
 * @param stretches from left to right without gaps; each holds at least five people
 * @param parts the same people in at most five parts of whole stretches, for the table
 */
public record Strip(List<Stretch> stretches, List<Stretch> parts) {
    /** Of the line from -1 to 1: what lies further out is an end of it. */
    private static final double BETWEEN = 0.6;

    public Strip {
        stretches = List.copyOf(stretches);
        parts = List.copyOf(parts);
    }

    /** Everybody who has a place on the line. */
    public int people() {
        return parts.stream().mapToInt(Stretch::people).sum();
    }

    /** At least so many people stand between the ends: not in the outer fifth of the line on either side. */
    public int inBetween() {
        return stretches.stream()
                .filter(stretch -> stretch.from() >= -BETWEEN && stretch.to() <= BETWEEN)
                .mapToInt(Stretch::people)
                .sum();
    }

    /** People whose place is at least {@code from} and below {@code to}. */
    public record Stretch(double from, double to, int people) {}
}
