package nl.polder.server.report.page;

import java.util.List;
import java.util.Optional;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.StatementResult;

/**
 * A group that says yes, or no, to nearly everything. Such a group may be made by how people answer and not by what they think, which
 * no statement of its profile tells by itself.
 *
 * @param agrees whether it agrees more often than everybody together
 * @param on on how many statements
 * @param of of how many that can be compared
 */
record Leaning(boolean agrees, int on, int of) {
    /** Fewer statements may all be about one side of the matter. */
    static final int STATEMENTS_MIN = 20;

    private static final double NEARLY_ALL = 0.85;

    /** Empty when the group goes either way. */
    static Optional<Leaning> of(List<StatementResult> statements, int group) {
        int more = 0;
        int less = 0;
        for (StatementResult statement : statements) {
            if (statement.everybody() instanceof Cell.Known all
                    && statement.groups().get(group) instanceof Cell.Known here) {
                double difference = here.agree().value() - all.agree().value();
                more += difference > 0 ? 1 : 0;
                less += difference < 0 ? 1 : 0;
            }
        }
        int of = more + less;
        int on = Math.max(more, less);
        return of >= STATEMENTS_MIN && on >= NEARLY_ALL * of
                ? Optional.of(new Leaning(more > less, on, of))
                : Optional.empty();
    }
}
