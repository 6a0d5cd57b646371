package nl.polder.server.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.polder.clustering.robust.finding.Reading;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Unclear;

/** The statements about which little can be said: many pass, nobody has a clear view, or too few have voted. */
final class UnclearFindings {
    private static final double UNDECIDED = 0.1;
    private static final double DIVIDED = 0.25;
    private static final double CLEAR = 0.5;

    private final AnalysedVotes run;
    private final Map<Integer, Cells.Row> rows;
    private final Set<Integer> concluded;

    /** @param concluded statements of which the results say something for certain, however few votes that took */
    UnclearFindings(AnalysedVotes run, Map<Integer, Cells.Row> rows, Set<Integer> concluded) {
        this.run = run;
        this.rows = rows;
        this.concluded = concluded;
    }

    /** What many pass first, then what is undecided, then what too few have voted on; within each most passes first. */
    List<Unclear> all() {
        Optional<Reading> everybody = run.robust().map(r -> r.analysis().everybody());
        Set<Integer> tooFew = new HashSet<>(everybody.map(Reading::tooFewVotes).orElse(List.of()));
        Set<Integer> passed = new HashSet<>(everybody.map(Reading::unclear).orElse(List.of()));
        List<Unclear> all = new ArrayList<>();
        rows.forEach((statement, row) -> {
            boolean said = concluded.contains(statement);
            if (!(row.everybody() instanceof Cell.Known cell)) {
                all.add(tooFew(statement, 0));
            } else if (passed.contains(statement) || isPassed(cell)) {
                all.add(unclear(statement, cell, Unclear.Reason.MANY_PASSES));
            } else if (!said && !isCertain(cell) && tooFew.contains(statement)) {
                all.add(tooFew(statement, cell.votes()));
            } else if (!said && isUndecided(row, cell)) {
                all.add(unclear(statement, cell, Unclear.Reason.UNDECIDED));
            }
        });
        all.sort(Comparator.comparing(Unclear::reason, Comparator.comparingInt(UnclearFindings::order))
                .thenComparing(u -> -u.passes().map(Share::value).orElse(0.0)));
        return all;
    }

    /** Where too little is left to analyse, a statement that most pass is still said to be one. */
    private static boolean isPassed(Cell.Known cell) {
        return cell.pass().low() >= CLEAR;
    }

    /** However few voted: most of them certainly answer the same. */
    private static boolean isCertain(Cell.Known cell) {
        return Math.max(cell.agree().low(), cell.disagree().low()) >= CLEAR;
    }

    private static int order(Unclear.Reason reason) {
        return switch (reason) {
            case MANY_PASSES -> 0;
            case UNDECIDED -> 1;
            case TOO_FEW_VOTES -> 2;
        };
    }

    private static Unclear tooFew(int statement, int votes) {
        return new Unclear(statement, Unclear.Reason.TOO_FEW_VOTES, votes, Optional.empty(), Optional.empty());
    }

    private Unclear unclear(int statement, Cell.Known cell, Unclear.Reason reason) {
        AnalysedVotes.PassReasons reasons = run.passReasons().getOrDefault(statement, AnalysedVotes.PassReasons.NONE);
        return new Unclear(
                statement,
                reason,
                cell.votes(),
                Optional.of(cell.pass()),
                reasons.given() < Cells.SMALLEST
                        ? Optional.empty()
                        : Optional.of(Cells.share(reasons.unclear(), reasons.given())));
    }

    /** About as many for as against, and no group with a clear view. */
    private static boolean isUndecided(Cells.Row row, Cell.Known all) {
        return Math.abs(all.agree().value() - all.disagree().value()) < UNDECIDED
                && all.agree().value() >= DIVIDED
                && row.groups().stream()
                        .allMatch(cell -> !(cell instanceof Cell.Known c)
                                || c.agree().low() < CLEAR && c.disagree().low() < CLEAR);
    }
}
