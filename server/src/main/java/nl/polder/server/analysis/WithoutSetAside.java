package nl.polder.server.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Without.Change;
import nl.polder.server.analysis.Without.Compared;
import nl.polder.server.analysis.Without.Finding;

/**
 * The whole analysis once more on the votes of everybody but those set aside, and what it says otherwise. The main figures stay those
 * of everybody: nobody's votes disappear because two people suspect them.
 */
final class WithoutSetAside {
    /** Statements shown side by side: those that change most. */
    static final int STATEMENTS_MAX = 20;

    private WithoutSetAside() {}

    /**
     * Long arithmetic: as much as the analysis itself.
     *
     * @param all the results with everybody
     * @param presentation of {@code all}, whose groups and letters the second analysis follows
     * @param letters in {@code all}, by participant
     * @return empty when nobody who voted is set aside
     */
    static Optional<Without> compare(
            AnalysedVotes run, Results all, Presentation presentation, Map<Integer, Character> letters) {
        Set<Integer> people = run.setAside();
        if (people.isEmpty()) {
            return Optional.empty();
        }
        AnalysedVotes others = run.without(people);
        Optional<Presentation.Before> before = Optional.of(new Presentation.Before(-1, presentation, letters));
        int segments = Presentation.next(before, others, 0).k();
        AnalysedVotes judged = others.with(Judge.judge(others, segments));
        Results without = ResultsBuilder.build(judged, Presentation.next(before, judged, 0), all.version());
        boolean enough = people.size() >= Cells.SMALLEST;
        return Optional.of(new Without(
                enough ? Optional.of(people.size()) : Optional.empty(),
                enough ? Optional.of(Math.toIntExact(without.counts().votes())) : Optional.empty(),
                without.verdict().kind(),
                without.groups().size(),
                changes(all, without),
                enough ? statements(all, without) : List.of()));
    }

    private static List<Change> changes(Results all, Results without) {
        List<Change> changes = new ArrayList<>();
        add(
                changes,
                Finding.SHARED,
                all.shared(),
                without.shared(),
                shared -> new Change(Finding.SHARED, shared.statementId(), Optional.of(shared.side()), true));
        add(
                changes,
                Finding.DIVIDING,
                all.dividing(),
                without.dividing(),
                dividing -> new Change(Finding.DIVIDING, dividing.statementId(), Optional.empty(), true));
        add(
                changes,
                Finding.MINORITY,
                all.minority(),
                without.minority(),
                voice -> new Change(Finding.MINORITY, voice.statementId(), Optional.of(voice.side()), true));
        return changes;
    }

    private static <T> void add(
            List<Change> changes, Finding kind, List<T> before, List<T> after, Function<T, Change> change) {
        Set<Change> was = before.stream().map(change).collect(Collectors.toSet());
        Set<Change> is = after.stream().map(change).collect(Collectors.toSet());
        Comparator<Change> order = Comparator.comparingInt(Change::statementId)
                .thenComparing(it -> it.side().map(Enum::ordinal).orElse(0));
        was.stream().filter(it -> !is.contains(it)).sorted(order).forEach(changes::add);
        is.stream()
                .filter(it -> !was.contains(it))
                .sorted(order)
                .map(it -> new Change(kind, it.statementId(), it.side(), false))
                .forEach(changes::add);
    }

    /** Those with the largest change of agreement; none whose difference is the votes of fewer than ten people. */
    private static List<Compared> statements(Results all, Results without) {
        List<Compared> compared = new ArrayList<>();
        for (Results.StatementResult statement : all.statements()) {
            Optional<Cell> other = without.statement(statement.statementId()).map(Results.StatementResult::everybody);
            if (statement.everybody() instanceof Cell.Known with
                    && other.isPresent()
                    && other.get() instanceof Cell.Known rest
                    && with.votes() - rest.votes() >= Cells.SMALLEST) {
                compared.add(new Compared(statement.statementId(), with.agree(), rest.agree()));
            }
        }
        compared.sort(Comparator.comparingDouble((Compared it) -> -Math.abs(it.change()))
                .thenComparingInt(Compared::statementId));
        return compared.stream().limit(STATEMENTS_MAX).toList();
    }
}
