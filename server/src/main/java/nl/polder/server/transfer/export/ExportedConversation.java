package nl.polder.server.transfer.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.statement.Statement;

/**
 * What the files are written from, at one position of the log.
 *
 * @param url where participants find it
 * @param statements all, ascending by number
 * @param votes every vote that stands or was replaced, by statement, participant, time
 * @param undone votes that were taken back, in the same order
 * @param groups number from 0 of everybody's opinion group; who is in none is left out
 */
record ExportedConversation(
        Conversation conversation,
        String url,
        List<Statement> statements,
        List<ExportedVote> votes,
        List<ExportedVote> undone,
        Map<Integer, Integer> groups) {
    ExportedConversation {
        statements = List.copyOf(statements);
        votes = List.copyOf(votes);
        undone = List.copyOf(undone);
        groups = Map.copyOf(groups);
    }

    /** The last vote of each pair: participant, then statement, to value. */
    Map<Integer, Map<Integer, Integer>> latest() {
        Map<Integer, Map<Integer, Integer>> latest = new TreeMap<>();
        votes.forEach(vote -> latest.computeIfAbsent(vote.participant(), p -> new LinkedHashMap<>())
                .put(vote.statement(), vote.value()));
        return latest;
    }

    /** The numbers of the statements with a vote. */
    List<Integer> voted() {
        var voted = new TreeSet<Integer>();
        votes.forEach(vote -> voted.add(vote.statement()));
        return List.copyOf(voted);
    }

    int groupCount() {
        return groups.values().stream().mapToInt(group -> group + 1).max().orElse(0);
    }
}
