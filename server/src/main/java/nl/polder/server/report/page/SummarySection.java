package nl.polder.server.report.page;

import java.util.List;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Results.Minority;
import nl.polder.server.analysis.Results.Shared;

/** The summary: one page that can be read aloud. */
final class SummarySection {
    private static final int SHARED = 3;
    private static final int MINORITY = 2;

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
                        results.counts().statements()));
        if (words.report().head().simulated()) {
            section.add(Block.note(words.text("simulated")));
        }
        section.add(Block.paragraph(Verdicts.sentence(words)));
        shared(section);
        dividing(section);
        minority(section);
        section.add(Block.heading(words.text("summary.sure")));
        section.add(Block.paragraph(Verdicts.certainty(words)));
        section.add(Block.paragraph(words.text("summary.notRepresentative")));
        return section.done();
    }

    private void shared(Section.Builder section) {
        section.add(Block.heading(words.text(results.groups().isEmpty() ? "shared.titleAll" : "shared.title")));
        List<Shared> best = results.shared().stream().limit(SHARED).toList();
        if (best.isEmpty()) {
            section.add(Block.paragraph(words.text("shared.none")));
        } else {
            section.add(Block.findings(best.stream()
                    .map(s -> new Block.Finding(
                            words.statement(s.statementId()),
                            words.languageOf(s.statementId()),
                            SharedSection.sentence(words, s)))
                    .toList()));
        }
    }

    private void dividing(Section.Builder section) {
        section.add(Block.heading(words.text("dividing.title")));
        if (results.dividing().isEmpty()) {
            section.add(Block.paragraph(words.text("dividing.none")));
            return;
        }
        var first = results.dividing().getFirst();
        section.add(Block.quoted(new Block.Quoted(
                words.statement(first.statementId()),
                words.languageOf(first.statementId()),
                DividingSection.sentence(words, first),
                "")));
        results.statement(first.statementId()).ifPresent(s -> section.add(new Drawn(words).bars(s)));
    }

    private void minority(Section.Builder section) {
        section.add(Block.heading(words.text("minority.title")));
        List<Minority> voices = results.minority().stream().limit(MINORITY).toList();
        if (voices.isEmpty()) {
            section.add(Block.paragraph(words.text("minority.none")));
        } else {
            section.add(Block.findings(voices.stream()
                    .map(m -> new Block.Finding(
                            words.statement(m.statementId()),
                            words.languageOf(m.statementId()),
                            MinoritySection.sentence(words, m)))
                    .toList()));
        }
    }
}
