package nl.polder.server.report.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Results.StatementResult;
import nl.polder.server.analysis.Share;

/**
 * How far apart the groups shown are on a statement.
 *
 * @param most the group that agrees most, by index
 * @param least the group that agrees least
 */
record Difference(int most, Share high, int least, Share low) {

    /** Largest difference in agree share, 0 to 1; without groups twice the smaller of agree and disagree; NaN if unknown. */
    static double of(StatementResult statement, int[] groups) {
        if (groups.length == 0) {
            return statement.everybody() instanceof Cell.Known known
                    ? 2 * Math.min(known.agree().value(), known.disagree().value())
                    : Double.NaN;
        }
        return between(statement, groups)
                .map(it -> it.high.value() - it.low.value())
                .orElse(Double.NaN);
    }

    /** Empty when fewer than two of the groups may be shown. */
    static Optional<Difference> between(StatementResult statement, int[] groups) {
        record Known(int group, Share agree) {}
        List<Known> known = Arrays.stream(groups)
                .boxed()
                .flatMap(g ->
                        Drawn.share(statement.groups().get(g), Side.AGREE).map(share -> new Known(g, share)).stream())
                .sorted(Comparator.comparingDouble(k -> k.agree().value()))
                .toList();
        return known.size() < 2
                ? Optional.empty()
                : Optional.of(new Difference(
                        known.getLast().group(),
                        known.getLast().agree(),
                        known.getFirst().group(),
                        known.getFirst().agree()));
    }

    /** What the margins leave of it: between the ends of the two intervals that are nearest to one another. */
    double certain() {
        return high.low() - low.high();
    }
}
