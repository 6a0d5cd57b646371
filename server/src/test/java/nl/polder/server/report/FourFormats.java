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
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Results.Cell;
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
    private static final int ENDS_SHOWN = 6;

    private final Report report;
    private final Formats formats;
    private final Document page;
    private final String pdf;
    private final Map<String, List<List<String>>> csv = new HashMap<>();
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
                .forEach(line -> this.csv
                        .computeIfAbsent(
                                key(line.getField(0), line.getField(1), line.getField(3), line.getField(4)),
                                k -> new ArrayList<>())
                        .add(line.getFields()));
    }

    List<String> missing() {
        page.select("svg, .screen").remove();
        for (Fact fact : Facts.of(report)) {
            inCsv(fact);
            inJson(fact);
            onPage(fact);
        }
        bars();
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
        List<List<String>> lines =
                csv.getOrDefault(key(fact.section(), statement, fact.who(), fact.measure()), List.of());
        check(lines.stream().anyMatch(line -> says(line, fact)), "csv: " + fact);
    }

    private static boolean says(List<String> line, Fact fact) {
        return same(line.get(5), fact.value())
                && line.get(6).equals(fact.base().isPresent() ? "" + fact.base().getAsInt() : "")
                && same(line.get(7), fact.low())
                && same(line.get(8), fact.high());
    }

    private static boolean same(String field, OptionalDouble value) {
        return value.isEmpty()
                ? field.isEmpty()
                : !field.isEmpty() && near(Double.parseDouble(field), value.getAsDouble());
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= SIX_DIGITS * Math.max(1, Math.abs(b));
    }

    /** Every number stands in the JSON; of one kept back there is none. */
    private void inJson(Fact fact) {
        OptionalDouble value = jsonValue(fact);
        boolean same = fact.value().isEmpty()
                ? value.isEmpty()
                : value.isPresent() && near(value.getAsDouble(), fact.value().getAsDouble());
        check(same, "json " + value + ": " + fact);
    }

    private OptionalDouble jsonValue(Fact fact) {
        JsonObject results = json.getJsonObject("results");
        return switch (fact.section()) {
            case "statements" ->
                fact.measure().equals("kept-back")
                        ? OptionalDouble.empty()
                        : share(cell(statement(results.getJsonArray("statements"), fact), fact.who()), fact.measure());
            case "dividing" -> number(statement(results.getJsonArray("dividing"), fact), "difference");
            case "shared" ->
                number(
                        statement(results.getJsonArray("shared"), fact),
                        fact.measure().equals("margin-persons") ? "margin" : "atLeast");
            case "minority" ->
                share(
                        minority(results.getJsonArray("minority"), fact),
                        fact.who().equals("others") ? "elsewhere" : "holders");
            case "unclear" -> share(statement(results.getJsonArray("unclear"), fact), "passes");
            case "groups" -> ofGroups(results, fact);
            case "without" -> ofWithout(results.getJsonObject("without"), fact);
            case "topics" ->
                among(json.getJsonArray("topics"), it -> it.getString("code").equals(fact.measure()))
                        .map(it ->
                                OptionalDouble.of(it.getJsonArray("statements").size()))
                        .orElse(OptionalDouble.empty());
            case "participation" -> ofParticipation(fact);
            case "moderation" -> ofModeration(fact);
            case "certainty" -> ofCertainty(fact);
            default -> throw new IllegalArgumentException("nobody said where this is: " + fact);
        };
    }

    private OptionalDouble ofGroups(JsonObject results, Fact fact) {
        if (fact.measure().startsWith("size ")) {
            return number(
                    results.getJsonArray("groups")
                            .getJsonObject(groupOf(fact.measure().substring(5))),
                    "size");
        }
        if (fact.who().endsWith("-end")) {
            JsonObject axis = results.getJsonArray("axes").getJsonObject(0);
            return share(
                    statement(axis.getJsonArray("ends"), fact),
                    fact.who().equals("one-end") ? "minusAgree" : "plusAgree");
        }
        // "others" stands beside the group it was compared with: any group's answer to this statement may be the one.
        return results.getJsonArray("groups").stream()
                .map(JsonObject.class::cast)
                .filter(group -> fact.who().equals("others") || fact.who().equals(group.getString("letter")))
                .flatMap(group -> group.getJsonArray("making").stream().map(JsonObject.class::cast))
                .filter(making ->
                        making.getInteger("statementId") == fact.statementId().orElseThrow()
                                && making.getString("side").equalsIgnoreCase(fact.measure()))
                .map(making -> share(making, fact.who().equals("others") ? "elsewhere" : "inGroup"))
                .filter(share -> near(share.orElse(Double.NaN), fact.value().orElse(Double.NaN)))
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private OptionalDouble ofParticipation(Fact fact) {
        JsonObject people = json.getJsonObject("participation");
        JsonObject counts = json.getJsonObject("results").getJsonObject("counts");
        String measure = fact.measure();
        if (measure.startsWith("joined ")) {
            return among(
                            people.getJsonArray("joined"),
                            it -> measure.equals("joined " + it.getString("from") + "/" + it.getString("to")))
                    .map(it -> number(it, "people"))
                    .orElse(OptionalDouble.empty());
        }
        if (measure.startsWith("channel ")) {
            return among(people.getJsonArray("channels"), it -> measure.equals("channel " + it.getString("name")))
                    .map(it -> number(it, "people"))
                    .orElse(OptionalDouble.empty());
        }
        return switch (measure) {
            case "votes-per-person-median" -> number(people, "votesPerPerson");
            case "grouped", "statements" -> number(counts, measure);
            case "tested" -> number(json.getJsonObject("results").getJsonObject("verdict"), "included");
            default -> number(people, measure);
        };
    }

    private OptionalDouble ofModeration(Fact fact) {
        JsonObject moderation = json.getJsonObject("moderation");
        return fact.measure().startsWith("reason ")
                ? among(
                                moderation.getJsonArray("reasons"),
                                it -> fact.measure().equals("reason " + it.getString("code")))
                        .map(it -> number(it, "statements"))
                        .orElse(OptionalDouble.empty())
                : number(moderation, fact.measure());
    }

    private OptionalDouble ofCertainty(Fact fact) {
        JsonObject certainty = json.getJsonObject("certainty");
        String measure = fact.measure();
        if (measure.startsWith("axis ")) {
            return among(
                            certainty.getJsonArray("axes"),
                            it -> measure.startsWith("axis " + it.getInteger("number") + " "))
                    .map(it -> number(it, measure.endsWith("shuffled") ? "shuffledHighest" : "share"))
                    .orElse(OptionalDouble.empty());
        }
        boolean people = measure.startsWith("people");
        double demanded = certainty.getDouble(people ? "peopleDemanded" : "statementsDemanded");
        return OptionalDouble.of(certainty.getJsonArray(people ? "peopleDraws" : "statementDraws").stream()
                .filter(draw -> !measure.endsWith("reached") || ((Number) draw).doubleValue() >= demanded)
                .count());
    }

    private static OptionalDouble ofWithout(JsonObject without, Fact fact) {
        if (fact.statementId().isEmpty()) {
            return number(without, fact.measure().equals("votes") ? "votes" : "people");
        }
        return share(
                statement(without.getJsonArray("statements"), fact), fact.who().equals("all") ? "all" : "without");
    }

    private static Optional<JsonObject> among(JsonArray all, java.util.function.Predicate<JsonObject> wanted) {
        return all.stream().map(JsonObject.class::cast).filter(wanted).findFirst();
    }

    private static OptionalDouble number(JsonObject of, String name) {
        Number number = of.getNumber(name);
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number.doubleValue());
    }

    /** The JSON has a share as count and base. */
    private static OptionalDouble share(JsonObject of, String name) {
        JsonObject share = of.getJsonObject(name);
        return share == null
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) share.getInteger("count") / share.getInteger("base"));
    }

    /** A statement may be a minority's for several groups and both answers. */
    private JsonObject minority(JsonArray all, Fact fact) {
        return among(
                        all,
                        it -> it.getInteger("statementId") == fact.statementId().orElseThrow()
                                && it.getString("side").equalsIgnoreCase(fact.measure())
                                && near(
                                        share(it, fact.who().equals("others") ? "elsewhere" : "holders")
                                                .orElse(Double.NaN),
                                        fact.value().orElse(Double.NaN)))
                .orElseThrow(() -> new AssertionError("no minority: " + fact));
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

    private void inTopics(Fact fact) {
        Report.Topic topic = report.topics().stream()
                .filter(it -> it.code().equals(fact.measure()))
                .findFirst()
                .orElseThrow();
        List<String> found = page.select(".of-topics tbody tr").stream()
                .filter(row -> row.select("th")
                        .text()
                        .equals(topic.name(
                                formats.language().tag(), report.head().languages())))
                .map(row -> row.select("td").text())
                .toList();
        check(found.equals(List.of(formats.count((long) fact.value().orElseThrow()))), "page: " + fact);
    }

    private void onPage(Fact fact) {
        switch (fact.section()) {
            case "statements" -> inRow(fact);
            case "topics" -> inTopics(fact);
            case "without" ->
                inSection(
                        "certainty",
                        fact,
                        fact.statementId().isPresent()
                                ? formats.percent(fact.value().orElseThrow())
                                : formats.count((long) fact.value().orElseThrow()));
            case "participation" -> inPeople(fact);
            case "moderation" ->
                inSection("moderation", fact, formats.count((long) fact.value().orElseThrow()));
            case "certainty" -> inSection("certainty", fact, certainty(fact));
            case "unclear" -> fact.value().ifPresent(share -> inSection("unclear", fact, formats.percent(share)));
            case "dividing" -> differenceInRow(fact);
            case "groups" -> inGroups(fact);
            case "shared" ->
                inSection(
                        "shared",
                        fact,
                        fact.measure().equals("margin-persons")
                                ? formats.count((long) fact.value().orElseThrow())
                                : formats.percent(fact.value().orElseThrow()));
            case "minority" ->
                inSection("minority", fact, formats.percent(fact.value().orElseThrow()));
            default -> throw new IllegalArgumentException("nobody said where this is: " + fact);
        }
    }

    /** Of the ends of the line the page shows the statements that differ most; none when the groups are distinct. */
    private void inGroups(Fact fact) {
        boolean shown = !fact.who().endsWith("-end")
                || report.results().form() != Results.Form.DISTINCT
                        && report.results().axes().getFirst().ends().stream()
                                .limit(ENDS_SHOWN)
                                .anyMatch(end ->
                                        end.statementId() == fact.statementId().orElseThrow());
        if (shown) {
            double value = fact.value().orElseThrow();
            inSection(
                    "groups",
                    fact,
                    fact.measure().startsWith("size") ? formats.count((long) value) : formats.percent(value));
        }
    }

    /** Of the periods the page names the busiest in words; each stands in the figure, which is not text. */
    private void inPeople(Fact fact) {
        double most = report.participation().joined().stream()
                .mapToInt(Report.Period::people)
                .max()
                .orElse(0);
        boolean inWords = !fact.measure().startsWith("joined")
                || fact.value().orElse(0) == most
                        && report.participation().joined().size() > 1;
        if (inWords && fact.value().isPresent()) {
            inSection("people", fact, formats.count((long) fact.value().getAsDouble()));
        }
    }

    /** Shares of an axis have one decimal, all else here is counted. */
    private String certainty(Fact fact) {
        double value = fact.value().orElseThrow();
        return fact.measure().startsWith("axis")
                ? String.format(formats.language().locale(), "%.1f%%", value * 100)
                : formats.count((long) value);
    }

    private void differenceInRow(Fact fact) {
        Element row = page.getElementById("s" + fact.statementId().orElseThrow());
        String printed = formats.count(Math.round(100 * fact.value().orElseThrow()));
        check(row != null && row.select("td").last().text().equals(printed), "page " + row + ": " + fact);
    }

    /** All three answers of everybody and of each group, where the page draws them as bars: under the statement they are about. */
    private void bars() {
        int rows = 0;
        for (Element bars : page.select("table.bars:not(.two)")) {
            Element heading = bars.parent().select(".quoted").getFirst();
            int number = Integer.parseInt(heading.select(".nr").text());
            var statement = report.results().statement(number).orElseThrow();
            check(
                    heading.ownText()
                            .equals(statement.text(formats.language().tag()).strip()),
                    "statement " + number + " is not " + heading);
            List<Element> lines = bars.select("tbody tr");
            List<Cell> cells = new ArrayList<>(List.of(statement.everybody()));
            cells.addAll(statement.groups());
            check(lines.size() == cells.size(), "bars of " + statement.statementId());
            for (int i = 0; i < Math.min(lines.size(), cells.size()); i++) {
                bar(lines.get(i), cells.get(i), statement.statementId());
                rows++;
            }
        }
        check(rows > 0 || report.results().dividing().isEmpty(), "no bars on the page");
    }

    private void bar(Element line, Cell cell, int statement) {
        List<String> numbers = NUMBER.matcher(line.select("td:not(.plot)").text())
                .results()
                .map(MatchResult::group)
                .toList();
        switch (cell) {
            case Cell.Known known -> {
                check(
                        numbers.equals(List.of(
                                formats.percent(known.agree().value()),
                                formats.percent(known.pass().value()),
                                formats.percent(known.disagree().value()))),
                        "page bar of " + statement + " " + line.text());
                check(line.select(".n").text().contains(formats.count(known.votes())), "page base of " + statement);
            }
            case Cell.Suppressed kept -> check(numbers.isEmpty(), "kept back and shown: " + statement);
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
        String printed = formats.percent(fact.value().orElseThrow());
        if (!fact.who().equals("all")) {
            if (column != 1) {
                return;
            }
            column = 4 + groupOf(fact.who());
            printed += (formats.language() == Language.NL ? " van " : " of ")
                    + formats.count(fact.base().orElseThrow());
        } else {
            check(
                    row.select("td")
                            .get(0)
                            .text()
                            .equals(formats.count(fact.base().orElseThrow())),
                    "page base: " + fact);
        }
        check(
                row.select("td").get(column).text().replace('\u00a0', ' ').equals(printed),
                "page " + row.select("td").get(column).text() + ": " + fact);
    }

    private static String key(String section, String statement, String who, String measure) {
        return String.join("|", section, statement, who, measure);
    }
}
