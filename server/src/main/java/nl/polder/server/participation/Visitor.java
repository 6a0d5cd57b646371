package nl.polder.server.participation;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.participant.Channel;
import nl.polder.server.participant.Credential;

/**
 * Who a request comes from.
 *
 * @param credential absent for somebody who has neither voted nor written here
 * @param language wanted for texts, one of the conversation's if it has it
 * @param sourceTag of the link they followed
 * @param network token of the network they come from, for limits only
 */
public record Visitor(
        Conversation conversation,
        Optional<Credential> credential,
        Channel channel,
        String language,
        Optional<String> sourceTag,
        Buffer network) {}
