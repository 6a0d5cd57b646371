package nl.polder.server.statement;

import java.util.Locale;

/** Who wrote a statement: the organiser, a participant, or a moderator's edit of a participant's. */
public enum Origin {
    SEED,
    PARTICIPANT,
    EDITED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Origin parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
