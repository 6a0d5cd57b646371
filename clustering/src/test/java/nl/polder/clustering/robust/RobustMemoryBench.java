package nl.polder.clustering.robust;

import java.util.HashMap;
import java.util.Map;
import nl.polder.clustering.GeneratedVotes;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrix;

/**
 * Runs mode robust once, so that {@code ops/bench robust memory} can look for the smallest heap in which it ends. Prints what the
 * votes themselves take.
 */
final class RobustMemoryBench {
    private RobustMemoryBench() {}

    /** Arguments: R, L or D as in {@link RobustBench}; {@code none} as second argument only makes the votes. */
    public static void main(String[] arguments) {
        Moderation moderation = Moderation.none();
        VoteMatrix votes;
        switch (arguments[0]) {
            case "R" -> {
                Kit.Conversation real = Kit.load("austria-climate.5twd2jsnkf.2022-08-08");
                votes = real.votes();
                moderation = real.moderation();
            }
            case "L" -> votes = GeneratedVotes.of(100_000, 500, 0.08, 1);
            default ->
                votes = new Simulated(new Simulated.Size(100_000, 500, 0.08), 1)
                        .groups(new double[] {0.6, 0.4}, 0.97, 0.3)
                        .votes();
        }
        Map<Integer, Integer> segments = new HashMap<>();
        for (int id : votes.participantIds()) {
            segments.put(id, id % 2);
        }
        System.gc();
        Runtime machine = Runtime.getRuntime();
        long held = machine.totalMemory() - machine.freeMemory();
        System.out.println("held before MiB " + (held >> 20));
        if (arguments.length > 1) {
            return;
        }
        RobustOptions options = RobustOptions.withSeed(1).withSegments(segments).withPermutations(19);
        RobustResult result = RobustAnalyser.analyse(votes, moderation, options);
        System.out.println(result.analysis().verdict() + ", people "
                + result.participants().count());
    }
}
