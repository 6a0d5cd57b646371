package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.List;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Dividing;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Results.StatementResult;
import nl.polder.server.analysis.Share;
import nl.polder.server.report.figure.Swarm;

/** What divides: all statements on one line by how much the groups differ, then the strongest one by one. */
final class DividingSection {
    private static final int DRAWN = 8;

    private final Words words;

    private DividingSection(Words words) {
        this.words = words;
    }

    static Section of(Words words) {
        return new DividingSection(words).build();
    }

    private Section build() {
        List<Dividing> all = words.results().dividing();
        boolean groups = !words.results().groups().isEmpty();
        var section = new Section.Builder(
                "dividing",
                words.text("dividing.title"),
                words.text(all.isEmpty() ? "dividing.none" : groups ? "dividing.opening" : "dividing.openingAll"));
        section.add(swarm());
        all.stream()
                .limit(DRAWN)
                .forEach(dividing -> words.results()
                        .statement(dividing.statementId())
                        .ifPresent(statement -> {
                            section.add(Block.quoted(new Block.Quoted(
                                    words.statement(dividing.statementId()),
                                    words.languageOf(dividing.statementId()),
                                    sentence(words, dividing),
                                    "")));
                            section.add(new Drawn(words).bars(statement));
                        }));
        return section.done();
    }

    private Block swarm() {
        List<Swarm.Dot> dots = new ArrayList<>();
        for (StatementResult statement : words.results().statements()) {
            double at = difference(statement);
            if (!Double.isNaN(at)) {
                dots.add(new Swarm.Dot(
                        at,
                        "#" + Words.anchor(statement.statementId()),
                        words.text(
                                "dividing.tip",
                                "statement",
                                words.statement(statement.statementId()),
                                "points",
                                Math.round(at * 100))));
            }
        }
        boolean groups = !words.results().groups().isEmpty();
        String title = words.text("dividing.swarmTitle");
        String caption = words.text(groups ? "dividing.swarm" : "dividing.swarmAll", "count", dots.size());
        return Block.figure(new Block.Figure(
                "divisiveness",
                Swarm.draw(dots, title, caption),
                "",
                words.text("dividing.low"),
                words.text("dividing.high"),
                title,
                caption));
    }

    /** Largest difference in agree share between two groups; without groups twice the smaller of agree and disagree; NaN if unknown. */
    static double difference(StatementResult statement) {
        if (statement.groups().isEmpty()) {
            return statement.everybody() instanceof Cell.Known known
                    ? 2 * Math.min(known.agree().value(), known.disagree().value())
                    : Double.NaN;
        }
        double[] agree = statement.groups().stream()
                .flatMap(cell -> Drawn.share(cell, Side.AGREE).stream())
                .mapToDouble(Share::value)
                .sorted()
                .toArray();
        return agree.length < 2 ? Double.NaN : agree[agree.length - 1] - agree[0];
    }

    /** "In group A 72% of 331 agree, in group B 8% of 289." */
    static String sentence(Words words, Dividing dividing) {
        Results results = words.results();
        StatementResult statement = results.statement(dividing.statementId()).orElseThrow();
        if (dividing.agreeGroup().isPresent() && dividing.disagreeGroup().isPresent()) {
            int most = dividing.agreeGroup().getAsInt();
            int least = dividing.disagreeGroup().getAsInt();
            var high = Drawn.share(statement.groups().get(most), Side.AGREE);
            var low = Drawn.share(statement.groups().get(least), Side.AGREE);
            if (high.isPresent() && low.isPresent()) {
                return words.text(
                        "dividing.groups",
                        "most",
                        words.group(most),
                        "high",
                        words.shareOf(high.get()),
                        "least",
                        words.group(least),
                        "low",
                        words.shareOf(low.get()));
            }
        }
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
