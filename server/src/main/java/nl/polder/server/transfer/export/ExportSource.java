package nl.polder.server.transfer.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.statement.Statement;
import nl.polder.server.vote.PastVotes;
import nl.polder.server.vote.VoteHistory;

/**
 * What the files are written from, at one position of the log. Votes are read anew for each file, a chunk in memory at a time.
 *
 * @param url where participants find it
 * @param position the files know the log entries with a sequence below it
 * @param statements all, ascending by number
 * @param topics codes of a statement's topics, in the order in which they were made
 * @param groups number from 0 of everybody's opinion group; who is in none is left out
 */
record ExportSource(
        Conversation conversation,
        String url,
        long position,
        List<Statement> statements,
        Map<Integer, List<String>> topics,
        Map<Integer, Integer> groups,
        VoteHistory history) {
    ExportSource {
        statements = List.copyOf(statements);
        topics = Map.copyOf(topics);
        groups = Map.copyOf(groups);
    }

    void votes(VoteHistory.Order order, Consumer<PastVotes> each) {
        history.read(conversation.id(), position, order, each);
    }

    /** Empty for who is in no group. */
    Optional<Integer> groupOf(int participant) {
        return Optional.ofNullable(groups.get(participant));
    }

    int groupCount() {
        return groups.values().stream().mapToInt(group -> group + 1).max().orElse(0);
    }
}
