package nl.polder.server.statement;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A statement as it is counted, hashed and shown, whoever wrote it and by whichever way it came in. */
public final class PlainText {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    /** They turn what follows on a page around, and show a reader other words than were written. */
    private static final Pattern OVERRIDES = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private PlainText() {}

    /** NFC, runs of white space and control characters as one blank, none at the ends, no overrides of direction. */
    public static String of(String typed) {
        String text = OVERRIDES
                .matcher(Normalizer.normalize(typed, Normalizer.Form.NFC))
                .replaceAll("");
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }
}
