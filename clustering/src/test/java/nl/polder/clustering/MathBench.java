package nl.polder.clustering;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code ops/bench math}: how long mode polis takes, where the time goes and how it grows; one JSON line per figure. Medians after
 * warm-up. The large sets run in a JVM of their own with little memory ({@code MathBench L}), which reports its peak.
 */
final class MathBench {
    private static final int WARM_UP = 12;
    private static final int REPEATS = 9;
    private static final String REAL = "austria-climate.5twd2jsnkf.2022-08-08";

    private final int threads;

    private MathBench(int threads) {
        this.threads = threads;
    }

    /** Arguments: nothing for everything, or one of R, M, growth, L, XL. */
    public static void main(String[] arguments) throws Exception {
        int threads = BenchClock.threads();
        MathBench bench = new MathBench(threads);
        if (arguments.length == 0) {
            bench.real();
            bench.medium();
            bench.growth();
            bench.child("L", "-Xmx300m");
            bench.child("XL", "-Xmx1100m");
        } else {
            switch (arguments[0]) {
                case "R" -> bench.real();
                case "M" -> bench.medium();
                case "growth" -> bench.growth();
                default -> bench.large(arguments[0]);
            }
        }
    }

    private void print(BenchFigure figure) {
        figure.print("math", threads);
    }

    private AnalysisOptions options() {
        return AnalysisOptions.standard().withThreads(threads);
    }

    private void real() {
        DataKit.Conversation real = DataKit.conversation(REAL);
        VoteMatrix r = real.matrix();
        print(new BenchFigure(
                "R cold",
                BenchClock.median(3 * WARM_UP, REPEATS, () -> Analyser.analyse(r, real.moderation(), options(), 1)),
                BenchClock.unit(),
                40));
        phases("R", r, real.moderation(), 3 * WARM_UP, REPEATS);
        NewVotesBench.run(real, 5);
    }

    private void medium() {
        VoteMatrix m = GeneratedVotes.of(10_000, 200, 0.08, 1);
        print(new BenchFigure(
                "M cold",
                BenchClock.median(WARM_UP, REPEATS, () -> Analyser.analyse(m, Moderation.none(), options(), 1)),
                BenchClock.unit(),
                60));
        phases("M", m, Moderation.none(), WARM_UP, REPEATS);
    }

    /** The steps of the analysis one by one. */
    private void phases(String set, VoteMatrix votes, Moderation moderation, int warmUp, int repeats) {
        try (Parallel parallel = new Parallel(threads)) {
            boolean[] excluded = new boolean[votes.statements()];
            Arrays.setAll(new int[excluded.length], c -> {
                excluded[c] = moderation.isExcluded(votes.statementId(c));
                return 0;
            });
            int[] slots = new int[excluded.length];
            Arrays.setAll(slots, c -> c);
            CoVotes sums = CoVotes.of(votes, parallel);
            phase(set, "co-vote sums", warmUp, repeats, () -> CoVotes.of(votes, parallel));
            phase(
                    set,
                    "covariance",
                    warmUp,
                    repeats,
                    () -> DenseCovariance.of(sums, slots, excluded, votes.participants(), Fill.MEAN, parallel));
            Covariance covariance =
                    DenseCovariance.of(sums, slots, excluded, votes.participants(), Fill.MEAN, parallel);
            phase(set, "components", warmUp, repeats, () -> PrincipalComponents.of(covariance, List.of(), 1));
            PrincipalComponents components = PrincipalComponents.of(covariance, List.of(), 1);
            phase(
                    set,
                    "projection",
                    warmUp,
                    repeats,
                    () -> Projection.participants(votes, components, excluded, parallel));
            Points places = Projection.participants(votes, components, excluded, parallel);
            int[] rows = Inclusion.rows(Inclusion.of(votes, Set.of()));
            phase(
                    set,
                    "base clusters",
                    warmUp,
                    repeats,
                    () -> BaseClusters.of(votes, places, rows, List.of(), parallel));
            BaseClusters base = BaseClusters.of(votes, places, rows, List.of(), parallel);
            phase(
                    set,
                    "groups",
                    warmUp,
                    repeats,
                    () -> OpinionGroups.candidates(base, Weights.equal(), Map.of(), parallel));
            phase(set, "tallies", warmUp, repeats, () -> Tallies.ofBases(votes, base, Weights.equal(), parallel));
        }
    }

    private void phase(String set, String name, int warmUp, int repeats, Runnable work) {
        print(new BenchFigure(
                set + ": " + name, BenchClock.median(warmUp, repeats, work), BenchClock.unit(), Double.NaN));
    }

    /** Exponents: time ~ participants^a, statements^b, between sizes four times apart at 8 % answered. */
    private void growth() {
        double small = timeOf(5_000, 200);
        double tall = timeOf(80_000, 200);
        double wide = timeOf(5_000, 800);
        print(new BenchFigure("growth in participants, 5 000 to 80 000", exponent(small, tall, 16), "exponent", 1.15));
        print(new BenchFigure("growth in statements, 200 to 800", exponent(small, wide, 4), "exponent", 2));
    }

    private double timeOf(int participants, int statements) {
        VoteMatrix votes = GeneratedVotes.of(participants, statements, 0.08, 7);
        return BenchClock.median(WARM_UP, 7, () -> Analyser.analyse(votes, Moderation.none(), options(), 1));
    }

    private static double exponent(double before, double after, double factor) {
        return Math.log(after / before) / Math.log(factor);
    }

    private void large(String set) {
        boolean extra = set.equals("XL");
        VoteMatrix votes =
                extra ? GeneratedVotes.of(1_000_000, 1_000, 0.03, 1) : GeneratedVotes.of(100_000, 500, 0.08, 1);
        System.err.println(
                set + ": " + votes.participants() + " x " + votes.statements() + ", " + votes.votes() + " votes");
        double millis =
                BenchClock.median(extra ? 1 : 3, 5, () -> Analyser.analyse(votes, Moderation.none(), options(), 1));
        print(new BenchFigure(set + " cold", millis / 1000, "s", extra ? 8 : 1));
        print(new BenchFigure(set + " peak resident memory", BenchFigure.peakMebibytes(), "MiB", extra ? 1536 : 512));
        phases(set, votes, Moderation.none(), 1, 3);
        double estimate = MemoryEstimate.bytes(votes.participants(), votes.statements(), threads) / 1048576.0;
        print(new BenchFigure(set + " estimated memory beside the votes", estimate, "MiB", Double.NaN));
    }

    private void child(String set, String heap) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-Dbench.clock=" + System.getProperty("bench.clock", "wall"),
                "-cp",
                System.getProperty("java.class.path"),
                MathBench.class.getName(),
                set));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("the measurement of " + set + " failed with exit code " + exit);
        }
    }
}
