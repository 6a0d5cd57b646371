package nl.polder.server.transfer.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.polder.server.vote.PastVotes;
import nl.polder.server.vote.PastVotes.Cast;
import nl.polder.server.vote.VoteHistory;

/** Counts over all votes that several files need: by statement, and by statement and group. */
final class Totals {
    /** Everybody together, beside the groups from 0. */
    static final int ALL = -1;

    private static final int NO_GROUP = -2;

    private final ExportSource from;
    private final Map<Integer, Map<Integer, int[]>> latest = new HashMap<>();
    private final Map<Integer, int[]> events = new HashMap<>();
    private final TreeSet<Integer> voted = new TreeSet<>();
    private final Set<Integer> voters = new HashSet<>();
    private boolean marked;
    private long firstMillis = Long.MAX_VALUE;

    private Totals(ExportSource from) {
        this.from = from;
    }

    static Totals of(ExportSource from) {
        var totals = new Totals(from);
        from.votes(VoteHistory.Order.STATEMENT, totals::add);
        return totals;
    }

    private void add(PastVotes pair) {
        if (pair.standing().isEmpty()) {
            return;
        }
        voters.add(pair.participant());
        voted.add(pair.statement());
        for (Cast vote : pair.standing()) {
            events.computeIfAbsent(pair.statement(), s -> new int[3])[vote.value() + 1]++;
            marked |= vote.flags().important();
            firstMillis = Math.min(firstMillis, vote.millis());
        }
        int value = pair.latest().value();
        int group = from.groupOf(pair.participant()).orElse(NO_GROUP);
        var byGroup = latest.computeIfAbsent(pair.statement(), s -> new HashMap<>());
        byGroup.computeIfAbsent(ALL, g -> new int[3])[value + 1]++;
        byGroup.computeIfAbsent(group, g -> new int[3])[value + 1]++;
    }

    int voters() {
        return voters.size();
    }

    /** The numbers of the statements with a vote that stands. */
    List<Integer> voted() {
        return List.copyOf(voted);
    }

    /** Whether anybody marked anything as important. */
    boolean marked() {
        return marked;
    }

    /** When the first vote was cast; 0 without votes. */
    long firstMillis() {
        return voted.isEmpty() ? 0 : firstMillis;
    }

    /** Votes with this value that stand or were replaced by a later one. */
    int cast(int statement, int value) {
        return events.getOrDefault(statement, new int[3])[value + 1];
    }

    /** Latest votes with this value, of a group or of {@link #ALL}. */
    int latest(int statement, int group, int value) {
        return latest.getOrDefault(statement, Map.of()).getOrDefault(group, new int[3])[value + 1];
    }
}
