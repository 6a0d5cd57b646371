package nl.polder.clustering.robust;

import java.util.Comparator;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.polder.clustering.robust.finding.ComponentsTrial;
import nl.polder.clustering.robust.finding.RobustAnalysis;
import nl.polder.clustering.robust.finding.SeedTrial;

/** The table of real conversations in {@code clustering/README.md}: mode robust beside Polis's own groups. */
final class KitTable {
    private KitTable() {}

    public static void main(String[] args) {
        System.out.println("| set | people x statements | axes pass / shown | verdict | gain for 2 components (sizes)"
                + " | Polis's groups | found again | seconds |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (String name : Kit.names()) {
            Kit.Conversation kit = Kit.load(name);
            long start = System.nanoTime();
            RobustOptions options = RobustOptions.withSeed(1).withSegments(kit.groupIds());
            RobustAnalysis found = RobustAnalyser.analyse(kit.votes(), kit.moderation(), options)
                    .analysis();
            double seconds = (System.nanoTime() - start) / 1e9;
            TreeMap<Integer, Long> sizes = new TreeMap<>(
                    kit.groupIds().values().stream().collect(Collectors.groupingBy(g -> g, Collectors.counting())));
            String polis = sizes.values().stream()
                    .sorted(Comparator.reverseOrder())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d x %d | %d / %d | %s | %s | %s | %s | %.1f |%n",
                    name,
                    found.counts().included(),
                    found.counts().usedStatements(),
                    found.axesPassing(),
                    found.axesShown(),
                    found.verdict().code(),
                    two(found),
                    polis.isEmpty() ? "–" : polis,
                    found.segments().isEmpty() ? "–" : Math.round(100 * found.segmentsRecovered()) + " %",
                    seconds);
        }
    }

    private static String two(RobustAnalysis found) {
        if (found.trials().isEmpty()) {
            return "–";
        }
        SeedTrial chosen =
                found.trials().stream().filter(SeedTrial::chosen).findFirst().orElseThrow();
        ComponentsTrial trial = chosen.trials().getFirst();
        String sizes = trial.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "%.1f (%s)", trial.gain(), sizes);
    }
}
