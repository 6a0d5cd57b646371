package nl.polder.server.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import nl.polder.clustering.Analysis;
import nl.polder.clustering.Grouping;
import nl.polder.server.transfer.polis.AnalysisInput;
import nl.polder.server.transfer.polis.PolisConversation;

/**
 * Our groups beside the ones the export says Polis had.
 *
 * @param groups sizes of ours, by label
 * @param polisGroups sizes of Polis's, by label; empty when the export names none
 * @param adjustedRandIndex over those grouped in both; empty without Polis's groups
 * @param reasons why they may differ, as far as the export itself shows it
 */
public record GroupComparison(
        List<Integer> groups, List<Integer> polisGroups, OptionalDouble adjustedRandIndex, List<String> reasons) {

    private static final double THE_SAME = 0.9999;
    private static final int VOTES_TO_BE_GROUPED = 7;
    /** Until then Polis filled unseen votes with 0 and counted zeroed ones as cast (polis-math section 15). */
    private static final long MEAN_FILL_SINCE_MILLIS =
            Instant.parse("2017-10-01T00:00:00Z").toEpochMilli();

    public GroupComparison {
        groups = List.copyOf(groups);
        polisGroups = List.copyOf(polisGroups);
        reasons = List.copyOf(reasons);
    }

    public static GroupComparison of(PolisConversation conversation, AnalysisInput input, Analysis analysis) {
        Map<Integer, Integer> ours =
                analysis.chosen().map(grouping -> groups(analysis, grouping)).orElse(Map.of());
        Map<Integer, Integer> theirs = conversation.groups();
        if (theirs.isEmpty()) {
            return new GroupComparison(sizes(ours), List.of(), OptionalDouble.empty(), List.of());
        }
        double index = RandIndex.adjusted(ours, theirs);
        List<String> reasons = index >= THE_SAME ? List.of() : reasons(conversation, input, ours);
        return new GroupComparison(sizes(ours), sizes(theirs), OptionalDouble.of(index), reasons);
    }

    private static Map<Integer, Integer> groups(Analysis analysis, Grouping grouping) {
        int[] groupOfRow = analysis.people().groupOfRows(grouping);
        Map<Integer, Integer> groups = new HashMap<>();
        for (int row = 0; row < groupOfRow.length; row++) {
            if (groupOfRow[row] >= 0) {
                groups.put(analysis.people().participantId(row), groupOfRow[row]);
            }
        }
        return groups;
    }

    private static List<Integer> sizes(Map<Integer, Integer> groups) {
        Map<Integer, Integer> sizes = new HashMap<>();
        groups.values().forEach(group -> sizes.merge(group, 1, Integer::sum));
        return sizes.values().stream().sorted((a, b) -> b - a).toList();
    }

    private static List<String> reasons(
            PolisConversation conversation, AnalysisInput input, Map<Integer, Integer> ours) {
        List<String> reasons = new ArrayList<>();
        if (!conversation.metaKnown()) {
            reasons.add("The export does not say which statements are metadata; Polis left those out and we cannot.");
        }
        if (groupsPeopleWithFewVotes(conversation, input)) {
            reasons.add(
                    isOld(conversation)
                            ? "Polis grouped people with few votes, as it did before October 2017, and filled unseen votes with 0."
                            : "Polis keeps early visitors grouped although they cast few votes.");
        } else if (isOld(conversation)) {
            reasons.add("The conversation began before October 2017, when Polis filled unseen votes with 0.");
        }
        boolean samePeople =
                new HashSet<>(ours.keySet()).equals(conversation.groups().keySet());
        reasons.add(
                (samePeople ? "The same people are grouped; " : "")
                        + "Polis's k-means went on from earlier moments, and from the votes alone another local optimum may be found.");
        return reasons;
    }

    private static boolean groupsPeopleWithFewVotes(PolisConversation conversation, AnalysisInput input) {
        int needed = Math.min(VOTES_TO_BE_GROUPED, input.votes().statements());
        for (int row = 0; row < input.votes().participants(); row++) {
            boolean grouped = conversation.groups().containsKey(input.votes().participantId(row));
            if (grouped && input.votes().rowSize(row) < needed) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOld(PolisConversation conversation) {
        for (int i = 0; i < conversation.events().count(); i++) {
            long time = conversation.events().timeMillis(i);
            if (time > 0 && time < MEAN_FILL_SINCE_MILLIS) {
                return true;
            }
        }
        return false;
    }
}
