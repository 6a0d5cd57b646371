package nl.polder.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A matrix built from vote events")
class VoteMatrixTest {
    private static String text(VoteMatrix votes) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < votes.participants(); row++) {
            text.append(votes.participantId(row)).append(':');
            for (int i = votes.rowStart(row); i < votes.rowEnd(row); i++) {
                text.append(' ')
                        .append(votes.statementId(votes.statementAt(i)))
                        .append('=')
                        .append(votes.valueAt(i));
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    void keeps_the_vote_with_the_latest_time_whatever_the_order_of_arrival() {
        VoteMatrixBuilder.Built built = new VoteMatrixBuilder()
                .add(3, 1, 1, 20)
                .add(3, 1, -1, 10)
                .add(3, 1, 0, 20)
                .buildWithReport();
        assertThat(text(built.matrix())).isEqualTo("3: 1=0\n");
        assertThat(built.report()).isEqualTo(new VoteMatrixBuilder.Report(3, 1, 2, 0));
    }

    @Test
    void has_no_cell_for_a_vote_that_was_withdrawn_last_and_no_row_for_who_has_no_vote_left() {
        VoteMatrixBuilder.Built built = new VoteMatrixBuilder()
                .add(0, 0, 1, 1)
                .undo(0, 0, 2)
                .add(1, 4, 1, 1)
                .undo(1, 4, 2)
                .add(1, 4, -1, 3)
                .buildWithReport();
        assertThat(text(built.matrix())).isEqualTo("1: 4=-1\n");
        assertThat(built.report()).isEqualTo(new VoteMatrixBuilder.Report(5, 1, 3, 1));
    }

    @Test
    void orders_rows_by_first_appearance_when_events_are_sorted_by_statement_and_participant() {
        VoteMatrix votes = new VoteMatrixBuilder()
                .add(9, 7, 1, 0)
                .add(2, 7, 1, 0)
                .add(5, 3, 1, 0)
                .add(9, 3, 1, 0)
                .add(1, 8, 1, 0)
                .build();
        assertThat(votes.participantIds()).containsExactly(5, 9, 2, 1);
        assertThat(votes.statementIds()).containsExactly(3, 7, 8);
    }

    @Test
    void is_the_same_for_every_order_of_events() {
        long seed = VoteMatrices.seed();
        List<DataKit.Event> events = VoteMatrices.events(40, 12, 600, seed);
        String sorted = text(DataKit.matrixOf(events));
        Collections.shuffle(events, new Random(seed));
        assertThat(text(DataKit.matrixOf(events))).as("seed " + seed).isEqualTo(sorted);
    }

    @Test
    void refuses_values_that_are_no_votes_and_negative_ids() {
        assertThatThrownBy(() -> new VoteMatrixBuilder().add(0, 0, 2, 0)).hasMessageContaining("-1, 0 or 1, not 2");
        assertThatThrownBy(() -> new VoteMatrixBuilder().add(0, 0, -2, 0)).hasMessageContaining("not -2");
        assertThatThrownBy(() -> new VoteMatrixBuilder().add(-1, 0, 1, 0)).hasMessageContaining("from 0");
        assertThatThrownBy(() -> new LiveVotes().cast(0, 0, 3)).hasMessageContaining("not 3");
    }

    @Test
    void finds_the_votes_of_a_statement_in_row_order() {
        VoteMatrix votes = VoteMatrices.parse("""
                 s0 s1 s2
            ana   +  .  -
            ben   0  +  .
            cleo  .  -  +
            """);
        Columns columns = votes.columns();
        assertThat(columns.size(1)).isEqualTo(2);
        assertThat(columns.participantAt(columns.start(1))).isEqualTo(1);
        assertThat(columns.valueAt(columns.end(1) - 1)).isEqualTo(-1);
        assertThat(votes.valueAt(columns.entryAt(columns.start(2)))).isEqualTo(-1);
    }

    @Test
    void selects_rows_in_any_order_and_ascending_columns() {
        VoteMatrix votes = VoteMatrices.parse("""
                 s0 s1 s2
            ana   +  .  -
            ben   0  +  .
            """);
        assertThat(text(votes.select(new int[] {1, 0, 0}, new int[] {0, 2})))
                .isEqualTo("1: 0=0\n0: 0=1 2=-1\n0: 0=1 2=-1\n");
        assertThatThrownBy(() -> votes.selectColumns(new int[] {1, 0})).hasMessageContaining("ascend");
    }

    @Test
    void holds_65_536_statements_in_16_bits_and_one_more_in_32() {
        for (int statements : new int[] {65_536, 65_537}) {
            VoteMatrixBuilder builder = new VoteMatrixBuilder();
            for (int s = 0; s < statements; s++) {
                builder.add(s % 3, s, s % 2, 0);
            }
            VoteMatrix votes = builder.build();
            assertThat(votes.statements()).isEqualTo(statements);
            int last = votes.findColumn(statements - 1).orElseThrow();
            int row = votes.participantIndex().find((statements - 1) % 3).orElseThrow();
            assertThat(votes.statementAt(votes.rowEnd(row) - 1)).isEqualTo(last);
        }
    }

    @Test
    void kept_vote_by_vote_equals_the_one_built_from_all_events() {
        long seed = VoteMatrices.seed();
        List<DataKit.Event> events = VoteMatrices.events(60, 20, 2_000, seed);
        LiveVotes live = new LiveVotes();
        events.forEach(e -> live.cast(e.participant(), e.statement(), e.value()));
        assertThat(text(live.snapshot())).as("seed " + seed).isEqualTo(text(DataKit.matrixOf(events)));
    }

    @Test
    void kept_through_re_votes_undos_and_erasures_equals_the_one_built_from_what_is_left() {
        long seed = VoteMatrices.seed();
        Random random = new Random(seed);
        LiveVotes live = new LiveVotes();
        Map<List<Integer>, Integer> votes = new HashMap<>();
        for (int step = 0; step < 2_000; step++) {
            List<Integer> pair = List.of(random.nextInt(30), random.nextInt(25));
            switch (random.nextInt(10)) {
                case 0 -> {
                    live.undo(pair.get(0), pair.get(1));
                    votes.remove(pair);
                }
                case 1 -> {
                    int gone = random.nextInt(120);
                    live.forget(gone);
                    votes.keySet().removeIf(other -> other.get(0) == gone);
                }
                default -> {
                    int value = random.nextInt(3) - 1;
                    live.cast(pair.get(0), pair.get(1), value);
                    votes.put(pair, value);
                }
            }
            if (step % 50 == 0) {
                VoteMatrixBuilder builder = new VoteMatrixBuilder();
                votes.forEach((at, value) -> builder.add(at.get(0), at.get(1), value, 0));
                assertThat(text(live.snapshot()))
                        .as("seed " + seed + ", step " + step)
                        .isEqualTo(text(builder.build()));
            }
        }
    }
}
