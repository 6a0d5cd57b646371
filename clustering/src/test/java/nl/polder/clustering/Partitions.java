package nl.polder.clustering;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Compares groupings whose labels mean nothing. */
final class Partitions {
    private Partitions() {}

    /** Groups as sets of participant ids. */
    static Set<Set<Integer>> sets(Map<Integer, Integer> groupOf) {
        Map<Integer, Set<Integer>> sets = new HashMap<>();
        groupOf.forEach(
                (id, group) -> sets.computeIfAbsent(group, g -> new HashSet<>()).add(id));
        return new HashSet<>(sets.values());
    }

    static Map<Integer, Integer> groupOf(Analysis analysis, Grouping grouping) {
        int[] groups = analysis.people().groupOfRows(grouping);
        Map<Integer, Integer> groupOf = new HashMap<>();
        for (int row = 0; row < groups.length; row++) {
            if (groups[row] >= 0) {
                groupOf.put(analysis.people().participantId(row), groups[row]);
            }
        }
        return groupOf;
    }

    /** Adjusted Rand index over the participants that both know: 1 = the same groups, 0 = as by chance. */
    static double adjustedRand(Map<Integer, Integer> one, Map<Integer, Integer> other) {
        Map<Long, Integer> cells = new HashMap<>();
        Map<Integer, Integer> rows = new HashMap<>();
        Map<Integer, Integer> columns = new HashMap<>();
        long n = 0;
        for (Map.Entry<Integer, Integer> entry : one.entrySet()) {
            Integer second = other.get(entry.getKey());
            if (second != null) {
                cells.merge((long) entry.getValue() << 32 | second, 1, Integer::sum);
                rows.merge(entry.getValue(), 1, Integer::sum);
                columns.merge(second, 1, Integer::sum);
                n++;
            }
        }
        double together = pairs(cells);
        double expected = pairs(rows) * pairs(columns) / (n * (n - 1) / 2.0);
        double most = (pairs(rows) + pairs(columns)) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static <K> double pairs(Map<K, Integer> counts) {
        return counts.values().stream().mapToDouble(c -> c * (c - 1) / 2.0).sum();
    }
}
