package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Dividing;
import nl.polder.server.analysis.Results.StatementResult;
import nl.polder.server.report.figure.Swarm;

/** What divides: all statements on one line by how much the groups differ, then the strongest one by one. */
final class DividingSection {
    private static final int DRAWN = 10;
    /** From which certain difference two chosen groups are said to differ. */
    private static final double NAMED = 0.15;

    /** A difference that would not be seen. */
    private static final double POINT = 0.01;

    private final Words words;
    private final Drawn drawn;

    private DividingSection(Words words) {
        this.words = words;
        this.drawn = new Drawn(words);
    }

    static Section of(Words words) {
        return new DividingSection(words).build();
    }

    private Section build() {
        List<StatementResult> strongest = strongest();
        var section = new Section.Builder(
                "dividing",
                words.text("dividing.title"),
                strongest.isEmpty()
                        ? words.nothingFound("dividing.none")
                        : words.text("dividing.opening", "count", strongest.size()));
        Choices.compare(words).ifPresent(section::add);
        swarm().ifPresent(section::add);
        if (!strongest.isEmpty()) {
            section.add(Block.small(words.text("bars.legend")));
        }
        strongest.forEach(statement -> section.add(drawn.quoted(statement, sentence(words, statement))));
        return section.done();
    }

    /** What the analysis found; between groups that the reader chose, the statements on which those differ for certain. */
    private List<StatementResult> strongest() {
        if (!words.compares()) {
            return words.results().dividing().stream()
                    .map(Dividing::statementId)
                    .flatMap(id -> words.results().statement(id).stream())
                    .toList();
        }
        return words.results().statements().stream()
                .filter(s -> certain(s) >= NAMED)
                .sorted(Comparator.comparingDouble(this::certain).reversed())
                .limit(DRAWN)
                .toList();
    }

    private double certain(StatementResult statement) {
        return Difference.between(statement, words.shownGroups())
                .map(Difference::certain)
                .orElse(0.0);
    }

    private Optional<Block> swarm() {
        List<Swarm.Dot> dots = new ArrayList<>();
        List<List<String>> data = new ArrayList<>();
        data.add(List.of("statement-id", "statement", "difference"));
        for (StatementResult statement : words.results().statements()) {
            double at = Difference.of(statement, words.shownGroups());
            if (!Double.isNaN(at)) {
                int id = statement.statementId();
                dots.add(new Swarm.Dot(id, at, "#" + Words.anchor(id), tip(id, at)));
                data.add(List.of("" + id, words.statement(id), Words.plain(at)));
            }
        }
        String title = words.text("dividing.swarmTitle");
        String caption = words.text("dividing.swarm", "count", dots.size());
        return dots.size() < 2 || dots.stream().noneMatch(dot -> dot.at() >= POINT)
                ? Optional.empty()
                : Optional.of(words.figure(
                        "divisiveness",
                        Swarm.draw(dots, title, caption),
                        List.of(),
                        Block.Figure.Ends.of(words.text("dividing.low"), words.text("dividing.high")),
                        title,
                        caption,
                        data));
    }

    private String tip(int statement, double difference) {
        return words.text(
                "dividing.tip", "statement", words.numbered(statement), "points", Math.round(difference * 100));
    }

    /** "In group A 72% of 331 agree, in group B 8% of 289." */
    static String sentence(Words words, StatementResult statement) {
        return Difference.between(statement, words.shownGroups())
                .map(it -> words.text(
                        "dividing.groups",
                        "most",
                        words.group(it.most()),
                        "high",
                        words.shareOf(it.high()),
                        "least",
                        words.group(it.least()),
                        "low",
                        words.shareOf(it.low())))
                .orElseGet(() -> ofEverybody(words, statement));
    }

    private static String ofEverybody(Words words, StatementResult statement) {
        return statement.everybody() instanceof Cell.Known known
                ? words.text(
                        "dividing.all",
                        "agree",
                        words.shareOf(known.agree()),
                        "disagree",
                        words.percent(known.disagree().value()))
                : words.text("keptBack");
    }
}
