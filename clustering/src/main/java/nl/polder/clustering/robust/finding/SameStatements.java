package nl.polder.clustering.robust.finding;

import java.util.List;

/**
 * Statements that people answer so alike, beyond what their place explains, that they count as one where axes and groups are
 * looked for.
 *
 * @param statements ids, ascending, at least two
 * @param opposite those of them that are answered the opposite way of the first
 */
public record SameStatements(List<Integer> statements, List<Integer> opposite) {
    public SameStatements {
        statements = List.copyOf(statements);
        opposite = List.copyOf(opposite);
    }
}
