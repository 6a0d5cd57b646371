package nl.polder.server.account;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody typed in a form: of this request, or kept from the moment their session ended.
 *
 * @param fields name to values; names of boxes that were not ticked are absent
 */
public record Typed(Map<String, List<String>> fields) {

    static final Typed NOTHING = new Typed(Map.of());

    private static final int FIELDS_MAX = 200;

    /** Never kept: they are secrets, or belong to one session. */
    private static final Set<String> NEVER_KEPT = Set.of("password", "code", "csrf");

    public Typed {
        fields = Map.copyOf(fields);
    }

    static Typed of(MultiMap form) {
        var fields = new HashMap<String, List<String>>();
        form.names().stream()
                .limit(FIELDS_MAX)
                .forEach(name -> fields.put(
                        name, form.getAll(name).stream().map(Typed::normal).toList()));
        return new Typed(fields);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The field without white space around it, in NFC; empty when it is absent. */
    public String text(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst().strip();
    }

    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    public boolean ticked(String name) {
        return fields.containsKey(name);
    }

    Typed withoutSecrets() {
        var kept = new HashMap<>(fields);
        kept.keySet().removeIf(NEVER_KEPT::contains);
        return new Typed(kept);
    }

    JsonObject json() {
        var json = new JsonObject();
        fields.forEach((name, values) -> json.put(name, new JsonArray(values)));
        return json;
    }

    static Typed of(JsonObject json) {
        var fields = new HashMap<String, List<String>>();
        for (String name : json.fieldNames()) {
            fields.put(
                    name, json.getJsonArray(name).stream().map(String::valueOf).toList());
        }
        return new Typed(fields);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text.replace("\r\n", "\n").replace("\u0000", ""), Normalizer.Form.NFC);
    }
}
