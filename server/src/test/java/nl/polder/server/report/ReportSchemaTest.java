package nl.polder.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import nl.polder.server.analysis.Results.Form;
import nl.polder.server.transfer.polis.SharedData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks a report's JSON and the schema together: each field is described, and holds what is said of it. */
@DisplayName("The dictionary of a report's JSON")
class ReportSchemaTest {
    private final JsonObject schema = ReportSchema.read().toJsonObject();
    private final List<String> wrong = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Form.class)
    void describes_every_field_of_a_report(Form form) {
        holds(ReportJson.write(SampleReports.of(form, 31)));
    }

    @Test
    void describes_every_field_of_a_real_report() throws Exception {
        try (var reports = new ImportedReports()) {
            holds(ReportJson.write(
                    reports.frozen(SharedData.export("brexit-consensus")).report()));
        }
    }

    @Test
    void finds_what_is_wrong() {
        JsonObject report = new JsonObject(ReportJson.write(SampleReports.of(Form.SEGMENTS, 31)));
        report.put("secret", 1).getJsonObject("head").put("number", 0).remove("slug");
        report.getJsonObject("results").put("form", "OTHER");
        check("", report, schema);
        assertThat(wrong)
                .contains(
                        ".secret is not described", ".head lacks slug", ".head.number is 0", ".results.form is OTHER");
    }

    private void holds(String json) {
        check("", new JsonObject(json), schema);
        assertThat(wrong).isEmpty();
    }

    private void check(String at, @Nullable Object value, JsonObject said) {
        if (!said.containsKey("description")) {
            wrong.add(at + " has no description");
        }
        JsonObject meant = said;
        if (said.containsKey("oneOf")) {
            if (value == null) {
                return;
            }
            meant = said.getJsonArray("oneOf").getJsonObject(0);
        }
        if (meant.containsKey("$ref")) {
            meant = schema.getJsonObject("$defs")
                    .getJsonObject(meant.getString("$ref").replace("#/$defs/", ""));
        }
        if (!types(meant).contains(type(value))
                && !(types(meant).contains("number") && type(value).equals("integer"))) {
            wrong.add(at + " is " + type(value) + " and not " + types(meant));
            return;
        }
        switch (value) {
            case null -> {}
            case JsonObject object -> fields(at, object, meant);
            case JsonArray array -> {
                for (Object item : array) {
                    check(at + "[]", item, meant.getJsonObject("items"));
                }
            }
            case Number number -> inRange(at, number, meant);
            default -> {
                if (meant.containsKey("enum") && !meant.getJsonArray("enum").contains(value)) {
                    wrong.add(at + " is " + value);
                }
            }
        }
    }

    private void fields(String at, JsonObject object, JsonObject meant) {
        JsonObject properties = meant.getJsonObject("properties", new JsonObject());
        meant.getJsonArray("required", new JsonArray()).stream()
                .filter(name -> !object.containsKey((String) name))
                .forEach(name -> wrong.add(at + " lacks " + name));
        for (String name : object.fieldNames()) {
            JsonObject said = properties.getJsonObject(name);
            if (said != null) {
                check(at + "." + name, object.getValue(name), said);
            } else if (!meant.containsKey("additionalProperties")) {
                wrong.add(at + "." + name + " is not described");
            }
        }
    }

    private void inRange(String at, Number number, JsonObject meant) {
        double value = number.doubleValue();
        if (value < meant.getDouble("minimum", Double.NEGATIVE_INFINITY)
                || value > meant.getDouble("maximum", Double.POSITIVE_INFINITY)) {
            wrong.add(at + " is " + number);
        }
    }

    private static List<String> types(JsonObject meant) {
        return meant.getValue("type") instanceof JsonArray several
                ? several.stream().map(String.class::cast).toList()
                : List.of(meant.getString("type"));
    }

    private static String type(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case JsonObject object -> "object";
            case JsonArray array -> "array";
            case String text -> "string";
            case Boolean truth -> "boolean";
            case Integer whole -> "integer";
            case Long whole -> "integer";
            default -> "number";
        };
    }
}
