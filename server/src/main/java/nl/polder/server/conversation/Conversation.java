package nl.polder.server.conversation;

import java.time.Instant;

/**
 * A conversation as it stands.
 *
 * @param id positive, the number in the log's records
 * @param organisation the name of who asks
 * @param stateSince when the state last changed: in state CLOSED the moment of closing
 */
public record Conversation(
        int id,
        int organisationId,
        String organisation,
        ConversationState state,
        Instant stateSince,
        ConversationSettings settings) {

    public String slug() {
        return settings.slug();
    }

    public String title(String language) {
        return settings.inLanguage(settings.titles(), language);
    }

    /** Markdown, may be empty. */
    public String description(String language) {
        return settings.inLanguage(settings.descriptions(), language);
    }

    /** Empty when nobody here is made up. */
    public String simulatedNotice(String language) {
        return settings.inLanguage(settings.simulatedNotice(), language);
    }

    public boolean acceptsVotes(Instant now) {
        return (state == ConversationState.OPEN || state == ConversationState.WRITING_CLOSED)
                && settings.closesAt().map(now::isBefore).orElse(true);
    }

    public boolean acceptsStatements(Instant now) {
        return state == ConversationState.OPEN
                && acceptsVotes(now)
                && settings.writingClosesAt().map(now::isBefore).orElse(true);
    }

    /** Everybody but the organiser's people sees nothing of a draft. */
    public boolean isPublic() {
        return state != ConversationState.DRAFT;
    }
}
