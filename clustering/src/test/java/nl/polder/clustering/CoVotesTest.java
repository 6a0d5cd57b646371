package nl.polder.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Co-vote sums")
class CoVotesTest {
    @Test
    void are_what_their_definition_says() {
        VoteMatrix votes = VoteMatrices.random(30, 9, 200, 3);
        CoVotes sums = CoVotes.of(votes, 1);
        for (int j = 0; j < votes.statements(); j++) {
            for (int k = 0; k < votes.statements(); k++) {
                int both = 0;
                int sum = 0;
                int product = 0;
                for (int row = 0; row < votes.participants(); row++) {
                    Integer atJ = value(votes, row, j);
                    Integer atK = value(votes, row, k);
                    if (atJ != null && atK != null) {
                        both++;
                        sum += atJ;
                        product += atJ * atK;
                    }
                }
                assertThat(sums.both(j, k)).isEqualTo(both);
                assertThat(sums.sum(j, k)).isEqualTo(sum);
                assertThat(sums.product(j, k)).isEqualTo(product);
            }
        }
    }

    private static Integer value(VoteMatrix votes, int row, int column) {
        for (int i = votes.rowStart(row); i < votes.rowEnd(row); i++) {
            if (votes.statementAt(i) == column) {
                return votes.valueAt(i);
            }
        }
        return null;
    }

    @Test
    void kept_through_re_votes_undos_and_erasures_equal_those_rebuilt_at_every_moment() {
        long seed = VoteMatrices.seed();
        Random random = new Random(seed);
        LiveVotes live = new LiveVotes();
        for (int step = 0; step < 3_000; step++) {
            int participant = random.nextInt(25);
            int statement = random.nextInt(15);
            switch (random.nextInt(12)) {
                case 0, 1 -> live.undo(participant, statement);
                case 2 -> live.forget(random.nextInt(200));
                default -> live.cast(participant, statement, random.nextInt(3) - 1);
            }
            if (step % 100 == 99) {
                assertThat(live.sums().orElseThrow().sameSums(CoVotes.of(live.snapshot(), 1)))
                        .as("seed " + seed + ", step " + step)
                        .isTrue();
            }
        }
        for (int participant = 0; participant < 25; participant++) {
            live.forget(participant);
        }
        assertThat(live.votes()).isZero();
        assertThat(live.sums().orElseThrow().sameSums(new CoVotes())).isTrue();
    }

    @Test
    void of_shards_of_participants_add_up_to_those_of_all() {
        VoteMatrix votes = VoteMatrices.random(90, 14, 900, 5);
        CoVotes added = new CoVotes();
        for (int shard = 2; shard >= 0; shard--) {
            Set<Integer> ids = new HashSet<>();
            for (int row = 0; row < votes.participants(); row++) {
                if (votes.participantId(row) % 3 == shard) {
                    ids.add(votes.participantId(row));
                }
            }
            added.merge(CoVotes.of(RowSubset.of(votes, ids), 1));
        }
        assertThat(added).isEqualTo(CoVotes.of(votes, 1));
    }

    @Test
    void are_the_same_on_one_two_and_four_threads_also_where_the_packed_counters_overflow() {
        VoteMatrix votes = GeneratedVotes.of(70_000, 20, 0.5, 3);
        CoVotes one = CoVotes.of(votes, 1);
        assertThat(CoVotes.of(votes, 2)).isEqualTo(one);
        assertThat(CoVotes.of(votes, 4)).isEqualTo(one);
        Columns columns = votes.columns();
        int sum = 0;
        for (int i = columns.start(7); i < columns.end(7); i++) {
            sum += columns.valueAt(i);
        }
        assertThat(one.sum(7, 7)).isEqualTo(sum);
        assertThat(one.both(7, 7)).isEqualTo(columns.size(7));
    }

    @Test
    void kept_through_a_moderation_and_its_withdrawal_give_the_same_analysis_as_rebuilt() {
        List<DataKit.Event> events = VoteMatrices.events(60, 12, 1_500, 11);
        LiveVotes live = new LiveVotes();
        events.forEach(e -> live.cast(e.participant(), e.statement(), e.value()));
        for (Moderation moderation :
                List.of(Moderation.none(), Moderation.of(List.of(3, 5), List.of(1)), Moderation.none())) {
            assertThat(PolisMathObject.json(
                            Analyser.analyse(
                                    live.snapshot(),
                                    live.sums().orElseThrow(),
                                    moderation,
                                    AnalysisOptions.standard(),
                                    1),
                            0))
                    .isEqualTo(PolisMathObject.json(
                            Analyser.analyse(DataKit.matrixOf(events), moderation, AnalysisOptions.standard(), 1), 0));
        }
    }

    @Test
    void are_given_up_beyond_their_largest_size_and_the_votes_are_kept() {
        LiveVotes live = new LiveVotes();
        for (int s = 0; s <= CoVotes.STATEMENTS_MAX; s++) {
            assertThat(live.sums()).isPresent();
            live.cast(s, s, 1);
        }
        assertThat(live.sums()).isEmpty();
        assertThat(live.snapshot().statements()).isEqualTo(CoVotes.STATEMENTS_MAX + 1);
        live.undo(0, 0);
        live.cast(1, 1, -1);
        live.forget(2);
        assertThat(live.votes()).isEqualTo(CoVotes.STATEMENTS_MAX - 1);
        assertThat(live.snapshot().statements()).isEqualTo(CoVotes.STATEMENTS_MAX - 1);
    }

    @Test
    void copied_do_not_change_with_the_original() {
        LiveVotes live = new LiveVotes();
        live.cast(0, 4, 1);
        CoVotes copy = live.sums().orElseThrow().copy();
        live.cast(1, 4, 1);
        live.cast(1, 6, 1);
        assertThat(copy.both(0, 0)).isEqualTo(1);
        assertThat(copy.statements()).isEqualTo(1);
    }
}
