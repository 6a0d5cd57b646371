package nl.polder.server.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Share;
import nl.polder.server.analysis.Without;
import org.jspecify.annotations.Nullable;

/** Every number of a report in one list, section by section: the CSV, and what the tests compare the renderings with. */
final class Facts {
    private final Report report;
    private final List<Fact> facts = new ArrayList<>();

    private Facts(Report report) {
        this.report = report;
    }

    static List<Fact> of(Report report) {
        var facts = new Facts(report);
        facts.participation();
        facts.groups();
        facts.shared();
        facts.dividing();
        facts.minority();
        facts.unclear();
        facts.statements();
        facts.topics();
        facts.moderation();
        facts.axes();
        facts.stability();
        facts.without();
        facts.ends();
        return List.copyOf(facts.facts);
    }

    private void participation() {
        var people = report.participation();
        facts.add(Fact.count("participation", "participants", people.participants()));
        if (!report.results().groups().isEmpty()) {
            facts.add(Fact.count(
                    "participation", "grouped", report.results().counts().grouped()));
        }
        facts.add(
                Fact.count("participation", "tested", report.results().verdict().included()));
        facts.add(Fact.count("participation", "authors", people.authors()));
        facts.add(Fact.count("participation", "votes", people.votes()));
        facts.add(Fact.count("participation", "votes-per-person-median", people.votesPerPerson()));
        facts.add(Fact.count(
                "participation", "statements", report.results().counts().statements()));
        people.channels().forEach(c -> facts.add(Fact.count("participation", "channel " + c.name(), c.people())));
        people.joined()
                .forEach(p -> facts.add(Fact.count("participation", "joined " + p.from() + "/" + p.to(), p.people())));
    }

    private void groups() {
        for (Results.Group group : report.results().groups()) {
            String letter = String.valueOf(group.letter());
            facts.add(Fact.count("groups", "size " + letter, group.size()));
            for (Results.Making making : group.making()) {
                String side = side(making.side());
                facts.add(Fact.of("groups", making.statementId(), letter, side, making.inGroup()));
                facts.add(Fact.of("groups", making.statementId(), "others", side, making.elsewhere()));
            }
        }
    }

    private void shared() {
        for (Results.Shared shared : report.results().shared()) {
            facts.add(Fact.bare(
                    "shared",
                    shared.statementId(),
                    "",
                    side(shared.side()) + "-at-least",
                    OptionalDouble.of(shared.atLeast())));
            shared.margin()
                    .ifPresent(persons -> facts.add(Fact.bare(
                            "shared", shared.statementId(), "", "margin-persons", OptionalDouble.of(persons))));
        }
    }

    private void dividing() {
        for (Results.Dividing dividing : report.results().dividing()) {
            facts.add(Fact.bare(
                    "dividing", dividing.statementId(), "", "difference", OptionalDouble.of(dividing.difference())));
        }
    }

    private void minority() {
        for (Results.Minority minority : report.results().minority()) {
            String who = minority.group().isPresent() ? letter(minority.group().getAsInt()) : "all";
            facts.add(Fact.of("minority", minority.statementId(), who, side(minority.side()), minority.holders()));
            minority.elsewhere()
                    .ifPresent(share -> facts.add(
                            Fact.of("minority", minority.statementId(), "others", side(minority.side()), share)));
        }
    }

    private void unclear() {
        for (Results.Unclear unclear : report.results().unclear()) {
            String reason = unclear.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            facts.add(Fact.of(
                    "unclear",
                    unclear.statementId(),
                    "all",
                    reason,
                    unclear.passes().orElse(null)));
        }
    }

    private void statements() {
        for (Results.StatementResult statement : report.results().statements()) {
            cell(statement.statementId(), "all", statement.everybody());
            for (int g = 0; g < statement.groups().size(); g++) {
                cell(statement.statementId(), letter(g), statement.groups().get(g));
            }
        }
    }

    private void topics() {
        report.topics()
                .forEach(topic -> facts.add(
                        Fact.count("topics", topic.code(), topic.statements().size())));
    }

    private void cell(int statement, String who, Cell cell) {
        switch (cell) {
            case Cell.Known known -> {
                share(statement, who, "agree", known.agree());
                share(statement, who, "pass", known.pass());
                share(statement, who, "disagree", known.disagree());
            }
            case Cell.Suppressed ignored -> share(statement, who, "kept-back", null);
        }
    }

    private void share(int statement, String who, String measure, @Nullable Share share) {
        facts.add(Fact.of("statements", statement, who, measure, share));
    }

    private void moderation() {
        var moderation = report.moderation();
        facts.add(Fact.count("moderation", "submitted", moderation.submitted()));
        facts.add(Fact.count("moderation", "seeded", moderation.seeded()));
        facts.add(Fact.count("moderation", "accepted", moderation.accepted()));
        facts.add(Fact.count("moderation", "rejected", moderation.rejected()));
        facts.add(Fact.count("moderation", "waiting", moderation.waiting()));
        moderation.reasons().forEach(r -> facts.add(Fact.count("moderation", "reason " + r.code(), r.statements())));
    }

    private void axes() {
        for (Report.AxisTest axis : report.certainty().axes()) {
            facts.add(Fact.count("certainty", "axis " + axis.number() + " share", axis.share()));
            facts.add(
                    Fact.count("certainty", "axis " + axis.number() + " share when shuffled", axis.shuffledHighest()));
        }
    }

    /** How often the groups came out again when people or statements were left out. */
    private void stability() {
        var certainty = report.certainty();
        draws("people", certainty.peopleDraws(), certainty.peopleDemanded());
        draws("statement", certainty.statementDraws(), certainty.statementsDemanded());
    }

    /** With and without the participants set aside. */
    private void without() {
        report.results().without().ifPresent(without -> {
            without.people().ifPresent(people -> facts.add(Fact.count("without", "set-aside", people)));
            without.votes().ifPresent(votes -> facts.add(Fact.count("without", "votes", votes)));
            for (Without.Compared statement : without.statements()) {
                facts.add(Fact.of("without", statement.statementId(), "all", "agree", statement.all()));
                facts.add(Fact.of("without", statement.statementId(), "without", "agree", statement.without()));
            }
        });
    }

    private void draws(String what, List<Double> draws, double demanded) {
        if (draws.isEmpty()) {
            return;
        }
        facts.add(Fact.count("certainty", what + "-draws", draws.size()));
        facts.add(Fact.count(
                "certainty",
                what + "-draws-reached",
                draws.stream().filter(draw -> draw >= demanded).count()));
    }

    /** What the quarters at both ends of the first line of opinion agree with. */
    private void ends() {
        report.results().axes().stream()
                .limit(1)
                .flatMap(axis -> axis.ends().stream())
                .forEach(end -> {
                    facts.add(Fact.of("groups", end.statementId(), "one-end", "agree", end.minusAgree()));
                    facts.add(Fact.of("groups", end.statementId(), "other-end", "agree", end.plusAgree()));
                });
    }

    private String letter(int group) {
        return String.valueOf(report.results().groups().get(group).letter());
    }

    private static String side(Results.Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
