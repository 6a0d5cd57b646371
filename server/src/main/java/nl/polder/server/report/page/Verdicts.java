package nl.polder.server.report.page;

import java.util.List;
import java.util.Optional;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Results.Verdict.Kind;

/** What kind of summary the groups are, in one place for the summary and for the chapter on certainty. */
final class Verdicts {
    private Verdicts() {}

    /** The sentence that everything about groups stands under. */
    static String sentence(Words words) {
        Results results = words.results();
        var verdict = results.verdict();
        if (isNobody(words)) {
            return words.text("verdict.tooFew", "included", 0);
        }
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
                words.text(
                        results.groups().isEmpty() ? "verdict.continuumNoSegments" : "verdict.continuum",
                        "between",
                        between(results));
            case HINT -> words.text("verdict.hint", "groups", verdict.groupCount(), "between", between(results));
            case NO_AXIS -> words.text("verdict.noAxis");
            case WEAK_AXIS -> words.text("verdict.weakAxis");
            case TOO_FEW ->
                results.lacksPeople()
                        ? words.text("verdict.tooFew", "included", verdict.included())
                        : words.text("verdict.nothingToCompare");
            case PENDING -> words.text("verdict.pending");
        };
    }

    /** Before the first vote there is nothing to judge, whatever the verdict is waiting for. */
    private static boolean isNobody(Words words) {
        return words.report().participation().participants() == 0;
    }

    private static String between(Results results) {
        return results.mostInBetween() ? "yes" : "no";
    }

    /** How sure that is, with the figures it rests on. */
    static String certainty(Words words) {
        var verdict = words.results().verdict();
        if (isNobody(words)) {
            return words.text("certainty.nobody");
        }
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
                        words.report().certainty().axes().isEmpty() ? 0 : Math.max(1, verdict.axesShown()),
                        "variation",
                        words.report().certainty().axes().stream()
                                .findFirst()
                                .map(axis -> words.percent(axis.share()))
                                .orElse(""));
            case NO_AXIS -> words.text("certainty.noAxis", "included", verdict.included());
            case WEAK_AXIS -> words.text("certainty.weakAxis", "included", verdict.included());
            case TOO_FEW ->
                words.text(words.results().lacksPeople() ? "certainty.tooFew" : "certainty.nothingToCompare");
            case STABLE, BLURRED, PENDING -> words.text("certainty.pending");
        };
    }

    /** Where it is said that most stand in between: how many that are. */
    static Optional<String> inBetween(Words words) {
        return words.results()
                .strip()
                .filter(strip -> words.results().mostInBetween())
                .map(strip -> words.text("certainty.between", "placed", strip.people(), "middle", strip.inBetween()));
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
