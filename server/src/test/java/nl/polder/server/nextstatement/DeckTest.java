package nl.polder.server.nextstatement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.Origin;
import nl.polder.server.statement.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Drawing the next statement")
class DeckTest {
    private final Random random = new Random(7);

    @Test
    void the_weight_is_the_square_of_information_times_novelty() {
        // (1 − 1/2)·(0 + 1)·(1 + 8) = 4.5 for a new statement
        assertThat(Deck.weight(StatementSignal.NEW)).isEqualTo(20.25);
        // (1 − 3/12)·(1 + 1)·(1 + 8·2^−2) = 4.5
        assertThat(Deck.weight(new StatementSignal(10, 2, 1.0))).isCloseTo(20.25, within(1e-12));
        assertThat(Deck.weight(new StatementSignal(100, 10, 1.0)))
                .as("support does not count, passes do")
                .isGreaterThan(Deck.weight(new StatementSignal(100, 60, 1.0)));
    }

    @Test
    void a_statement_that_was_voted_on_never_comes_again() {
        Deck deck = new Deck(statements(5), signals(5), Map.of());
        Set<Integer> voted = new HashSet<>();
        for (int left = 5; left > 0; left--) {
            assertThat(deck.remaining(voted)).isEqualTo(left);
            assertThat(voted.add(deck.draw(voted, random).orElseThrow().id())).isTrue();
        }
        assertThat(deck.draw(voted, random)).isEmpty();
    }

    @Test
    void before_any_analysis_the_least_exposed_comes_first() {
        Deck deck = new Deck(statements(4), Map.of(), Map.of(0, 5L, 1, 3L, 2, 9L, 3, 4L));
        assertThat(deck.draw(Set.of(), random).orElseThrow().id()).isEqualTo(1);
        assertThat(deck.draw(Set.of(1), random).orElseThrow().id()).isEqualTo(3);
    }

    @Test
    void before_any_analysis_exposure_stays_even() {
        Deck deck = new Deck(statements(10), Map.of(), Map.of());
        Map<Integer, Integer> shown = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            shown.merge(deck.draw(Set.of(), random).orElseThrow().id(), 1, Integer::sum);
        }
        assertThat(shown.values()).allMatch(count -> count == 100);
    }

    /**
     * A day of 2 000 people who vote on 15 of 100 statements each, with exposure refreshed as it is in the program, and a tenth
     * of the statements made as unattractive as can be.
     */
    @Test
    void every_statement_reaches_at_least_half_the_mean_exposure() {
        int statements = 100;
        Map<Integer, StatementSignal> signals = new HashMap<>();
        for (int id = 0; id < statements; id++) {
            signals.put(id, id < 10 ? new StatementSignal(500, 450, 0) : new StatementSignal(500, 50, id % 5));
        }
        Map<Integer, Long> shown = new HashMap<>();
        for (int person = 0; person < 2_000; person++) {
            Deck deck = new Deck(statements(statements), signals, shown);
            Set<Integer> voted = new HashSet<>();
            for (int i = 0; i < 15; i++) {
                int id = deck.draw(voted, random).orElseThrow().id();
                voted.add(id);
                shown.merge(id, 1L, Long::sum);
            }
        }
        double mean = 2_000 * 15 / (double) statements;
        assertThat(shown).hasSize(statements);
        assertThat(shown.values()).allMatch(count -> count >= mean / 2);
    }

    private static Map<Integer, StatementSignal> signals(int n) {
        Map<Integer, StatementSignal> signals = new HashMap<>();
        IntStream.range(0, n).forEach(id -> signals.put(id, new StatementSignal(10, 1, 0.5)));
        return signals;
    }

    private static List<Statement> statements(int n) {
        return IntStream.range(0, n)
                .mapToObj(id -> new Statement(
                        1,
                        id,
                        Origin.SEED,
                        Moderation.ACCEPTED,
                        Optional.empty(),
                        false,
                        OptionalInt.empty(),
                        "nl",
                        1,
                        Map.of("nl", "Stelling " + id),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Instant.EPOCH,
                        Optional.of(Instant.EPOCH)))
                .toList();
    }
}
