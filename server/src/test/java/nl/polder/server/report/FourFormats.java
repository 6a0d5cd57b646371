package nl.polder.server.report;

import de.siegmar.fastcsv.reader.CsvReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.polder.server.i18n.Formats;
import nl.polder.server.i18n.Language;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Takes every number of a report ({@link Facts}) and looks for it in what readers get: in its row or section of the page, in the
 * table, in the JSON. Of the PDF: every number that the page prints stands in it at least as often.
 */
final class FourFormats {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*%?");
    private static final double SIX_DIGITS = 1e-5;

    private final Report report;
    private final Formats formats;
    private final Document page;
    private final String pdf;
    private final Map<String, List<String>> csv = new HashMap<>();
    private final JsonObject json;
    private final List<String> missing = new ArrayList<>();
    private int compared;

    FourFormats(Report report, Language language, Document page, String pdf, String csv, JsonObject json) {
        this.report = report;
        this.formats = new Formats(language);
        this.page = page;
        this.pdf = pdf;
        this.json = json;
        CsvReader.builder()
                .ofCsvRecord(csv)
                .forEach(line -> this.csv.put(
                        key(line.getField(0), line.getField(1), line.getField(3), line.getField(4)), line.getFields()));
    }

    List<String> missing() {
        page.select("svg, .screen").remove();
        for (Fact fact : Facts.of(report)) {
            inCsv(fact);
            inJson(fact);
            onPage(fact);
        }
        Map<String, Long> paper = numbers(pdf);
        numbers(page.select("article.sheet").text()).forEach((number, times) -> {
            check(paper.getOrDefault(number, 0L) >= times, "pdf: " + times + " times " + number);
        });
        return missing;
    }

    int compared() {
        return compared;
    }

    private void check(boolean holds, String what) {
        compared++;
        if (!holds) {
            missing.add(what);
        }
    }

    private static Map<String, Long> numbers(String text) {
        return NUMBER.matcher(text).results().collect(Collectors.groupingBy(MatchResult::group, Collectors.counting()));
    }

    private void inCsv(Fact fact) {
        String statement =
                fact.statementId().isPresent() ? "" + fact.statementId().getAsInt() : "";
        List<String> line = csv.get(key(fact.section(), statement, fact.who(), fact.measure()));
        check(
                line != null
                        && same(line.get(5), fact.value())
                        && same(line.get(7), fact.low())
                        && same(line.get(8), fact.high()),
                "csv: " + fact);
    }

    private static boolean same(String field, OptionalDouble value) {
        return value.isEmpty()
                ? field.isEmpty()
                : !field.isEmpty() && near(Double.parseDouble(field), value.getAsDouble());
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= SIX_DIGITS * Math.max(1, Math.abs(b));
    }

    private void inJson(Fact fact) {
        jsonValue(fact)
                .ifPresent(value -> check(near(value, fact.value().orElse(Double.NaN)), "json " + value + ": " + fact));
    }

    private Optional<Double> jsonValue(Fact fact) {
        JsonObject results = json.getJsonObject("results");
        return switch (fact.section()) {
            case "statements" -> {
                JsonObject cell = cell(statement(results.getJsonArray("statements"), fact), fact.who());
                yield Optional.ofNullable(cell.getJsonObject(fact.measure())).map(share -> share.getDouble("value"));
            }
            case "dividing" ->
                Optional.of(statement(results.getJsonArray("dividing"), fact).getDouble("difference"));
            case "shared" ->
                fact.measure().equals("margin-persons")
                        ? Optional.empty()
                        : Optional.of(
                                statement(results.getJsonArray("shared"), fact).getDouble("atLeast"));
            case "participation", "moderation" ->
                Optional.ofNullable(json.getJsonObject(fact.section()).getDouble(fact.measure()));
            default -> Optional.empty();
        };
    }

    private JsonObject cell(JsonObject statement, String who) {
        return who.equals("all")
                ? statement.getJsonObject("everybody")
                : statement.getJsonArray("groups").getJsonObject(groupOf(who));
    }

    private int groupOf(String letter) {
        return report.results().groups().stream()
                .filter(g -> letter.equals("" + g.letter()))
                .findFirst()
                .orElseThrow()
                .index();
    }

    private static JsonObject statement(JsonArray all, Fact fact) {
        return all.stream()
                .map(JsonObject.class::cast)
                .filter(it -> it.getInteger("statementId") == fact.statementId().orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    private void onPage(Fact fact) {
        switch (fact.section()) {
            case "statements" -> inRow(fact);
            case "participation" -> {
                if (!fact.measure().startsWith("joined")) {
                    inSection("people", fact, formats.count((long) fact.value().orElseThrow()));
                }
            }
            case "moderation" ->
                inSection("moderation", fact, formats.count((long) fact.value().orElseThrow()));
            case "groups" ->
                inSection(
                        "groups",
                        fact,
                        fact.measure().startsWith("size")
                                ? formats.count((long) fact.value().orElseThrow())
                                : formats.percent(fact.value().orElseThrow()));
            case "shared" ->
                inSection(
                        "shared",
                        fact,
                        fact.measure().equals("margin-persons")
                                ? formats.count((long) fact.value().orElseThrow())
                                : formats.percent(fact.value().orElseThrow()));
            case "minority" ->
                inSection("minority", fact, formats.percent(fact.value().orElseThrow()));
            default -> {}
        }
    }

    private void inSection(String section, Fact fact, String printed) {
        check(
                numbers(page.select("article#" + section).text()).containsKey(printed),
                "page " + section + " " + printed + ": " + fact);
    }

    /** The columns: votes, agree, pass, disagree, then what each group agrees, then the difference. */
    private void inRow(Fact fact) {
        Element row = page.getElementById("s" + fact.statementId().orElseThrow());
        if (row == null || fact.value().isEmpty()) {
            check(row != null, "page: " + fact);
            return;
        }
        int column = List.of("agree", "pass", "disagree").indexOf(fact.measure()) + 1;
        if (!fact.who().equals("all")) {
            if (column != 1) {
                return;
            }
            column = 4 + groupOf(fact.who());
        } else {
            check(
                    row.select("td")
                            .get(0)
                            .text()
                            .equals(formats.count(fact.base().orElseThrow())),
                    "page base: " + fact);
        }
        check(
                row.select("td")
                        .get(column)
                        .text()
                        .equals(formats.percent(fact.value().orElseThrow())),
                "page " + row.select("td").get(column).text() + ": " + fact);
    }

    private static String key(String section, String statement, String who, String measure) {
        return String.join("|", section, statement, who, measure);
    }
}
