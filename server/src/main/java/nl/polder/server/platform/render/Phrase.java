package nl.polder.server.platform.render;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text of ours that is still to be said in the reader's language: its key and what is filled in. In a template
 * {@code {{say phrase}}} writes it; the text may have markup, what is filled in is escaped.
 *
 * @param arguments strings and numbers by name
 */
public record Phrase(String key, Map<String, Object> arguments) {

    public Phrase {
        arguments = Map.copyOf(arguments);
    }

    /** @param namesAndValues name, value, name, value … */
    public static Phrase of(String key, Object... namesAndValues) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return new Phrase(key, arguments);
    }
}
