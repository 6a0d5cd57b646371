package nl.polder.clustering;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small matrices for tests: written as text, or drawn at random. */
public final class VoteMatrices {
    private VoteMatrices() {}

    /**
     * Reads a table: a line of statement names, then per participant a name and {@code +} agree, {@code -} disagree, {@code 0} pass, {@code .} not
     * seen. The n-th line is participant n, the n-th column statement n.
     */
    public static VoteMatrix parse(String table) {
        List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        for (int p = 0; p + 1 < lines.size(); p++) {
            String[] cells = lines.get(p + 1).strip().split("\\s+");
            for (int s = 0; s + 1 < cells.length; s++) {
                switch (cells[s + 1]) {
                    case "+" -> builder.add(p, s, 1, 0);
                    case "-" -> builder.add(p, s, -1, 0);
                    case "0" -> builder.add(p, s, 0, 0);
                    case "." -> {}
                    default -> throw new IllegalArgumentException("not a vote: " + cells[s + 1]);
                }
            }
        }
        return builder.build();
    }

    /** Events of a random conversation with two loose camps; a pair may vote more than once. */
    static List<DataKit.Event> events(int participants, int statements, int count, long seed) {
        Random random = new Random(seed);
        List<DataKit.Event> events = new ArrayList<>();
        for (int e = 0; e < count; e++) {
            int p = random.nextInt(participants);
            int s = random.nextInt(statements);
            int leaning = (p + s) % 2 == 0 ? 1 : -1;
            int value = random.nextInt(10) < 6 ? leaning : random.nextInt(3) - 1;
            events.add(new DataKit.Event(p, s, value, e));
        }
        return events;
    }

    static VoteMatrix random(int participants, int statements, int count, long seed) {
        return DataKit.matrixOf(events(participants, statements, count, seed));
    }

    /** The seed of a random test: given by {@code -Dtest.seed=}, else new. */
    static long seed() {
        String given = System.getProperty("test.seed", "");
        return given.isEmpty() ? System.nanoTime() & 0xFFFFFF : Long.parseLong(given);
    }
}
