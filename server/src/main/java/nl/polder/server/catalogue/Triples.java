package nl.polder.server.catalogue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Statements of RDF about things with an IRI, written as JSON-LD or as Turtle. Names are prefixed: {@code dct:title}. */
final class Triples {
    /** Every prefix in use, to what it stands for. */
    static final Map<String, String> PREFIXES = prefixes();

    private final Map<String, List<Statement>> bySubject = new LinkedHashMap<>();

    private record Statement(String predicate, Value value) {}

    /** What a statement says of its subject. */
    sealed interface Value {
        /** Another thing: its whole IRI, or a prefixed name. */
        record Thing(String iri) implements Value {}

        /** A text in a language. */
        record Text(String text, String language) implements Value {}

        /** @param type prefixed name of the datatype */
        record Typed(String text, String type) implements Value {}
    }

    private static Map<String, String> prefixes() {
        Map<String, String> prefixes = new LinkedHashMap<>();
        prefixes.put("dcat", "http://www.w3.org/ns/dcat#");
        prefixes.put("dct", "http://purl.org/dc/terms/");
        prefixes.put("foaf", "http://xmlns.com/foaf/0.1/");
        prefixes.put("vcard", "http://www.w3.org/2006/vcard/ns#");
        prefixes.put("spdx", "http://spdx.org/rdf/terms#");
        prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        prefixes.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        prefixes.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        return prefixes;
    }

    Triples add(String subject, String predicate, Value value) {
        List<Statement> said = bySubject.computeIfAbsent(subject, s -> new ArrayList<>());
        var statement = new Statement(predicate, value);
        if (!said.contains(statement)) {
            said.add(statement);
        }
        return this;
    }

    /** A thing as the value. */
    Triples thing(String subject, String predicate, String iri) {
        return add(subject, predicate, new Value.Thing(iri));
    }

    Triples text(String subject, String predicate, String text, String language) {
        return add(subject, predicate, new Value.Text(text, language));
    }

    Triples typed(String subject, String predicate, Object value, String type) {
        return add(subject, predicate, new Value.Typed(value.toString(), type));
    }

    /** Flattened: one object per subject in {@code @graph}. */
    JsonObject jsonLd() {
        var context = new JsonObject();
        PREFIXES.forEach(context::put);
        var graph = new JsonArray();
        bySubject.forEach((subject, statements) -> graph.add(node(subject, statements)));
        return new JsonObject().put("@context", context).put("@graph", graph);
    }

    private static JsonObject node(String subject, List<Statement> statements) {
        var node = new JsonObject().put("@id", subject);
        for (Statement statement : statements) {
            boolean type = statement.predicate().equals("rdf:type");
            String name = type ? "@type" : statement.predicate();
            Object value = type ? ((Value.Thing) statement.value()).iri() : json(statement.value());
            if (!node.containsKey(name)) {
                node.put(name, new JsonArray());
            }
            node.getJsonArray(name).add(value);
        }
        return node;
    }

    private static JsonObject json(Value value) {
        return switch (value) {
            case Value.Thing thing -> new JsonObject().put("@id", thing.iri());
            case Value.Text text -> new JsonObject().put("@value", text.text()).put("@language", text.language());
            case Value.Typed typed ->
                new JsonObject().put("@value", typed.text()).put("@type", typed.type());
        };
    }

    String turtle() {
        var out = new StringBuilder();
        PREFIXES.forEach((prefix, iri) ->
                out.append("@prefix ").append(prefix).append(": <").append(iri).append("> .\n"));
        bySubject.forEach((subject, statements) -> {
            out.append("\n").append(name(subject));
            String separator = "\n    ";
            for (Statement statement : statements) {
                out.append(separator).append(statement.predicate()).append(' ').append(turtle(statement.value()));
                separator = " ;\n    ";
            }
            out.append(" .\n");
        });
        return out.toString();
    }

    private static String turtle(Value value) {
        return switch (value) {
            case Value.Thing thing -> name(thing.iri());
            case Value.Text text -> quoted(text.text()) + "@" + text.language();
            case Value.Typed typed -> quoted(typed.text()) + "^^" + typed.type();
        };
    }

    private static String name(String iri) {
        int colon = iri.indexOf(':');
        return PREFIXES.containsKey(iri.substring(0, colon)) ? iri : "<" + iri + ">";
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}
