package nl.polder.server.admin;

import java.util.ArrayList;
import java.util.List;

/** Numbers as people write them: {@code 3, 15-40}. */
final class Ranges {
    private Ranges() {}

    /** @param numbers ascending, each once */
    static String of(List<Integer> numbers) {
        List<String> parts = new ArrayList<>();
        for (int from = 0, to; from < numbers.size(); from = to) {
            to = from + 1;
            while (to < numbers.size() && numbers.get(to) == numbers.get(to - 1) + 1) {
                to++;
            }
            int first = numbers.get(from);
            int last = numbers.get(to - 1);
            parts.add(first == last ? "" + first : first + "-" + last);
        }
        return String.join(", ", parts);
    }
}
