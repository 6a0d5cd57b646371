package nl.polder.server.admin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the audit log holds as codes, in words of the reader's language. A code without words stays a code: the log is older than
 * any list of words, and what somebody did is never left out. The CSV keeps the codes.
 */
record AuditWords(UnaryOperator<String> texts, Function<Instant, String> moments) {
    private static final String ACT = "admin.act.";
    private static final String SUBJECT = "admin.act.of.";
    private static final String FIELD = "admin.act.field.";
    /** Where the words of a code stand, whichever of these has it. */
    private static final List<String> VALUES = List.of(
            "admin.act.value.%s",
            "admin.state.%s",
            "admin.queue.state.%s",
            "admin.approval.kind.%s",
            "moderation.reason.%s.name",
            "admin.aside.reason.%s",
            "account.role.%s");

    private static final String EMPTY = "admin.act.value.empty";
    /** As a form has it, in the time of the Netherlands. */
    private static final Pattern LOCAL_MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d");

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");
    /** Longer than any code of ours; texts of people may be thousands of characters. */
    private static final int CODE_LENGTH_MAX = 40;

    private static final Pattern CODE = Pattern.compile("[a-z]++(?:[_-][a-z]++)*+");

    /**
     * @param texts the text of a key, empty where there is none
     * @param moments how the reader's language writes a moment
     */
    AuditWords {}

    String act(String code) {
        return find(ACT + code).orElse(code);
    }

    /** @param subject kind and number: {@code statement 12} */
    String subject(String subject) {
        String[] parts = subject.split(" ", 2);
        String kind = find(SUBJECT + parts[0]).orElse(parts[0]);
        return parts.length == 1 ? kind : kind + " " + parts[1];
    }

    /** The fields of one object, and of those within it, in their order. */
    String fields(JsonObject fields) {
        return fields.fieldNames().stream()
                .map(name -> fields.getValue(name) instanceof JsonObject inner
                        ? fields(inner)
                        : field(name) + ": " + value(name, fields.getValue(name)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private String field(String name) {
        // Of the form for settings: title_nl.
        int language = name.matches("[a-z]+_[a-z]{2}") ? name.indexOf('_') : -1;
        return language < 0
                ? find(FIELD + name).orElse(name)
                : find(FIELD + name.substring(0, language))
                        .map(text -> text + " (" + name.substring(language + 1) + ")")
                        .orElse(name);
    }

    private String value(String name, @Nullable Object value) {
        return orEmpty(
                switch (value) {
                    case null -> "";
                    case JsonArray list ->
                        list.stream().map(it -> value(name, it)).collect(Collectors.joining(", "));
                    case JsonObject object -> object(object);
                    case String text -> name.equals("subject") ? subject(text) : text(text);
                    default -> code(String.valueOf(value));
                });
    }

    /** What a bulk decision is about: which statements. The number of the decision that was seen says a reader nothing. */
    private String object(JsonObject object) {
        return object.containsKey("id") ? String.valueOf(object.getValue("id")) : fields(object);
    }

    private String text(String text) {
        if (MOMENT.matcher(text).matches()) {
            return moments.apply(Instant.parse(text));
        }
        return LOCAL_MOMENT.matcher(text).matches() ? text.replace('T', ' ') : code(text);
    }

    private String orEmpty(String text) {
        return text.isEmpty() ? find(EMPTY).orElse("") : text;
    }

    private String code(String text) {
        return text.length() <= CODE_LENGTH_MAX && CODE.matcher(text).matches()
                ? VALUES.stream()
                        .map(key -> find(key.formatted(text)))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(text)
                : text;
    }

    private Optional<String> find(String key) {
        return Optional.of(texts.apply(key)).filter(text -> !text.isEmpty());
    }
}
