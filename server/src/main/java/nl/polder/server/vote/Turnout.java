package nl.polder.server.vote;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Who voted in a conversation, in counts.
 *
 * @param participants people with at least one vote
 * @param votes latest votes
 * @param votesPerPerson votes of the middle participant, 0 when nobody voted
 * @param byChannel participants by number of their channel
 * @param joined participants by the day they joined; imported people have no day and are not in it
 * @param authors people who wrote a statement
 */
public record Turnout(
        int participants,
        long votes,
        int votesPerPerson,
        Map<Integer, Integer> byChannel,
        SortedMap<LocalDate, Integer> joined,
        int authors) {

    /** Days on which somebody joined, in order. */
    public List<LocalDate> days() {
        return List.copyOf(joined.keySet());
    }
}
