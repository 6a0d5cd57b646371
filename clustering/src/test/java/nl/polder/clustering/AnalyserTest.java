package nl.polder.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An analysis")
class AnalyserTest {
    private static final AnalysisOptions STANDARD = AnalysisOptions.standard();

    private static Analysis analyse(VoteMatrix votes) {
        return Analyser.analyse(votes, Moderation.none(), STANDARD, 1);
    }

    private static String bytes(Analysis analysis) {
        StringBuilder bytes = new StringBuilder(PolisMathObject.json(analysis, 0));
        for (int row = 0; row < analysis.people().size(); row++) {
            bytes.append(analysis.people().x(row))
                    .append(' ')
                    .append(analysis.people().y(row))
                    .append('\n');
        }
        return bytes.append(analysis.groupings()).toString();
    }

    private static Set<Set<Integer>> groups(Analysis analysis) {
        return Partitions.sets(Partitions.groupOf(analysis, analysis.chosen().orElseThrow()));
    }

    @Test
    void puts_two_camps_that_never_agree_into_two_opinion_groups() {
        Analysis analysis = analyse(VoteMatrices.parse("""
                 s0 s1 s2
            ana   +  +  -
            ben   +  +  -
            cleo  -  -  +
            dan   -  -  .
            """));
        assertThat(groups(analysis)).containsExactlyInAnyOrder(Set.of(0, 1), Set.of(2, 3));
        assertThat(analysis.bestK()).isEqualTo(2);
    }

    @Test
    void is_the_same_bytes_on_one_two_and_four_threads_and_a_second_time() {
        VoteMatrix votes = GeneratedVotes.of(9_000, 60, 0.3, 4);
        String one = bytes(analyse(votes));
        assertThat(bytes(analyse(votes))).isEqualTo(one);
        for (int threads : new int[] {2, 4}) {
            assertThat(bytes(Analyser.analyse(votes, Moderation.none(), STANDARD.withThreads(threads), 1)))
                    .isEqualTo(one);
        }
        Map<Integer, Double> weights = Map.of(3, 2.0, 77, 0.25);
        AnalysisOptions weighted = STANDARD.withWeights(weights);
        assertThat(bytes(Analyser.analyse(votes, Moderation.none(), weighted.withThreads(4), 1)))
                .isEqualTo(bytes(Analyser.analyse(votes, Moderation.none(), weighted, 1)));
    }

    /** Wide enough that the co-vote matrix itself is worked on by all threads. */
    @Test
    void of_many_statements_is_the_same_bytes_on_one_two_and_four_threads() {
        VoteMatrix votes = GeneratedVotes.of(2_500, 720, 0.35, 6);
        Moderation moderation = Moderation.of(List.of(5, 17), List.of(40));
        String one = bytes(Analyser.analyse(votes, moderation, STANDARD, 1));
        for (int threads : new int[] {2, 4}) {
            assertThat(bytes(Analyser.analyse(votes, moderation, STANDARD.withThreads(threads), 1)))
                    .isEqualTo(one);
        }
    }

    @Test
    void gives_the_other_statements_the_loadings_they_would_have_without_a_rejected_one() {
        List<DataKit.Event> events = VoteMatrices.events(90, 12, 700, 21);
        Analysis rejected =
                Analyser.analyse(DataKit.matrixOf(events), Moderation.of(List.of(4), List.of()), STANDARD, 1);
        Analysis without = analyse(
                DataKit.matrixOf(events.stream().filter(e -> e.statement() != 4).toList()));
        for (StatementResult expected : without.statements()) {
            StatementResult found = rejected.statements().stream()
                    .filter(s -> s.statementId() == expected.statementId())
                    .findFirst()
                    .orElseThrow();
            assertThat(found.loading1()).isEqualTo(expected.loading1());
            assertThat(found.loading2()).isEqualTo(expected.loading2());
        }
    }

    @Test
    void does_not_depend_on_the_order_in_which_events_arrive() {
        long seed = VoteMatrices.seed();
        List<DataKit.Event> events = VoteMatrices.events(120, 20, 2_500, seed);
        List<DataKit.Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(bytes(analyse(DataKit.matrixOf(shuffled))))
                .as("seed " + seed)
                .isEqualTo(bytes(analyse(DataKit.matrixOf(events))));
    }

    @Test
    void finds_the_same_components_and_groups_when_participants_are_renamed() {
        long seed = VoteMatrices.seed();
        List<DataKit.Event> events = VoteMatrices.events(60, 15, 1_200, seed);
        List<Integer> names = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            names.add(i);
        }
        Collections.shuffle(names, new Random(seed));
        List<DataKit.Event> renamed = events.stream()
                .map(e -> new DataKit.Event(names.get(e.participant()), e.statement(), e.value(), e.time()))
                .toList();
        Analysis one = analyse(DataKit.matrixOf(events));
        Analysis other = analyse(DataKit.matrixOf(renamed));
        // The start of Polis's k-means is the first rows, so groups may differ; everything before may not.
        for (int c = 0; c < one.statements().size(); c++) {
            assertThat(other.statements().get(c))
                    .usingRecursiveComparison()
                    .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1, Double.class)
                    .isEqualTo(one.statements().get(c));
        }
        assertThat(other.consensus()).isEqualTo(one.consensus());
        assertThat(other.included()).isEqualTo(one.included());
    }

    @Test
    void swaps_agree_and_disagree_and_nothing_else_when_every_vote_is_flipped() {
        long seed = VoteMatrices.seed();
        List<DataKit.Event> events = VoteMatrices.events(60, 15, 1_200, seed);
        List<DataKit.Event> flipped = events.stream()
                .map(e -> new DataKit.Event(e.participant(), e.statement(), -e.value(), e.time()))
                .toList();
        Analysis one = analyse(DataKit.matrixOf(events));
        Analysis other = analyse(DataKit.matrixOf(flipped));
        assertThat(groups(other)).as("seed " + seed).isEqualTo(groups(one));
        assertThat(other.bestK()).isEqualTo(one.bestK());
        assertThat(other.consensus())
                .isEqualTo(new Consensus(
                        one.consensus().disagree(), one.consensus().agree()));
        for (int row = 0; row < one.people().size(); row++) {
            assertThat(other.people().x(row)).isEqualTo(0.0 - one.people().x(row));
        }
        for (int c = 0; c < one.statements().size(); c++) {
            assertThat(other.statements().get(c).mean())
                    .isEqualTo(0.0 - one.statements().get(c).mean());
            Tally tally = one.statements().get(c).tally();
            assertThat(other.statements().get(c).tally())
                    .isEqualTo(new Tally(tally.disagrees(), tally.agrees(), tally.votes()));
        }
    }

    @Test
    void does_not_see_somebody_whose_only_vote_was_withdrawn() {
        List<DataKit.Event> events = VoteMatrices.events(60, 15, 1_200, 8);
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        events.forEach(e -> builder.add(e.participant(), e.statement(), e.value(), e.time()));
        builder.add(1_000, 3, 1, 1).undo(1_000, 3, 2);
        assertThat(bytes(analyse(builder.build()))).isEqualTo(bytes(analyse(DataKit.matrixOf(events))));
    }

    @Test
    void of_some_participants_is_the_analysis_of_a_conversation_in_which_only_they_voted() {
        List<DataKit.Event> events = VoteMatrices.events(60, 15, 1_200, 9);
        Set<Integer> some = new HashSet<>();
        for (int id = 0; id < 60; id += 2) {
            some.add(id);
        }
        VoteMatrix all = DataKit.matrixOf(events);
        assertThat(bytes(Analyser.analyse(
                        all, CoVotes.of(all, 1), Moderation.none(), STANDARD.withParticipants(some), 1)))
                .isEqualTo(bytes(analyse(DataKit.matrixOf(events.stream()
                        .filter(e -> some.contains(e.participant()))
                        .toList()))));
    }

    @Test
    void is_not_changed_by_weights_that_are_all_equal_and_follows_those_that_are_not() {
        VoteMatrix votes = VoteMatrices.random(80, 15, 1_500, 10);
        Map<Integer, Double> equal = new HashMap<>();
        Map<Integer, Double> twice = new HashMap<>();
        VoteMatrixBuilder doubled = new VoteMatrixBuilder();
        for (int row = 0; row < votes.participants(); row++) {
            int id = votes.participantId(row);
            equal.put(id, 0.3);
            twice.put(id, id < 20 ? 2.0 : 1.0);
            for (int i = votes.rowStart(row); i < votes.rowEnd(row); i++) {
                doubled.add(id, votes.statementId(votes.statementAt(i)), votes.valueAt(i), 0);
                if (id < 20) {
                    doubled.add(1_000 + id, votes.statementId(votes.statementAt(i)), votes.valueAt(i), 0);
                }
            }
        }
        assertThat(bytes(Analyser.analyse(votes, Moderation.none(), STANDARD.withWeights(equal), 1)))
                .isEqualTo(bytes(analyse(votes)));
        Analysis weighted = Analyser.analyse(votes, Moderation.none(), STANDARD.withWeights(twice), 1);
        Analysis copied = analyse(doubled.build());
        for (int c = 0; c < votes.statements(); c++) {
            StatementResult ours = weighted.statements().get(c);
            StatementResult theirs = copied.statements().get(c);
            assertThat(ours.mean()).isCloseTo(theirs.mean(), within(1e-12));
            assertThat(ours.loading1()).isCloseTo(theirs.loading1(), within(1e-9));
            assertThat(ours.loading2()).isCloseTo(theirs.loading2(), within(1e-9));
            assertThat(ours.tally().agrees() / ours.tally().votes())
                    .isCloseTo(theirs.tally().agrees() / theirs.tally().votes(), within(1e-12));
        }
    }

    @Test
    void above_3_000_statements_iterates_over_the_votes_and_gives_the_same_components() {
        VoteMatrix votes = GeneratedVotes.of(400, CoVotes.STATEMENTS_MAX + 1, 0.02, 5);
        Analysis analysis = analyse(votes);
        boolean[] excluded = new boolean[votes.statements()];
        int[] slots = new int[excluded.length];
        Arrays.setAll(slots, c -> c);
        PrincipalComponents dense = PrincipalComponents.of(
                DenseCovariance.of(CoVotes.of(votes, 1), slots, excluded, 400, Fill.MEAN, new Parallel(1)),
                List.of(),
                99);
        for (int c = 0; c < slots.length; c++) {
            assertThat(analysis.statements().get(c).loading1()).isCloseTo(dense.first()[c], within(1e-8));
            assertThat(analysis.statements().get(c).loading2()).isCloseTo(dense.second()[c], within(1e-8));
        }
    }

    @Test
    void warm_from_its_own_state_changes_nothing_but_rounding_and_counts_a_win() {
        VoteMatrix votes = VoteMatrices.random(200, 15, 3_000, 12);
        Analysis cold = analyse(votes);
        Analysis warm = Analyser.analyse(votes, Moderation.none(), STANDARD.withWarm(cold.state()), 1);
        assertThat(warm.chosenK()).isEqualTo(cold.chosenK());
        assertThat(warm.smoother().wins()).isEqualTo(warm.bestK() == cold.bestK() ? 2 : 1);
        for (int c = 0; c < votes.statements(); c++) {
            assertThat(warm.statements().get(c).loading1())
                    .isCloseTo(cold.statements().get(c).loading1(), within(1e-9));
        }
    }

    @Test
    void follows_another_k_only_after_four_wins_in_a_row() {
        var state = OpinionGroups.smoothed(Optional.empty(), 3, 5);
        for (int best : new int[] {2, 2, 2, 3, 2, 2, 2}) {
            state = OpinionGroups.smoothed(Optional.of(state), best, 5);
            assertThat(state.k()).isEqualTo(3);
        }
        assertThat(OpinionGroups.smoothed(Optional.of(state), 2, 5).k()).isEqualTo(2);
        assertThat(OpinionGroups.smoothed(Optional.of(state), 2, 2).k()).isEqualTo(2);
    }

    @Test
    void that_would_not_fit_is_refused_with_a_sentence() {
        VoteMatrix votes = VoteMatrices.random(20, 10, 100, 1);
        long needed = MemoryEstimate.bytes(votes.participants(), votes.statements(), 1);
        assertThat(Analyser.analyse(votes, Moderation.none(), STANDARD.withMemoryLimitBytes(needed), 1)
                        .participants())
                .isEqualTo(20);
        assertThatThrownBy(
                        () -> Analyser.analyse(votes, Moderation.none(), STANDARD.withMemoryLimitBytes(needed - 1), 1))
                .isInstanceOf(MemoryEstimate.TooLargeException.class)
                .hasMessageContaining("20 participants and 10 statements needs about")
                .hasMessageEndingWith("MiB are allowed.");
    }
}
