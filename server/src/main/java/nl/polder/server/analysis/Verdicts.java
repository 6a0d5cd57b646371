package nl.polder.server.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import nl.polder.clustering.robust.RobustParticipants;
import nl.polder.clustering.robust.RobustResult;
import nl.polder.clustering.robust.finding.Axis;
import nl.polder.clustering.robust.finding.ComponentsTrial;
import nl.polder.clustering.robust.finding.RobustAnalysis;
import nl.polder.clustering.robust.finding.SeedTrial;
import nl.polder.clustering.robust.finding.Stability;
import nl.polder.server.analysis.Results.Verdict;
import nl.polder.server.analysis.Results.Verdict.Kind;

/** The robust analysis's verdict as readers see it, with the figures that it rests on. */
final class Verdicts {
    private Verdicts() {}

    static Verdict of(RobustResult robust, long position) {
        RobustAnalysis analysis = robust.analysis();
        int groups = analysis.distinctGroups() ? analysis.groups().size() : analysis.hintedGroups();
        return new Verdict(
                kind(analysis),
                analysis.distinctGroups(),
                groups,
                analysis.axesShown(),
                analysis.axesPassing(),
                analysis.counts().included(),
                between(robust.participants()),
                position,
                evidence(analysis));
    }

    private static Kind kind(RobustAnalysis analysis) {
        return switch (analysis.verdict()) {
            case NOTHING_COMPUTED, TOO_FEW -> Kind.TOO_FEW;
            case NO_AXIS -> Kind.NO_AXIS;
            case WEAK_AXIS -> Kind.WEAK_AXIS;
            case NO_DISTINCT_GROUPS -> Kind.CONTINUUM;
            case HINT -> Kind.HINT;
            case DISTINCT_STABLE -> Kind.STABLE;
            case DISTINCT_BLURRED -> Kind.BLURRED;
        };
    }

    private static int between(RobustParticipants people) {
        int between = 0;
        for (int row = 0; row < people.count(); row++) {
            between += people.between(row) ? 1 : 0;
        }
        return between;
    }

    private static Map<String, Double> evidence(RobustAnalysis analysis) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("permutations", (double) analysis.settings().permutations());
        figures.put("statementsUsed", (double) analysis.counts().usedStatements());
        if (!analysis.copies().isEmpty()) {
            figures.put("statementsAlike", (double) analysis.copies().stream()
                    .mapToInt(same -> same.statements().size())
                    .sum());
        }
        if (analysis.counts().sampled() < analysis.counts().included()) {
            figures.put("sampled", (double) analysis.counts().sampled());
        }
        for (Axis axis : analysis.axes()) {
            if (axis.passes() || axis.number() == 1) {
                figures.put("axis" + axis.number() + "Share", axis.share());
                figures.put(
                        "axis" + axis.number() + "ShuffledMax", axis.shuffled().max());
                figures.put("axis" + axis.number() + "Z", axis.z());
                figures.put("axis" + axis.number() + "PAtMost", axis.p());
                figures.put("axis" + axis.number() + "Recovered", axis.recovered());
            }
        }
        analysis.trials().stream().filter(SeedTrial::chosen).findFirst().ifPresent(seed -> {
            for (ComponentsTrial trial : seed.trials()) {
                figures.put("components" + trial.components() + "Gain", trial.gain());
                figures.put("components" + trial.components() + "Depth", trial.depth());
                figures.put("components" + trial.components() + "Effect", trial.effect());
            }
        });
        Stability stability = analysis.stability();
        if (stability != null) {
            figures.put("stabilityLeavingOutPeople", stability.peopleMedian());
            figures.put("stabilityLeavingOutStatements", stability.statementsMedian());
            figures.put("stabilityDraws", (double) stability.verdictDraws());
            figures.put("stabilitySameVerdict", (double) stability.sameVerdict());
        }
        figures.put("meanMembership", analysis.meanMembership());
        return figures;
    }
}
