package nl.polder.server.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What the same analysis says without the participants who are set aside.
 *
 * @param people how many who voted are set aside; empty when fewer than ten
 * @param votes of everybody else; empty likewise
 * @param kind the verdict on everybody else
 * @param groupCount groups or segments of everybody else
 * @param changes conclusions that are drawn with them and not without, or the other way round
 * @param statements overall agreement side by side, those that change most; none with fewer than ten people
 */
public record Without(
        Optional<Integer> people,
        Optional<Integer> votes,
        Results.Verdict.Kind kind,
        int groupCount,
        List<Change> changes,
        List<Compared> statements) {
    public Without {
        changes = List.copyOf(changes);
        statements = List.copyOf(statements);
    }

    Without only(IntPredicate mayBeShown) {
        return new Without(
                people,
                votes,
                kind,
                groupCount,
                Results.only(changes, Change::statementId, mayBeShown),
                Results.only(statements, Compared::statementId, mayBeShown));
    }

    /** Which kind of conclusion changes. */
    public enum Finding {
        SHARED,
        DIVIDING,
        MINORITY
    }

    /**
     * @param side which answer it is about; empty of what divides
     * @param lost true when it is drawn with them only, false when without them only
     */
    public record Change(Finding finding, int statementId, Optional<Results.Side> side, boolean lost) {}

    /** The share of agreement among everybody, and among everybody but those set aside. */
    public record Compared(int statementId, Share all, Share without) {
        double change() {
            return without.value() - all.value();
        }
    }
}
