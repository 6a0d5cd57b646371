package nl.polder.server.platform.render;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.polder.server.i18n.Language;

/**
 * Where a page is and in which language it is read; what links need to stay in that language.
 *
 * @param path of this page, without the query
 * @param query of this page without {@code lang}, in its order
 * @param languageAsked whether {@code ?lang=} was in the address: only then links carry it on
 */
public record PageAddress(
        Language language, boolean languageAsked, String path, List<Map.Entry<String, String>> query) {

    public PageAddress {
        query = List.copyOf(query);
    }

    /** A page that stands alone, in its language. */
    public static PageAddress of(Language language, String path) {
        return new PageAddress(language, false, path, List.of());
    }

    /** A link to a path of ours, in the same language; the path may have a query. */
    public String link(String target) {
        if (!languageAsked) {
            return target;
        }
        return target + (target.indexOf('?') < 0 ? "?" : "&") + "lang=" + language.tag();
    }

    /** This same page in another language. */
    String in(Language other) {
        String rest = query.stream()
                .map(entry -> "&" + encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining());
        return path + "?lang=" + other.tag() + rest;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
