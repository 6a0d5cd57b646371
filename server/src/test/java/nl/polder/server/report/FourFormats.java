package nl.polder.server.report;

import de.siegmar.fastcsv.reader.CsvReader;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final FactsInJson json;
    private final List<String> missing = new ArrayList<>();
    private int compared;

    FourFormats(Report report, Language language, Document page, String pdf, String csv, JsonObject json) {
        this.report = report;
        this.formats = new Formats(language);
        this.page = page;
        this.pdf = pdf;
        this.json = new FactsInJson(report, json);
        CsvReader.builder()
                .ofCsvRecord(csv)
                .forEach(line -> this.csv
                        .computeIfAbsent(
                                key(line.getField(0), line.getField(1), line.getField(3), line.getField(4)),
                                k -> new ArrayList<>())
                        .add(line.getFields()));
    }

    List<String> missing() {
        // Captions that only a screen reader says number the tables; on paper the statement stands above.
        page.select("svg, .screen, caption.vh").remove();
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

    static boolean near(double a, double b) {
        return Math.abs(a - b) <= SIX_DIGITS * Math.max(1, Math.abs(b));
    }

    /** Every number stands in the JSON; of one kept back there is none. */
    private void inJson(Fact fact) {
        OptionalDouble value = json.value(fact);
        boolean same = fact.value().isEmpty()
                ? value.isEmpty()
                : value.isPresent() && near(value.getAsDouble(), fact.value().getAsDouble());
        check(same, "json " + value + ": " + fact);
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
                                : formats.atLeast(fact.value().orElseThrow()));
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
                ? String.format(formats.language().locale(), "%.2f%%", value * 100)
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
        List<Integer> quoted = page.select("#dividing .quoted .nr").stream()
                .map(nr -> Integer.parseInt(nr.text()))
                .toList();
        List<Integer> dividing = report.results().dividing().stream()
                .map(Results.Dividing::statementId)
                .toList();
        check(quoted.equals(dividing), "what divides on the page: " + quoted + ", elsewhere " + dividing);
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
            column = 4 + groupOf(report, fact.who());
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

    /** The index of the group with this letter. */
    static int groupOf(Report report, String letter) {
        return report.results().groups().stream()
                .filter(g -> letter.equals("" + g.letter()))
                .findFirst()
                .orElseThrow()
                .index();
    }

    private static String key(String section, String statement, String who, String measure) {
        return String.join("|", section, statement, who, measure);
    }
}
