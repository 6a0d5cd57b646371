package nl.polder.clustering;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One run of mode {@code polis}: a function of votes, moderation, options and seed only.
 *
 * <p>Everything except {@link #people} is about the whole conversation and may be published; that is about single participants and
 * may not.
 *
 * @param participants rows: everybody with a vote
 * @param votes votes counted (the last of each participant on each statement)
 * @param included participants who voted enough to be in a group
 * @param moderation as it was given
 * @param statements by ascending id; every statement with a vote
 * @param groupings one for each k that was tried, ascending; empty when nobody voted
 * @param bestK the k with the largest silhouette, the larger on a tie; 0 when there are no groupings
 * @param chosenK equal to bestK, except warm, when the smoother may still hold another
 * @param consensus statements with a majority of everybody
 * @param people by row of the matrix
 * @param smoother state of the choice of k, for {@link #state}
 */
public record Analysis(
        int participants,
        int votes,
        int included,
        Moderation moderation,
        List<StatementResult> statements,
        List<Grouping> groupings,
        int bestK,
        int chosenK,
        Consensus consensus,
        ParticipantResults people,
        WarmState.Smoother smoother) {
    public Analysis {
        statements = List.copyOf(statements);
        groupings = List.copyOf(groupings);
    }

    /** The grouping for a k. */
    public Optional<Grouping> findGrouping(int k) {
        return groupings.stream().filter(g -> g.k() == k).findFirst();
    }

    /** The grouping for {@link #chosenK}; empty when nobody voted. */
    public Optional<Grouping> chosen() {
        return findGrouping(chosenK);
    }

    /** What a warm next run starts from; names participants. */
    public WarmState state() {
        Set<Integer> ids = new HashSet<>();
        for (int row = 0; row < people.size(); row++) {
            if (people.isIncluded(row)) {
                ids.add(people.participantId(row));
            }
        }
        Map<Integer, WarmState.Loadings> loadings = new HashMap<>();
        for (StatementResult statement : statements) {
            loadings.put(statement.statementId(), new WarmState.Loadings(statement.loading1(), statement.loading2()));
        }
        Map<Integer, List<OpinionGroup>> groups = new HashMap<>();
        for (Grouping grouping : groupings) {
            groups.put(
                    grouping.k(),
                    grouping.groups().stream().map(Grouping.GroupResult::group).toList());
        }
        return new WarmState(ids, loadings, people.baseClusters(), groups, smoother);
    }
}
