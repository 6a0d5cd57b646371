package nl.polder.server.conversation;

import java.util.Locale;

/** The life of a conversation, in order. */
public enum ConversationState {
    /** Being prepared; only the organiser sees it. */
    DRAFT,
    /** People vote and write. */
    OPEN,
    /** People vote; no new statements. */
    WRITING_CLOSED,
    /** The result stands; nothing is accepted any more. */
    CLOSED,
    /** Out of the lists, still at its address. */
    ARCHIVED;

    /** As the database and the API write it: {@code writing_closed}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such state */
    public static ConversationState parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
