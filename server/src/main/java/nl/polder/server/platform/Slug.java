package nl.polder.server.platform;

import java.text.Normalizer;
import java.util.Locale;

/** Makes the part of an address out of a name: "Ministerie van BZK" becomes {@code ministerie-van-bzk}. */
public final class Slug {

    private static final int LENGTH_MAX = 60;

    private Slug() {}

    /** @param fallback for a name without a letter or digit of a to z and 0 to 9 */
    public static String of(String name, String fallback) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String slug = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = slug.substring(0, Math.min(slug.length(), LENGTH_MAX)).replaceAll("^-|-$", "");
        return cut.isEmpty() ? fallback : cut;
    }
}
