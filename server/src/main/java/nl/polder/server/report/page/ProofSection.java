package nl.polder.server.report.page;

import java.util.List;

/** What this report was made from, so that anyone who may see the rows can make it again. */
final class ProofSection {
    private ProofSection() {}

    static Section of(Words words, Imprint imprint) {
        var version = words.results().version();
        var section = new Section.Builder("proof", words.text("proof.title"), words.text("proof.opening"));
        section.add(Block.table(new Block.Table(
                "proof",
                words.text("proof.title"),
                words.text("proof.table"),
                List.of(PeopleSection.column(words.text("what")), PeopleSection.column(words.text("proof.value"))),
                List.of(
                        row(words, "proof.position", words.formats.count(version.position())),
                        row(words, "proof.hash", grouped(version.hash())),
                        row(words, "proof.algorithm", version.algorithm()),
                        row(words, "proof.seed", Long.toString(version.seed())),
                        row(words, "proof.analysis", Integer.toString(version.number()))))));
        section.add(Block.paragraph(words.text("proof.tiers")));
        section.add(Block.paragraph(words.text("proof.files")));
        boolean imported = words.report().head().imported();
        section.add(Block.paragraph(words.text(imported ? "proof.licenceUnknown" : "proof.licenceFree")));
        section.add(Block.paragraph(words.text("proof.source", "source", imprint.source())));
        return section.done();
    }

    private static Block.Row row(Words words, String key, String value) {
        return Block.Row.of(words.text(key), List.of(value));
    }

    /** In fours, so that it can be read aloud and compared, and breaks on a narrow page. */
    private static String grouped(String hash) {
        return hash.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
