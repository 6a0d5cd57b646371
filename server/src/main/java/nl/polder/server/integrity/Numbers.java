package nl.polder.server.integrity;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of participants as staff types them: {@code 12, 15-40 51}, with commas, spaces or lines between them. */
public final class Numbers {
    /** At once; more than that is a matter for a smaller number of decisions. */
    public static final int MAX = 10_000;

    private static final Pattern PART = Pattern.compile("(\\d{1,9})(?:[-–](\\d{1,9}))?");

    private Numbers() {}

    /** What was typed. */
    public sealed interface Read {
        record Some(SortedSet<Integer> numbers) implements Read {}

        record Nothing() implements Read {}

        record TooMany() implements Read {}

        /** @param part the first that is no number and no range */
        record Wrong(String part) implements Read {}
    }

    public static Read read(String text) {
        List<String> parts = List.of(text.strip().split("[,;\\s]+"));
        var numbers = new TreeSet<Integer>();
        for (String part : parts) {
            if (part.isEmpty()) {
                return new Read.Nothing();
            }
            Optional<int[]> range = range(part);
            if (range.isEmpty()) {
                return new Read.Wrong(part);
            }
            int from = range.get()[0];
            int to = range.get()[1];
            if (to - from >= MAX) {
                return new Read.TooMany();
            }
            for (int number = from; number <= to; number++) {
                numbers.add(number);
            }
            if (numbers.size() > MAX) {
                return new Read.TooMany();
            }
        }
        return new Read.Some(numbers);
    }

    private static Optional<int[]> range(String part) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int from = Integer.parseInt(matcher.group(1));
        int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
        return to < from ? Optional.empty() : Optional.of(new int[] {from, to});
    }
}
