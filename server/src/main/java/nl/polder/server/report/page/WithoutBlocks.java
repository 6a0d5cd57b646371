package nl.polder.server.report.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Without;

/** With and without the participants who are set aside: what changes, in words, and the figures side by side. */
final class WithoutBlocks {
    private WithoutBlocks() {}

    static void add(Section.Builder section, Words words) {
        section.add(Block.heading(words.text("certainty.withWithoutTitle")));
        Optional<Without> without = words.results().without();
        if (without.isEmpty()) {
            section.add(Block.paragraph(words.text("certainty.withWithout")));
        } else {
            add(section, words, without.get());
        }
    }

    private static void add(Section.Builder section, Words words, Without without) {
        int people = without.people().orElse(0);
        section.add(Block.paragraph(words.text("without.people", "people", people)));
        without.votes()
                .ifPresent(votes -> section.add(Block.paragraph(words.text(
                        "without.votes",
                        "votes",
                        votes,
                        "all",
                        words.results().counts().votes()))));
        section.add(Block.paragraph(division(words, without)));
        section.add(Block.paragraph(
                words.text("without.changes", "count", without.changes().size())));
        if (!without.changes().isEmpty()) {
            section.add(Block.findings(without.changes().stream()
                    .map(change -> new Block.Finding(
                            change.statementId(),
                            "",
                            words.statement(change.statementId()),
                            words.languageOf(change.statementId()),
                            words.text("without." + code(change))))
                    .toList()));
        }
        if (!without.statements().isEmpty()) {
            section.add(table(words, without));
        }
        section.add(Block.small(words.text("without.explain")));
    }

    /** Whether opinions are divided otherwise without them. */
    private static String division(Words words, Without without) {
        int groups = words.results().groups().size();
        String kind = kind(without.kind());
        if (!kind.equals(kind(words.results().verdict().kind()))) {
            return words.text("without.otherKind." + kind);
        }
        return without.groupCount() == groups
                ? words.text("without.sameKind")
                : words.text("without.otherCount", "count", without.groupCount(), "all", groups);
    }

    private static String kind(Results.Verdict.Kind kind) {
        return switch (kind) {
            case STABLE, BLURRED -> "groups";
            case CONTINUUM, HINT -> "segments";
            case NO_AXIS, WEAK_AXIS, TOO_FEW, PENDING -> "none";
        };
    }

    private static String code(Without.Change change) {
        String side = change.side()
                .map(it -> it == Results.Side.AGREE ? ".agree" : ".disagree")
                .orElse("");
        return change.finding().name().toLowerCase(Locale.ROOT) + side + (change.lost() ? ".lost" : ".gained");
    }

    private static Block table(Words words, Without without) {
        return Block.table(new Block.Table(
                "without",
                words.text("certainty.withWithoutTitle"),
                words.text("without.table", "count", without.statements().size()),
                List.of(
                        new Block.Column(words.text("statement"), "", ""),
                        new Block.Column(words.text("without.with"), "", ""),
                        new Block.Column(words.text("without.without"), "", "")),
                without.statements().stream()
                        .map(it -> words.row(
                                it.statementId(), List.of(words.shareOf(it.all()), words.shareOf(it.without()))))
                        .toList()));
    }
}
