package nl.polder.server.transfer.polis;

import java.util.Locale;

/** Small readings of a field's text. */
final class Excerpt {

    private static final int SHOWN_CHARACTERS_MAX = 60;

    private Excerpt() {}

    /** The beginning of a text on one line, for a message. */
    static String of(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= SHOWN_CHARACTERS_MAX ? line : line.substring(0, SHOWN_CHARACTERS_MAX) + "…";
    }

    /** Yes in the ways databases and spreadsheets write it. */
    static boolean isTrue(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "1", "yes" -> true;
            default -> false;
        };
    }
}
