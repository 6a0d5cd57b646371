package nl.polder.server.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with a form, field by field, in the reader's language; and the fields as the page shows them again. */
public final class FormCheck {

    private final Map<String, String> wrong = new LinkedHashMap<>();

    /** One thing that is wrong: the sentence links to the field. */
    public record Wrong(String field, String sentence) {}

    /** A field as a page shows it: what is in it, and what is wrong with it (empty = nothing). */
    public record Field(String name, String value, String error) {}

    /** The first thing that is wrong with a field counts. */
    public void wrong(String field, String sentence) {
        wrong.putIfAbsent(field, sentence);
    }

    public boolean isFine() {
        return wrong.isEmpty();
    }

    public List<Wrong> all() {
        return wrong.entrySet().stream()
                .map(entry -> new Wrong(entry.getKey(), entry.getValue()))
                .toList();
    }

    public Field field(String name, String value) {
        return new Field(name, value, errorOf(name));
    }

    public String errorOf(String name) {
        return wrong.getOrDefault(name, "");
    }
}
