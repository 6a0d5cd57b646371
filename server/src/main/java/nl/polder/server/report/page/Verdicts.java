package nl.polder.server.report.page;

import java.util.List;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Results.Verdict.Kind;

/** What kind of summary the groups are, in one place for the summary and for the chapter on certainty. */
final class Verdicts {
    /** Below so many people no groups are looked for. */
    private static final int PEOPLE_MIN = 50;

    private Verdicts() {}

    /** The sentence that everything about groups stands under. */
    static String sentence(Words words) {
        Results results = words.results();
        var verdict = results.verdict();
        return switch (verdict.kind()) {
            case STABLE ->
                words.text("verdict.stable", "groups", results.groups().size());
            case BLURRED ->
                words.text(
                        "verdict.blurred",
                        "groups",
                        results.groups().size(),
                        "between",
                        verdict.between(),
                        "included",
                        verdict.included(),
                        "share",
                        words.percent((double) verdict.between() / Math.max(1, verdict.included())));
            case CONTINUUM ->
                words.text(results.groups().isEmpty() ? "verdict.continuumNoSegments" : "verdict.continuum");
            case HINT -> words.text("verdict.hint", "groups", verdict.groupCount());
            case NO_AXIS -> words.text("verdict.noAxis");
            case WEAK_AXIS -> words.text("verdict.weakAxis");
            case TOO_FEW ->
                comparable(words)
                        ? words.text("verdict.tooFew", "included", verdict.included())
                        : words.text("verdict.nothingToCompare");
            case PENDING -> words.text("verdict.pending");
        };
    }

    /** Whether it is for lack of people that there are no groups, and not for lack of differences or of statements. */
    private static boolean comparable(Words words) {
        int included = words.results().verdict().included();
        return included > 0 && included < PEOPLE_MIN
                || words.report().participation().participants() == 0;
    }

    /** How sure that is, with the figures it rests on. */
    static String certainty(Words words) {
        var verdict = words.results().verdict();
        if (verdict.distinctGroups()) {
            return stability(words);
        }
        return switch (verdict.kind()) {
            case CONTINUUM, HINT ->
                words.text(
                        "certainty.continuum",
                        "included",
                        verdict.included(),
                        "axes",
                        Math.max(1, verdict.axesShown()));
            case NO_AXIS -> words.text("certainty.noAxis", "included", verdict.included());
            case WEAK_AXIS -> words.text("certainty.weakAxis", "included", verdict.included());
            case TOO_FEW -> words.text(comparable(words) ? "certainty.tooFew" : "certainty.nothingToCompare");
            case STABLE, BLURRED, PENDING -> words.text("certainty.pending");
        };
    }

    private static String stability(Words words) {
        List<Double> draws = words.report().certainty().peopleDraws();
        double demanded = words.report().certainty().peopleDemanded();
        long same = draws.stream().filter(ari -> ari >= demanded).count();
        return words.text(
                words.results().verdict().kind() == Kind.STABLE ? "certainty.stable" : "certainty.blurred",
                "same",
                same,
                "draws",
                draws.size());
    }
}
