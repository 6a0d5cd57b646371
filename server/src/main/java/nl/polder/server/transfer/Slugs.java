package nl.polder.server.transfer;

import java.text.Normalizer;
import java.util.Locale;

/** Addresses made from names. */
final class Slugs {

    private static final int LENGTH_MAX = 80;

    private Slugs() {}

    /** Letters and digits of the name, the rest as single hyphens; {@code import} when nothing is left. */
    static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        return trimmed(plain.isEmpty() ? "import" : plain, LENGTH_MAX);
    }

    /** The same with a number behind it, for when the address is taken. */
    static String numbered(String slug, int number) {
        String suffix = "-" + number;
        return trimmed(slug, LENGTH_MAX - suffix.length()) + suffix;
    }

    private static String trimmed(String text, int length) {
        String cut = text.length() > length ? text.substring(0, length) : text;
        String bare = cut.replaceAll("^-+|-+$", "");
        return bare.isEmpty() ? "import" : bare;
    }
}
