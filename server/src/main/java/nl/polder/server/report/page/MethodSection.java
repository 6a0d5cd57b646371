package nl.polder.server.report.page;

/** The method and its limits in plain words. */
final class MethodSection {
    private static final int STEPS = 5;
    private static final int LIMITS = 6;

    private MethodSection() {}

    static Section of(Words words) {
        var section = new Section.Builder("method", words.text("method.title"), words.text("method.opening"));
        for (int i = 1; i <= STEPS; i++) {
            section.add(Block.paragraph(words.text("method.step" + i)));
        }
        section.add(Block.heading(words.text("method.limits")));
        for (int i = 1; i <= LIMITS; i++) {
            section.add(Block.paragraph(words.text(
                    "method.limit" + i,
                    "absent",
                    words.absent(),
                    "unmarked",
                    words.marksNoPersonal() ? "yes" : "no",
                    "tips",
                    words.results().shared().isEmpty() ? "no" : "yes")));
        }
        return section.done();
    }
}
