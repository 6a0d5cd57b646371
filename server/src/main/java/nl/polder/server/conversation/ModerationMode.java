package nl.polder.server.conversation;

import java.util.Locale;

/** Whether a participant's statement waits for a moderator before anybody votes on it. */
public enum ModerationMode {
    PRE,
    POST;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ModerationMode parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
