package nl.polder.server.transfer.polis;

import java.util.List;
import java.util.Map;

/**
 * A Polis conversation as its export tells it, compact enough for a million votes.
 *
 * @param topic its title
 * @param description its explanation, may be empty
 * @param url where it was, may be empty
 * @param statements ascending by tid
 * @param events every vote ever cast, agree = +1
 * @param participants the pids of all who voted or wrote, ascending
 * @param groups Polis's own opinion group of each clustered participant (pid to group id); empty when not given
 * @param metaKnown whether the export tells which statements are meta
 * @param hasHistory whether changed votes and times are known, or only each participant's last votes
 */
public record PolisConversation(
        String topic,
        String description,
        String url,
        List<PolisStatement> statements,
        VoteEvents events,
        List<Integer> participants,
        Map<Integer, Integer> groups,
        boolean metaKnown,
        boolean hasHistory) {

    public PolisConversation {
        statements = List.copyOf(statements);
        participants = List.copyOf(participants);
        groups = Map.copyOf(groups);
    }
}
