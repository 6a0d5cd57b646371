package nl.polder.server.analysis;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Where one participant stands in published results. Only that participant sees it.
 *
 * @param votes own votes on statements that may be shown
 * @param x place on the map, -1 to 1; empty before the participant has enough votes
 * @param y likewise
 * @param group the group they vote most like; empty when they stand between groups, or have too few votes
 * @param certainty calibrated probability of that group; only when the groups are distinct
 * @param likeness per group: on how many of the statements they agreed or disagreed with they answer like its majority
 * @param differs statements on which they answer unlike the majority of their group, largest majority first, at most three
 * @param furtherPlus share of people who stand further to the positive end of the first axis, when there is a strip
 */
public record OwnPlace(
        int votes,
        OptionalDouble x,
        OptionalDouble y,
        OptionalInt group,
        OptionalDouble certainty,
        List<Likeness> likeness,
        List<Difference> differs,
        OptionalDouble furtherPlus) {

    public OwnPlace {
        likeness = List.copyOf(likeness);
        differs = List.copyOf(differs);
    }

    /** Answers alike on {@code same} of {@code of} statements (passes do not count). */
    public record Likeness(int group, int same, int of) {}

    /** The participant answered {@code own}; the group's votes are in the statement's cell. */
    public record Difference(int statementId, Results.Side own) {}
}
