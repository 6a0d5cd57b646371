package nl.polder.server.i18n;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All texts of the pages, in every language, read once at start from {@code messages/} on the class path.
 *
 * <p>A text is an ICU message: {@code {name}} is filled in, {@code {n, plural, one {# stelling} other {# stellingen}}}
 * follows the plurals of the language. A key that does not exist is a mistake in the program and throws; a test shows
 * that all languages have the same keys and that the templates use no other.
 */
public final class Messages {

    /** Files per language: {@code messages/nl.properties} for participants, {@code messages/admin-nl.properties}, … */
    private static final List<String> AREAS = List.of("", "results-", "admin-", "report-", "release-");

    private final Map<Language, Map<String, Text>> texts = new EnumMap<>(Language.class);

    private Messages() {
        for (Language language : Language.values()) {
            Map<String, Text> ofLanguage = new HashMap<>();
            for (String area : AREAS) {
                read(language, "messages/" + area + language.tag() + ".properties", ofLanguage);
            }
            texts.put(language, ofLanguage);
        }
    }

    public static Messages load() {
        return new Messages();
    }

    public String text(Language language, String key) {
        return text(language, key, Map.of());
    }

    /** The text with its named arguments filled in: strings and numbers; numbers are written as the language does. */
    public String text(Language language, String key, Map<String, ?> arguments) {
        Text text = ofLanguage(language).get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language.tag());
        }
        return text.format(arguments);
    }

    /** The text as written, with its placeholders. */
    String source(Language language, String key) {
        Text text = ofLanguage(language).get(key);
        return text == null ? "" : text.plain();
    }

    public boolean has(Language language, String key) {
        return ofLanguage(language).containsKey(key);
    }

    public Set<String> keys(Language language) {
        return new TreeSet<>(ofLanguage(language).keySet());
    }

    private Map<String, Text> ofLanguage(Language language) {
        return texts.getOrDefault(language, Map.of());
    }

    private static void read(Language language, String file, Map<String, Text> into) {
        try (InputStream in = Messages.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                return;
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String key : properties.stringPropertyNames()) {
                if (into.put(key, Text.of(language, properties.getProperty(key))) != null) {
                    throw new IllegalStateException(file + " repeats the key " + key);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** A plain text, or a pattern; a pattern keeps its formatters and is therefore used by one thread at a time. */
    private record Text(String plain, @Nullable MessageFormat pattern) {

        static Text of(Language language, String source) {
            boolean isPlain = source.indexOf('{') < 0;
            return new Text(source, isPlain ? null : new MessageFormat(source, ULocale.forLocale(language.locale())));
        }

        String format(Map<String, ?> arguments) {
            if (pattern == null) {
                return plain;
            }
            for (String name : pattern.getArgumentNames()) {
                if (!arguments.containsKey(name)) {
                    throw new IllegalArgumentException("argument " + name + " is missing for: " + plain);
                }
            }
            synchronized (pattern) {
                return pattern.format(arguments);
            }
        }
    }
}
