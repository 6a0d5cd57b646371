package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.polder.server.analysis.Results;

/** The summary: one page that can be read aloud. What is too long for it stands in its chapter. */
final class SummarySection {
    private static final int SHARED = 3;
    private static final int MINORITY = 2;
    /** Characters of statements that leave the rest of an A4 to the figures, per part. */
    private static final int SHARED_CHARACTERS = 440;

    private static final int MINORITY_CHARACTERS = 320;
    private static final int ONE_CHARACTERS = 240;

    private final Words words;
    private final Results results;

    private SummarySection(Words words) {
        this.words = words;
        this.results = words.results();
    }

    static Section of(Words words) {
        return new SummarySection(words).build();
    }

    private Section build() {
        var people = words.report().participation();
        var section = new Section.Builder(
                "summary",
                words.text("summary.title"),
                words.text(
                        "summary.opening",
                        "participants",
                        people.participants(),
                        "votes",
                        people.votes(),
                        "statements",
                        results.counts().statements(),
                        "absent",
                        words.absent()));
        if (words.report().head().simulated()) {
            section.add(Block.note(words.text("simulated")));
        }
        section.add(Block.paragraph(Verdicts.sentence(words)));
        if (!results.groups().isEmpty()) {
            section.add(Block.small(results.groups().stream().map(this::size).collect(Collectors.joining(" · "))));
            if (words.skipsLetters()) {
                section.add(Block.small(words.text("letters")));
            }
        }
        shared(section);
        if (people.participants() > 0) {
            dividing(section);
            ends(section);
            minority(section);
        }
        section.add(Block.heading(words.text("summary.sure")));
        section.add(Block.paragraph(Verdicts.certainty(words)));
        if (people.participants() > 0) {
            unclear(section);
            section.add(Block.paragraph(words.text("summary.notRepresentative")));
        }
        return section.done();
    }

    private void shared(Section.Builder section) {
        section.add(Block.heading(words.textOfShared("shared.title")));
        findings(
                section,
                results.shared().stream()
                        .map(s -> finding(s.statementId(), words.answered(s.side()), SharedSection.sentence(words, s)))
                        .toList(),
                SHARED,
                SHARED_CHARACTERS,
                "shared.none");
    }

    private void dividing(Section.Builder section) {
        section.add(Block.heading(words.text("dividing.title")));
        if (results.dividing().isEmpty()) {
            section.add(Block.paragraph(words.nothingFound("dividing.none")));
            return;
        }
        results.dividing().stream()
                .map(Results.Dividing::statementId)
                .flatMap(id -> results.statement(id).stream())
                .filter(s -> length(s.statementId()) <= ONE_CHARACTERS)
                .findFirst()
                .ifPresentOrElse(
                        s -> section.add(new Drawn(words).quoted(s, DividingSection.sentence(words, s))),
                        () -> section.add(Block.paragraph(words.text("summary.tooLong"))));
    }

    /** What lies at the two ends of the line, where the groups are segments of one. */
    private void ends(Section.Builder section) {
        if (words.distinct() || results.groups().isEmpty() || results.axes().isEmpty()) {
            return;
        }
        Set<Integer> divides = results.dividing().stream()
                .limit(1)
                .map(Results.Dividing::statementId)
                .collect(Collectors.toSet());
        results.axes().getFirst().ends().stream()
                .filter(end -> length(end.statementId()) <= ONE_CHARACTERS && !divides.contains(end.statementId()))
                .findFirst()
                .ifPresent(end -> {
                    section.add(Block.heading(words.text("groups.endsTitle")));
                    section.add(Block.findings(List.of(finding(
                            end.statementId(),
                            "",
                            words.text(
                                    "summary.ends",
                                    "one",
                                    words.shareOf(end.minusAgree()),
                                    "other",
                                    words.shareOf(end.plusAgree()),
                                    "oneSide",
                                    GroupsSection.ends(words)
                                            .map(parts -> " " + words.text("summary.side", "name", parts.one()))
                                            .orElse(""))))));
                });
    }

    private void minority(Section.Builder section) {
        section.add(Block.heading(words.text("minority.title")));
        findings(
                section,
                results.minority().stream()
                        .map(m ->
                                finding(m.statementId(), words.answered(m.side()), MinoritySection.sentence(words, m)))
                        .toList(),
                MINORITY,
                MINORITY_CHARACTERS,
                "minority.none");
    }

    /** Where nothing was found, how much there is to find yet. */
    private void unclear(Section.Builder section) {
        boolean nothing = results.shared().isEmpty()
                && results.dividing().isEmpty()
                && results.minority().isEmpty();
        if (nothing && !results.unclear().isEmpty()) {
            section.add(Block.paragraph(
                    words.text("unclear.opening", "count", results.unclear().size())));
        }
    }

    /** The first that fit: so many at most, and so many characters of statements together. */
    private void findings(Section.Builder section, List<Block.Finding> all, int most, int characters, String noneKey) {
        List<Block.Finding> fitting = new ArrayList<>();
        int left = characters;
        for (Block.Finding finding : all) {
            if (fitting.size() < most && finding.statement().length() <= left) {
                fitting.add(finding);
                left -= finding.statement().length();
            }
        }
        if (all.isEmpty()) {
            section.add(Block.paragraph(words.nothingFound(noneKey)));
        } else if (fitting.isEmpty()) {
            section.add(Block.paragraph(words.text("summary.tooLong")));
        } else {
            section.add(Block.findings(fitting));
            if (all.size() > fitting.size()) {
                section.add(Block.small(words.text("summary.more", "count", all.size() - fitting.size())));
            }
        }
    }

    private Block.Finding finding(int statement, String answer, String said) {
        return new Block.Finding(statement, answer, words.statement(statement), words.languageOf(statement), said);
    }

    private String size(Results.Group group) {
        return words.text(
                "groups.name", "letter", group.letter(), "people", group.size(), "share", words.percent(group.share()));
    }

    private int length(int statement) {
        return words.statement(statement).length();
    }
}
