package nl.polder.server.platform.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Raw values by name, and the sentences about those that cannot be read; only {@link Settings} sees it. */
final class SettingsSource {
    private final Map<String, String> values;
    private final List<String> problems = new ArrayList<>();

    SettingsSource(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    int number(String name, int otherwise, int min, int max) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The sentence below says the same for words and for numbers out of range.
        }
        problem("%s is '%s'. It must be a whole number from %d to %d.".formatted(name, text.get(), min, max));
        return otherwise;
    }

    /** @return true for {@code on}, false for {@code off} */
    boolean onOff(String name, boolean otherwise) {
        String text = text(name).orElse(otherwise ? "on" : "off");
        if (!text.equals("on") && !text.equals("off")) {
            problem("%s is '%s'. It must be 'on' or 'off'.".formatted(name, text));
        }
        return text.equals("on");
    }

    <T> Optional<T> parsed(String name, String must, Function<String, T> parser) {
        Optional<String> text = text(name);
        try {
            return text.map(parser);
        } catch (IllegalArgumentException wrong) {
            problem("%s is '%s'. It must be %s.".formatted(name, text.orElse(""), must));
            return Optional.empty();
        }
    }

    /** An origin: scheme http or https, host, perhaps a port, nothing behind it. */
    static URI origin(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!web || uri.getHost() == null || !uri.getRawPath().isEmpty() || uri.getRawQuery() != null) {
                throw new IllegalArgumentException("not an origin");
            }
            return uri;
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    void failOnProblems() {
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
    }
}
