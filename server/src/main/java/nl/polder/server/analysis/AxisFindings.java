package nl.polder.server.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.polder.clustering.StatementResult;
import nl.polder.clustering.robust.RobustResult;
import nl.polder.clustering.robust.finding.Axis.EndShares;
import nl.polder.clustering.robust.finding.Axis.Loading;
import nl.polder.clustering.robust.finding.Shares;
import nl.polder.server.analysis.Axis.EndView;
import nl.polder.server.analysis.Axis.Pull;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Form;
import nl.polder.server.analysis.Results.Side;
import org.jspecify.annotations.Nullable;

/** What the results say about the lines of opinion: what pulls towards each end, and what the two ends answer. */
final class AxisFindings {
    private static final int PULLS = 3;
    private static final int ENDS = 6;
    /** Of the strongest pull: what pulls less names no end, also where nothing else that people agree with lies there. */
    private static final double PULL_MIN = 0.25;

    private final AnalysedVotes run;
    private final Presentation presentation;
    private final Map<Integer, Cells.Row> shown;

    /** @param shown what may be shown, by statement */
    AxisFindings(AnalysedVotes run, Presentation presentation, Map<Integer, Cells.Row> shown) {
        this.run = run;
        this.presentation = presentation;
        this.shown = shown;
    }

    /** The axes that may be spoken of: those that are real, and until that is known the two of the map. */
    List<Axis> axes(Form form, double[] variation) {
        int count = switch (form) {
            case TOO_FEW, STATEMENTS_ONLY -> 0;
            case NOT_YET_JUDGED, DISTINCT, SEGMENTS -> 2;
        };
        List<Axis> axes = new ArrayList<>();
        for (int a = 0; a < count; a++) {
            Map<Integer, Double> loadings = a == 0 ? presentation.firstAxis() : presentation.secondAxis();
            axes.add(new Axis(variation[a], pulls(loadings, 1), pulls(loadings, -1), ends(a, loadings)));
        }
        return axes;
    }

    /** Agreement with these statements moves people towards an end; where there are too few, disagreement with others. */
    private List<Pull> pulls(Map<Integer, Double> loadings, int sign) {
        List<StatementResult> byPull = run.polis().statements().stream()
                .filter(s -> !s.excluded() && shown.containsKey(s.statementId()))
                .sorted(Comparator.comparingDouble(
                        (StatementResult s) -> -sign * loadings.getOrDefault(s.statementId(), 0.0)))
                .toList();
        double strongest = byPull.stream()
                .mapToDouble(s -> Math.abs(loadings.getOrDefault(s.statementId(), 0.0)))
                .max()
                .orElse(0);
        Stream<Pull> agreeing = byPull.stream()
                .filter(s -> sign * loadings.getOrDefault(s.statementId(), 0.0) > PULL_MIN * strongest)
                .map(s -> new Pull(s.statementId(), Side.AGREE));
        Stream<Pull> disagreeing = byPull.reversed().stream()
                .filter(s -> sign * loadings.getOrDefault(s.statementId(), 0.0) < -PULL_MIN * strongest)
                .map(s -> new Pull(s.statementId(), Side.DISAGREE));
        return Stream.concat(agreeing, disagreeing).limit(PULLS).toList();
    }

    private List<EndView> ends(int axis, Map<Integer, Double> loadings) {
        List<nl.polder.clustering.robust.finding.Axis> found =
                run.robust().map(RobustResult::analysis).map(a -> a.axes()).orElse(List.of());
        if (axis >= found.size() || !found.get(axis).shown()) {
            return List.of();
        }
        boolean turned = pointsTheOtherWay(found.get(axis).loadings(), loadings);
        return found.get(axis).ends().stream()
                .filter(e -> e.distinguishes())
                .filter(e -> hidesNobody(
                        shown.get(e.statement()), e.low().votes(), e.high().votes()))
                .sorted(Comparator.comparingDouble((EndShares e) -> -Math.abs(e.difference())))
                .limit(ENDS)
                .map(e -> turned
                        ? new EndView(e.statement(), agree(e.high()), agree(e.low()))
                        : new EndView(e.statement(), agree(e.low()), agree(e.high())))
                .toList();
    }

    /**
     * Whether neither an end nor what remains of the row without it is about fewer than ten people: everybody without both ends or
     * either, a group without an end. A group of which nothing is shown could be worked out of them.
     */
    static boolean hidesNobody(Cells.@Nullable Row row, int low, int high) {
        if (row == null
                || low < Cells.SMALLEST
                || high < Cells.SMALLEST
                || !(row.everybody() instanceof Cell.Known all)) {
            return false;
        }
        return isNobodyOrMany(all.votes() - low - high)
                && row.groups().stream()
                        .allMatch(cell -> cell instanceof Cell.Known group
                                && isNobodyOrMany(group.votes() - low)
                                && isNobodyOrMany(group.votes() - high));
    }

    private static boolean isNobodyOrMany(int people) {
        return people == 0 || Math.abs(people) >= Cells.SMALLEST;
    }

    private static boolean pointsTheOtherWay(List<Loading> latent, Map<Integer, Double> shown) {
        double alike = 0;
        for (Loading loading : latent) {
            alike += loading.loading() * shown.getOrDefault(loading.statement(), 0.0);
        }
        return alike < 0;
    }

    private static Share agree(Shares shares) {
        return Cells.share(shares.agrees(), shares.votes());
    }
}
