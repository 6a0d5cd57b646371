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
    private static final String CODE = "[a-z]+([_-][a-z]+)*";

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
        return switch (value) {
            case null -> "";
            case JsonArray list when list.isEmpty() -> find(EMPTY).orElse("");
            case JsonArray list -> list.stream().map(it -> value(name, it)).collect(Collectors.joining(", "));
            // What a bulk decision is about: which statements; the number of the decision that was seen says a reader
            // nothing.
            case JsonObject one when one.containsKey("id") -> String.valueOf(one.getValue("id"));
            case JsonObject other -> fields(other);
            case String text when name.equals("subject") -> subject(text);
            case String moment when MOMENT.matcher(moment).matches() -> moments.apply(Instant.parse(moment));
            case String nothing when nothing.isEmpty() -> find(EMPTY).orElse("");
            case String local when LOCAL_MOMENT.matcher(local).matches() -> local.replace('T', ' ');
            default -> code(String.valueOf(value));
        };
    }

    private String code(String text) {
        return text.matches(CODE)
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
