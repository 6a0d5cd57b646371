package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.List;
import nl.polder.server.report.Report.Moderation;

/** What was decided about statements, and why. */
final class ModerationSection {
    private ModerationSection() {}

    static Section of(Words words) {
        Moderation moderation = words.report().moderation();
        var section = new Section.Builder(
                "moderation",
                words.text("moderation.title"),
                words.text(
                        "moderation.opening", "submitted", moderation.submitted(), "rejected", moderation.rejected()));
        section.add(Block.paragraph(
                words.text("moderation.mode." + (words.report().head().imported() ? "imported" : moderation.mode()))));
        List<Block.Row> rows = new ArrayList<>();
        if (moderation.seeded() > 0 || !words.report().head().imported()) {
            rows.add(row(words, words.text("moderation.seeded"), moderation.seeded()));
        }
        rows.add(row(words, words.text("moderation.submitted"), moderation.submitted()));
        rows.add(row(words, words.text("moderation.accepted"), moderation.accepted()));
        rows.add(row(words, words.text("moderation.waiting"), moderation.waiting()));
        rows.add(row(words, words.text("moderation.rejected"), moderation.rejected()));
        moderation.reasons().forEach(r -> rows.add(row(words, reason(words, r.code()), r.statements())));
        rows.add(
                words.marksNoPersonal()
                        ? Block.Row.of(words.text("moderation.meta"), List.of(words.text("moderation.metaUnknown")))
                        : row(words, words.text("moderation.meta"), moderation.meta()));
        section.add(Block.table(new Block.Table(
                "numbers",
                words.text("moderation.title"),
                words.text("moderation.table"),
                List.of(PeopleSection.column(words.text("what")), PeopleSection.column(words.text("number"))),
                rows)));
        return section.done();
    }

    private static String reason(Words words, String code) {
        return words.text(
                "moderation.because", "reason", words.has("reason." + code) ? words.text("reason." + code) : code);
    }

    private static Block.Row row(Words words, String name, int number) {
        return Block.Row.of(name, List.of(words.formats.count(number)));
    }
}
