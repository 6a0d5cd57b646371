package nl.polder.server.i18n;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language in which every page is complete. The first one is what a reader gets who asks for none of them. */
public enum Language {
    NL("nl", "Nederlands", "ltr"),
    EN("en", "English", "ltr");

    /** An Accept-Language header is cut here: browsers send a few dozen characters. */
    private static final int HEADER_LENGTH_MAX = 500;

    private static final List<Locale> LOCALES =
            Arrays.stream(values()).map(Language::locale).toList();

    private final String tag;
    private final String ownName;
    private final String direction;

    Language(String tag, String ownName, String direction) {
        this.tag = tag;
        this.ownName = ownName;
        this.direction = direction;
    }

    /** BCP 47 tag, as in {@code lang="nl"} and {@code ?lang=nl}. */
    public String tag() {
        return tag;
    }

    /** The language's name in itself, for the menu. */
    public String ownName() {
        return ownName;
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return direction;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    public static Optional<Language> find(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equalsIgnoreCase(tag))
                .findFirst();
    }

    /**
     * The language of a request.
     *
     * @param asked the {@code lang} parameter of the address, which wins
     * @param acceptLanguage the browser's header; one that cannot be read counts as absent
     */
    public static Language choose(@Nullable String asked, @Nullable String acceptLanguage) {
        return find(asked).or(() -> preferred(acceptLanguage)).orElse(values()[0]);
    }

    private static Optional<Language> preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > HEADER_LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LOCALES);
            return best == null ? Optional.empty() : find(best.toLanguageTag());
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
