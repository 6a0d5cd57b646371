package nl.polder.clustering.robust;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.polder.clustering.Analyser;
import nl.polder.clustering.Analysis;
import nl.polder.clustering.AnalysisOptions;
import nl.polder.clustering.BenchFigure;
import nl.polder.clustering.GeneratedVotes;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrix;

/**
 * {@code ops/bench robust}: what mode robust costs as a server runs it, segments of mode polis included; one JSON line per figure.
 * The first run is counted too, since a server analyses with code that is seldom warm.
 */
final class RobustBench {
    private static final int REPEATS = 3;
    private static final long SEED = 1;

    private RobustBench() {}

    /** Arguments: R, L or D (as large as L, with distinct groups, whose stability is measured too), then the number of threads (1). */
    public static void main(String[] arguments) {
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        switch (arguments[0]) {
            case "R" -> {
                Kit.Conversation real = Kit.load("austria-climate.5twd2jsnkf.2022-08-08");
                measure("R", real.votes(), real.moderation(), threads, 10);
            }
            case "L" -> measure("L", GeneratedVotes.of(100_000, 500, 0.08, 1), Moderation.none(), threads, 60);
            case "D" -> {
                var camps = new Simulated(new Simulated.Size(100_000, 500, 0.08), SEED);
                VoteMatrix votes =
                        camps.groups(new double[] {0.6, 0.4}, 0.97, 0.3).votes();
                measure("D", votes, Moderation.none(), threads, 60);
            }
            default -> throw new IllegalArgumentException("R, L or D, not " + arguments[0]);
        }
    }

    private static void measure(String set, VoteMatrix votes, Moderation moderation, int threads, double target) {
        RobustOptions options = RobustOptions.withSeed(SEED)
                .withThreads(threads)
                .withSegments(segments(Analyser.analyse(votes, moderation, AnalysisOptions.standard(), SEED)));
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double[] wall = new double[REPEATS];
        double[] processor = new double[REPEATS];
        RobustResult result = null;
        for (int i = 0; i < REPEATS; i++) {
            long processorBefore = machine.getProcessCpuTime();
            long before = System.nanoTime();
            result = RobustAnalyser.analyse(votes, moderation, options);
            wall[i] = (System.nanoTime() - before) / 1e9;
            processor[i] = (machine.getProcessCpuTime() - processorBefore) / 1e9;
            System.err.printf("%s run %d: %.1f s, processor %.1f s%n", set, i + 1, wall[i], processor[i]);
        }
        var counts = result.analysis().counts();
        System.err.printf(
                "%s: %d people on %d statements, fitted on %d, verdict %s, %d placed, stability %s%n",
                set,
                counts.included(),
                counts.usedStatements(),
                counts.sampled(),
                result.analysis().verdict().code(),
                result.participants().count(),
                result.analysis().stability());
        print(set + " mode robust, first run", wall[0], "s", target, threads);
        print(set + " mode robust", median(wall), "s", target, threads);
        print(set + " mode robust, processor", median(processor), "s", target, threads);
        print(set + " peak resident memory", BenchFigure.peakMebibytes(), "MiB", Double.NaN, threads);
    }

    private static void print(String name, double value, String unit, double target, int threads) {
        new BenchFigure(name, value, unit, target).print("robust", threads);
    }

    private static Map<Integer, Integer> segments(Analysis polis) {
        int[] groups =
                polis.people().groupOfRows(polis.findGrouping(polis.bestK()).orElseThrow());
        return IntStream.range(0, groups.length)
                .filter(row -> groups[row] >= 0)
                .boxed()
                .collect(Collectors.toMap(polis.people()::participantId, row -> groups[row]));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
