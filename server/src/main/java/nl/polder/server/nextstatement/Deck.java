package nl.polder.server.nextstatement;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nl.polder.server.statement.Statement;

/**
 * The votable statements of a conversation and the draw of the next one.
 *
 * <p>With probability 0.7 by information: weight {@code ((1 − p)(E + 1)(1 + 8·2^(−S/5)))²} with p the share of passes (plus one
 * of two), E the extremity and S the number of votes; otherwise one of the least exposed third, all alike. Polis multiplies by
 * the share of agreement as well, which would show a statement that 8 % support 90 times less often than one that 80 % support:
 * the views of a minority would never be measured. Before any analysis: the least exposed first. Among the statements that this
 * participant has not voted on; nothing else about the participant counts.
 */
final class Deck {
    private static final double INFORMATION_SHARE = 0.7;
    private static final double NOVELTY = 8;
    private static final double NOVELTY_HALVES_EVERY_VOTES = 5;

    private final List<Statement> statements;
    private final double[] weights;
    private final boolean analysed;
    private final AtomicLongArray exposure;
    private final int[] leastExposedFirst;

    /**
     * @param statements votable ones
     * @param signals empty before any analysis
     * @param shown statement id to how often it was shown
     */
    Deck(List<Statement> statements, Map<Integer, StatementSignal> signals, Map<Integer, Long> shown) {
        this.statements = List.copyOf(statements);
        this.analysed = !signals.isEmpty();
        this.weights = this.statements.stream()
                .mapToDouble(s -> weight(signals.getOrDefault(s.id(), StatementSignal.NEW)))
                .toArray();
        this.exposure = new AtomicLongArray(this.statements.stream()
                .mapToLong(s -> shown.getOrDefault(s.id(), 0L))
                .toArray());
        this.leastExposedFirst = IntStream.range(0, this.statements.size())
                .boxed()
                .sorted(Comparator.comparingLong(exposure::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static double weight(StatementSignal signal) {
        double passShare = (signal.passes() + 1.0) / (signal.votes() + 2.0);
        double novelty = 1 + NOVELTY * Math.pow(2, -signal.votes() / NOVELTY_HALVES_EVERY_VOTES);
        double information = (1 - passShare) * (signal.extremity() + 1) * novelty;
        return information * information;
    }

    /** How many votable statements are not among these. */
    int remaining(Set<Integer> voted) {
        int remaining = 0;
        for (Statement statement : statements) {
            remaining += voted.contains(statement.id()) ? 0 : 1;
        }
        return remaining;
    }

    int size() {
        return statements.size();
    }

    /** The next card for somebody with these votes, counted as shown; empty when none is left. */
    Optional<Statement> draw(Set<Integer> voted, RandomGenerator random) {
        int remaining = remaining(voted);
        if (remaining == 0) {
            return Optional.empty();
        }
        int drawn = !analysed
                ? leastExposed(voted, random)
                : random.nextDouble() < INFORMATION_SHARE
                        ? byInformation(voted, random)
                        : amongLeastExposedThird(voted, remaining, random);
        exposure.incrementAndGet(drawn);
        return Optional.of(statements.get(drawn));
    }

    private int leastExposed(Set<Integer> voted, RandomGenerator random) {
        int least = -1;
        int ties = 0;
        for (int i = 0; i < statements.size(); i++) {
            if (voted.contains(statements.get(i).id())) {
                continue;
            }
            long difference = least < 0 ? -1 : exposure.get(i) - exposure.get(least);
            if (difference < 0) {
                least = i;
                ties = 1;
            } else if (difference == 0 && random.nextInt(++ties) == 0) {
                least = i;
            }
        }
        return least;
    }

    private int byInformation(Set<Integer> voted, RandomGenerator random) {
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            total += voted.contains(statements.get(i).id()) ? 0 : weights[i];
        }
        double target = random.nextDouble() * total;
        int last = -1;
        for (int i = 0; i < weights.length; i++) {
            if (voted.contains(statements.get(i).id())) {
                continue;
            }
            last = i;
            target -= weights[i];
            if (target < 0) {
                return i;
            }
        }
        return last;
    }

    private int amongLeastExposedThird(Set<Integer> voted, int remaining, RandomGenerator random) {
        int skip = random.nextInt(Math.ceilDiv(remaining, 3));
        for (int i : leastExposedFirst) {
            if (!voted.contains(statements.get(i).id()) && skip-- == 0) {
                return i;
            }
        }
        throw new IllegalStateException("fewer statements than counted");
    }
}
