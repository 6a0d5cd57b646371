package nl.polder.server.catalogue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;

/** The dictionary of one file for programs: metadata of "CSV on the Web" (W3C, tabular-metadata). */
final class Csvw {
    private static final String ALTERNATIVES = "\\|";

    private final Messages messages;

    Csvw(Messages messages) {
        this.messages = messages;
    }

    /**
     * @param url of the file, relative to the metadata
     * @param header the names of its columns, in order; of a file without a header those of its lines
     */
    JsonObject of(Dictionary.Table table, String url, List<String> header) {
        var columns = new JsonArray();
        if (table.header()) {
            header.forEach(name -> columns.add(column(table.column(name).orElseThrow(), name)));
        } else {
            columns.add(new JsonObject()
                    .put("name", "key")
                    .put("datatype", "string")
                    .put("required", true));
            columns.add(new JsonObject().put("name", "value").put("datatype", "string"));
        }
        var metadata = new JsonObject()
                .put(
                        "@context",
                        new JsonArray().add("http://www.w3.org/ns/csvw").add(new JsonObject().put("@language", "en")))
                .put("url", url)
                .put("dc:description", both(table.meaning()))
                .put("rdfs:comment", both(table.empty()))
                .put("dialect", new JsonObject().put("encoding", "utf-8").put("header", table.header()))
                .put("tableSchema", new JsonObject().put("columns", columns));
        if (!table.header()) {
            var lines = new JsonArray();
            header.forEach(name -> lines.add(column(table.column(name).orElseThrow(), name)));
            metadata.put("notes", lines);
        }
        return metadata;
    }

    private JsonObject column(Column column, String name) {
        var json = new JsonObject()
                .put("name", variable(name))
                .put("titles", name)
                .put("datatype", datatype(column))
                .put("required", column.required())
                .put("dc:description", both(column.meaning()));
        if (!column.unit().isEmpty()) {
            json.put("schema:unitText", both(column.unit()));
        }
        return json;
    }

    /** CSVW wants names without hyphens that do not begin with a digit. */
    private static String variable(String name) {
        String word = name.replace('-', '_');
        return Character.isDigit(word.charAt(0)) ? "statement_" + word : word;
    }

    private static Object datatype(Column column) {
        var type = new JsonObject().put("base", column.datatype());
        String range = column.range();
        if (range.isEmpty() || column.datatype().equals("boolean")) {
            return column.datatype();
        }
        if (column.datatype().equals("string")) {
            return range.contains("…") ? column.datatype() : type.put("format", range);
        }
        String[] ends = range.split(range.contains("|") ? ALTERNATIVES : "…");
        type.put("minimum", ends[0].strip());
        String last = ends[ends.length - 1].strip();
        if (ends.length > 1 && !last.isEmpty()) {
            type.put("maximum", last);
        }
        return type;
    }

    private JsonArray both(String key) {
        var texts = new JsonArray();
        for (Language language : Language.values()) {
            texts.add(
                    new JsonObject().put("@value", messages.text(language, key)).put("@language", language.tag()));
        }
        return texts;
    }
}
