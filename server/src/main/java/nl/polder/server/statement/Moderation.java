package nl.polder.server.statement;

import java.util.Locale;

/** The standing decision about a statement. */
public enum Moderation {
    UNREVIEWED,
    ACCEPTED,
    REJECTED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Moderation parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
