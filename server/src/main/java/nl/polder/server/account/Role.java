package nl.polder.server.account;

import java.util.Locale;

/** What a person is in one conversation, or in all conversations of the organisation. */
public enum Role {
    /** Prepares and runs the conversation: settings, seeds, opening. */
    ORGANISER,
    /** Decides about statements. */
    MODERATOR,
    /** Reads what a moderator proposes for many statements at once, and decides like a moderator. */
    SECOND_READER,
    /** Reads results, proposes what is published. */
    ANALYST,
    /** Reads everything that staff did; changes nothing. */
    AUDITOR,
    /** Confirms what is published or released. */
    PUBLISHER,
    /** Manages the people of the organisation. Never bound to one conversation. */
    ADMINISTRATOR;

    /** As stored in {@code role_grant.role} and in form fields: {@code second-reader}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True when the role can be given for a single conversation. */
    public boolean perConversation() {
        return this != ADMINISTRATOR;
    }

    static Role ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
