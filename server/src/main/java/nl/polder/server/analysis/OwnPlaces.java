package nl.polder.server.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import nl.polder.server.analysis.OwnPlace.Difference;
import nl.polder.server.analysis.OwnPlace.Likeness;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Form;
import nl.polder.server.analysis.Results.Group;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Results.StatementResult;
import nl.polder.server.analysis.ShownFigures.Placement;
import nl.polder.server.analysis.ShownFigures.Pull;
import nl.polder.server.analysis.Strip.Stretch;

/** Places one participant's own votes, as they are now, in results as they were published. */
final class OwnPlaces {
    static final int VOTES_MIN = 7;
    private static final int DIFFERENCES_MAX = 3;
    private static final double MAJORITY = 0.5;

    private OwnPlaces() {}

    /**
     * @param votes own latest votes by statement: +1, 0 or -1
     * @param published what the published version says of this participant; absent when they were not in it
     */
    static OwnPlace of(
            Results results, Placement placement, Map<Integer, Integer> votes, Optional<People.Place> published) {
        int shown = (int) votes.keySet().stream()
                .filter(id -> results.statement(id).isPresent())
                .count();
        int needed = Math.min(VOTES_MIN, Math.max(1, results.statements().size()));
        boolean placeable = shown >= needed && !results.groups().isEmpty();
        if (!placeable) {
            return new OwnPlace(
                    shown,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalInt.empty(),
                    OptionalDouble.empty(),
                    List.of(),
                    List.of(),
                    OptionalDouble.empty());
        }
        double[] place = place(placement, votes);
        OptionalInt group = results.form() == Form.DISTINCT
                ? published.map(p -> groupOf(results, p.g())).orElse(OptionalInt.empty())
                : nearest(results, place);
        OptionalDouble certainty = results.form() == Form.DISTINCT && group.isPresent()
                ? OptionalDouble.of(published.orElseThrow().c())
                : OptionalDouble.empty();
        return new OwnPlace(
                shown,
                OptionalDouble.of(place[0]),
                OptionalDouble.of(place[1]),
                group,
                certainty,
                results.groups().stream()
                        .map(g -> likeness(results, g.index(), votes))
                        .toList(),
                group.isPresent() ? differences(results, group.getAsInt(), votes) : List.of(),
                results.strip()
                        .map(strip -> OptionalDouble.of(further(strip.stretches(), place[0])))
                        .orElse(OptionalDouble.empty()));
    }

    /** As everybody is projected (clustering's Projection), on the map's scale. */
    private static double[] place(Placement placement, Map<Integer, Integer> votes) {
        double first = 0;
        double second = 0;
        int cells = 0;
        for (Pull pull : placement.statements()) {
            Integer vote = votes.get(pull.statementId());
            if (pull.excluded()) {
                cells++;
            } else if (vote != null) {
                cells++;
                first += (vote - pull.mean()) * pull.loading1();
                second += (vote - pull.mean()) * pull.loading2();
            }
        }
        double scale = Math.sqrt((double) placement.statements().size() / Math.max(1, cells));
        return new double[] {within(first * scale * placement.scaleX()), within(second * scale * placement.scaleY())};
    }

    private static double within(double coordinate) {
        return Math.max(-1, Math.min(1, coordinate));
    }

    private static OptionalInt groupOf(Results results, char letter) {
        return results.groups().stream()
                .filter(g -> g.letter() == letter)
                .mapToInt(Group::index)
                .findFirst();
    }

    private static OptionalInt nearest(Results results, double[] place) {
        return results.groups().stream()
                .min(Comparator.comparingDouble(g -> Math.hypot(g.x() - place[0], g.y() - place[1])))
                .map(g -> OptionalInt.of(g.index()))
                .orElse(OptionalInt.empty());
    }

    /** The answer of more than half of the group's votes, if there is one. */
    private static Optional<Side> majority(StatementResult statement, int group) {
        if (!(statement.groups().get(group) instanceof Cell.Known known)) {
            return Optional.empty();
        }
        if (known.agree().value() > MAJORITY) {
            return Optional.of(Side.AGREE);
        }
        return known.disagree().value() > MAJORITY ? Optional.of(Side.DISAGREE) : Optional.empty();
    }

    private static Optional<Side> side(Map<Integer, Integer> votes, int statement) {
        int vote = votes.getOrDefault(statement, 0);
        return vote == 0 ? Optional.empty() : Optional.of(vote > 0 ? Side.AGREE : Side.DISAGREE);
    }

    private static Likeness likeness(Results results, int group, Map<Integer, Integer> votes) {
        int same = 0;
        int of = 0;
        for (StatementResult statement : results.statements()) {
            Optional<Side> own = side(votes, statement.statementId());
            Optional<Side> theirs = majority(statement, group);
            if (own.isPresent() && theirs.isPresent()) {
                of++;
                same += own.equals(theirs) ? 1 : 0;
            }
        }
        return new Likeness(group, same, of);
    }

    private static List<Difference> differences(Results results, int group, Map<Integer, Integer> votes) {
        record Found(Difference difference, double majority) {}
        List<Found> found = new ArrayList<>();
        for (StatementResult statement : results.statements()) {
            Optional<Side> own = side(votes, statement.statementId());
            Optional<Side> theirs = majority(statement, group);
            if (own.isPresent()
                    && theirs.isPresent()
                    && !own.equals(theirs)
                    && statement.groups().get(group) instanceof Cell.Known cell) {
                double size = Math.max(cell.agree().value(), cell.disagree().value());
                found.add(new Found(new Difference(statement.statementId(), own.get()), size));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(Found::majority).reversed())
                .limit(DIFFERENCES_MAX)
                .map(Found::difference)
                .toList();
    }

    /** Share of people to the right; those in one's own stretch count in proportion. */
    private static double further(List<Stretch> stretches, double place) {
        double all = 0;
        double beyond = 0;
        for (Stretch stretch : stretches) {
            all += stretch.people();
            double part = (stretch.to() - Math.max(stretch.from(), place)) / (stretch.to() - stretch.from());
            beyond += stretch.people() * Math.max(0, Math.min(1, part));
        }
        return all == 0 ? 0 : beyond / all;
    }
}
