package nl.polder.server.participant;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody who voted or wrote in a conversation. No name and no address, ever.
 *
 * @param id number in the conversation, from 0
 * @param joinedOn a day, never a time; absent for imported participants without one
 */
public record Participant(
        int conversationId,
        int id,
        Channel channel,
        Optional<String> sourceTag,
        Optional<String> stratum,
        Optional<String> language,
        Optional<LocalDate> joinedOn,
        boolean suspected) {}
