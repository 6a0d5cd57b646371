package nl.polder.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Input that is strange")
class BadInputTest {
    private static final AnalysisOptions STANDARD = AnalysisOptions.standard();

    /** Analyses it, and shows that every number of the result can be written. */
    private static Analysis analyse(VoteMatrix votes, Moderation moderation) {
        Analysis analysis = Analyser.analyse(votes, moderation, STANDARD, 1);
        assertThat(PolisMathObject.json(analysis, 0)).startsWith("{\"n\":" + votes.participants());
        return analysis;
    }

    private static Analysis analyse(String table) {
        return analyse(VoteMatrices.parse(table), Moderation.none());
    }

    @Test
    void no_votes_give_an_empty_result() {
        Analysis analysis = analyse(new VoteMatrixBuilder().build(), Moderation.none());
        assertThat(analysis.groupings()).isEmpty();
        assertThat(analysis.chosen()).isEmpty();
        assertThat(analysis.statements()).isEmpty();
        assertThat(analysis.bestK()).isZero();
    }

    @Test
    void one_participant_stands_in_the_middle_alone_in_a_group() {
        Analysis analysis = analyse("x s0 s1\nana + -");
        assertThat(analysis.people().x(0)).isZero();
        assertThat(analysis.chosen().orElseThrow().groups()).hasSize(1);
    }

    @Test
    void one_statement_puts_everybody_in_the_middle() {
        Analysis analysis = analyse("x s0\nana +\nben -\ncleo 0");
        assertThat(analysis.people().x(1)).isZero();
        assertThat(analysis.chosen().orElseThrow().groups()).hasSize(1);
        assertThat(analysis.statements().getFirst().tally()).isEqualTo(new Tally(1, 1, 3));
    }

    @Test
    void everybody_the_same_is_one_group() {
        Analysis analysis = analyse("x s0 s1\nana + -\nben + -\ncleo + -\ndan + -");
        assertThat(analysis.chosen().orElseThrow().groups()).hasSize(1);
        assertThat(analysis.chosen().orElseThrow().silhouette()).isZero();
        assertThat(analysis.consensus().agree()).hasSize(1);
        assertThat(analysis.consensus().disagree()).hasSize(1);
    }

    @Test
    void all_passes_are_one_group_that_agrees_on_nothing() {
        Analysis analysis = analyse("x s0 s1\nana 0 0\nben 0 0\ncleo 0 0");
        assertThat(analysis.chosen().orElseThrow().groups()).hasSize(1);
        assertThat(analysis.consensus().agree()).isEmpty();
    }

    @Test
    void camps_that_differ_in_one_direction_only_lie_on_a_line() {
        Analysis analysis = analyse("x s0 s1\nana + -\nben + -\ncleo - +\ndan - +");
        assertThat(analysis.chosen().orElseThrow().groups()).hasSize(2);
        assertThat(analysis.people().y(0)).isZero();
        assertThat(analysis.people().x(0)).isEqualTo(-analysis.people().x(2));
    }

    @Test
    void a_moderated_statement_nobody_voted_on_changes_nothing() {
        VoteMatrix votes = VoteMatrices.random(20, 6, 100, 1);
        assertThat(analyse(votes, Moderation.of(List.of(999), List.of(998))).groupings())
                .isEqualTo(analyse(votes, Moderation.none()).groupings());
    }

    @Test
    void all_statements_moderated_out_put_everybody_in_the_middle() {
        VoteMatrix votes = VoteMatrices.parse("x s0 s1\nana + -\nben - +\ncleo - 0");
        Analysis analysis = analyse(votes, Moderation.of(List.of(0, 1), List.of()));
        assertThat(analysis.people().x(0)).isZero();
        assertThat(analysis.consensus().agree()).isEmpty();
        assertThat(analysis.chosen().orElseThrow().groups().getFirst().representative())
                .isEmpty();
    }

    @Test
    void participants_with_one_vote_each_are_placed() {
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        for (int p = 0; p < 40; p++) {
            builder.add(p, p % 5, p % 3 - 1, 0);
        }
        assertThat(analyse(builder.build(), Moderation.none()).included()).isEqualTo(15);
    }

    @Test
    void more_statements_than_16_bits_can_number_are_analysed() {
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        for (int s = 0; s < 65_537; s++) {
            builder.add(s % 11, s, (s % 11) % 2 == 0 ? 1 : -1, 0);
        }
        for (int p = 0; p < 11; p++) {
            for (int s = 0; s < 9; s++) {
                builder.add(p, s, (p + s) % 2 == 0 ? 1 : -1, 1);
            }
        }
        Analysis analysis = analyse(builder.build(), Moderation.none());
        assertThat(analysis.statements()).hasSize(65_537);
        assertThat(analysis.chosen().orElseThrow().groups()).hasSize(2);
    }

    /** Polis drops the votes of whoever comes after the 100 000th. */
    @Test
    void participants_beyond_100_000_count_like_any_other() {
        VoteMatrix votes = GeneratedVotes.of(100_500, 10, 0.9, 3);
        Analysis analysis = Analyser.analyse(votes, Moderation.none(), STANDARD, 1);
        assertThat(analysis.participants()).isEqualTo(100_500);
        assertThat(analysis.people().baseCluster(100_499) >= 0).isEqualTo(votes.rowSize(100_499) >= 7);
        assertThat(analysis.statements().stream()
                        .mapToDouble(s -> s.tally().votes())
                        .sum())
                .isEqualTo(votes.votes());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY})
    void weights_that_are_no_numbers_are_refused(double weight) {
        assertThatThrownBy(() -> Analyser.analyse(
                        VoteMatrices.random(20, 6, 100, 1),
                        Moderation.none(),
                        STANDARD.withWeights(Map.of(3, weight)),
                        1))
                .hasMessageContaining("the weight of participant 3 is " + weight);
    }

    @Test
    void weights_that_are_all_0_are_refused() {
        assertThatThrownBy(() -> Analyser.analyse(
                        VoteMatrices.parse("x s0 s1\nana + -\nben - +"),
                        Moderation.none(),
                        STANDARD.withWeights(Map.of(0, 0.0, 1, 0.0)),
                        1))
                .hasMessageContaining("all weights are 0");
    }

    @Test
    void a_weight_of_0_leaves_the_participant_on_the_map_and_out_of_the_counts() {
        VoteMatrix votes = VoteMatrices.random(20, 6, 100, 1);
        Analysis analysis = Analyser.analyse(votes, Moderation.none(), STANDARD.withWeights(Map.of(3, 0.0, 4, 2.0)), 1);
        assertThat(analysis.people().size()).isEqualTo(20);
        assertThat(PolisMathObject.json(analysis, 0)).doesNotContain("NaN");
    }

    @Test
    void a_subset_of_nobody_gives_an_empty_result() {
        assertThat(Analyser.analyse(
                                VoteMatrices.random(20, 6, 100, 1),
                                Moderation.none(),
                                STANDARD.withParticipants(Set.of(777)),
                                1)
                        .groupings())
                .isEmpty();
    }

    @Test
    void given_groups_that_name_unknown_or_doubled_base_clusters_are_refused() {
        VoteMatrix votes = VoteMatrices.random(20, 6, 100, 1);
        List<BaseCluster> base = List.of(BaseCluster.of(0, 0, 0, 1, 2), BaseCluster.of(1, 1, 0, 3));
        assertThatThrownBy(() -> Analyser.analyse(
                        votes,
                        Moderation.none(),
                        STANDARD.withBaseClusters(base)
                                .withGroups(List.of(OpinionGroup.of(0, List.of(0)), OpinionGroup.of(1, List.of(9)))),
                        1))
                .hasMessageContaining("name 2 base clusters, of which 1 exist");
        assertThatThrownBy(() -> Analyser.analyse(
                        votes, Moderation.none(), STANDARD.withBaseClusters(List.of(base.get(0), base.get(0))), 1))
                .hasMessageContaining("two base clusters have the id 0");
    }

    @Test
    void co_vote_sums_of_other_votes_are_refused_when_a_statement_is_missing() {
        assertThatThrownBy(() -> Analyser.analyse(
                        VoteMatrices.random(20, 6, 100, 1), new CoVotes(), Moderation.none(), STANDARD, 1))
                .hasMessageContaining("lack statement 0");
    }
}
