package nl.polder.clustering;

import java.util.Arrays;

/**
 * Votes of a made-up conversation with planted groups, seeded: each group has its own chance of agreeing with each statement, each
 * participant follows it loosely and has voted on a random share of the statements.
 */
public final class GeneratedVotes {
    private static final int GROUPS = 4;
    private static final double PASS = 0.12;

    private final int statements;
    private final double answered;
    private final SeededNumbers random;
    private final double[][] agree;

    private GeneratedVotes(int statements, double answered, long seed) {
        this.statements = statements;
        this.answered = answered;
        this.random = new SeededNumbers(seed);
        this.agree = new double[GROUPS][statements];
        for (double[] chances : agree) {
            Arrays.setAll(chances, c -> 0.08 + 0.84 * random.nextDouble());
        }
    }

    public static VoteMatrix of(int participants, int statements, double answered, long seed) {
        return new GeneratedVotes(statements, answered, seed).matrix(participants);
    }

    private VoteMatrix matrix(int participants) {
        int capacity = (int) (participants * (double) statements * answered * 1.02) + 10_000;
        VoteMatrix.Entries entries = new VoteMatrix.Entries(statements, capacity);
        int[] starts = new int[participants + 1];
        int at = 0;
        for (int p = 0; p < participants; p++) {
            double[] chances = agree[(int) (random.nextDouble() * random.nextDouble() * GROUPS)];
            double conviction = 0.4 + 0.6 * random.nextDouble();
            for (int c = gap(); c < statements; c += 1 + gap()) {
                entries.set(at++, c, vote(0.5 + conviction * (chances[c] - 0.5)));
            }
            starts[p + 1] = at;
        }
        return entries.matrix(sequence(participants), sequence(statements), starts, at);
    }

    /** Statements skipped before the next vote: geometric. */
    private int gap() {
        return (int) (Math.log(1 - random.nextDouble()) / Math.log(1 - answered));
    }

    private byte vote(double agreeing) {
        double draw = random.nextDouble();
        return (byte) (draw < PASS ? 0 : draw < PASS + (1 - PASS) * agreeing ? 1 : -1);
    }

    private static int[] sequence(int length) {
        int[] numbers = new int[length];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }
}
