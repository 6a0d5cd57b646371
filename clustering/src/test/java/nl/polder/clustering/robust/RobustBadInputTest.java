package nl.polder.clustering.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.polder.clustering.MemoryEstimate;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.VoteMatrixBuilder;
import nl.polder.clustering.robust.finding.RobustAnalysis;
import nl.polder.clustering.robust.finding.Verdict;
import nl.polder.clustering.robust.numbers.RandomStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Mode robust on votes that are too few, too alike or too odd")
class RobustBadInputTest {
    private static final RobustOptions OPTIONS = RobustOptions.withSeed(1).withPermutations(29);

    /** What person i votes on statement j; null = unseen. */
    private interface Votes {
        Integer of(int person, int statement);
    }

    private static VoteMatrix matrix(int people, int statements, Votes votes) {
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        for (int i = 0; i < people; i++) {
            for (int j = 0; j < statements; j++) {
                Integer value = votes.of(i, j);
                if (value != null) {
                    builder.add(i, j, value, i);
                }
            }
        }
        return builder.build();
    }

    private static RobustAnalysis analyse(VoteMatrix votes, RobustOptions options) {
        RobustResult result = RobustAnalyser.analyse(votes, Moderation.none(), options);
        assertThat(RobustJson.text(result.analysis())).startsWith("{").doesNotContain("NaN");
        return result.analysis();
    }

    private static int random(int i, int j) {
        return (int) Math.floorMod(RandomStream.mix(i * 1000L + j), 3L) - 1;
    }

    @Test
    void no_votes_at_all() {
        RobustAnalysis found = analyse(new VoteMatrixBuilder().build(), OPTIONS);
        assertThat(found.verdict()).isEqualTo(Verdict.NOTHING_COMPUTED);
        assertThat(found.groups()).isEmpty();
    }

    @Test
    void one_participant_with_all_the_votes() {
        assertThat(analyse(matrix(1, 40, (i, j) -> j % 3 - 1), OPTIONS).verdict())
                .isEqualTo(Verdict.NOTHING_COMPUTED);
    }

    @Test
    void seven_participants_are_not_analysed() {
        assertThat(analyse(matrix(7, 20, RobustBadInputTest::random), OPTIONS).verdict())
                .isEqualTo(Verdict.NOTHING_COMPUTED);
    }

    @Test
    void ten_participants_are_too_few_for_groups_but_statements_are_read() {
        RobustAnalysis found = analyse(matrix(10, 20, RobustBadInputTest::random), OPTIONS);
        assertThat(found.verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(found.everybody().statements()).hasSize(20);
    }

    @Test
    void forty_nine_are_too_few_and_fifty_are_enough() {
        Votes camps = (i, j) -> i % 2 == j % 2 ? 1 : -1;
        assertThat(analyse(matrix(49, 20, camps), OPTIONS).verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(analyse(matrix(50, 20, camps), OPTIONS).verdict()).isNotEqualTo(Verdict.TOO_FEW);
    }

    @Test
    void one_statement_is_not_analysed() {
        assertThat(analyse(matrix(100, 1, RobustBadInputTest::random), OPTIONS).verdict())
                .isEqualTo(Verdict.NOTHING_COMPUTED);
    }

    @Test
    void a_rejected_statement_nobody_voted_on_changes_nothing() {
        VoteMatrix votes = matrix(60, 20, RobustBadInputTest::random);
        RobustResult with = RobustAnalyser.analyse(votes, Moderation.of(List.of(999), List.of(998)), OPTIONS);
        assertThat(RobustJson.text(with.analysis())).isEqualTo(RobustJson.text(analyse(votes, OPTIONS)));
    }

    @Test
    void two_statements_are_not_analysed_and_three_are() {
        assertThat(analyse(matrix(100, 2, RobustBadInputTest::random), OPTIONS).verdict())
                .isEqualTo(Verdict.NOTHING_COMPUTED);
        assertThat(analyse(matrix(100, 3, RobustBadInputTest::random), OPTIONS).verdict())
                .isEqualTo(Verdict.NO_AXIS);
    }

    @Test
    void everybody_votes_the_same() {
        RobustAnalysis found = analyse(matrix(100, 20, (i, j) -> 1), OPTIONS);
        assertThat(found.verdict()).isEqualTo(Verdict.NOTHING_COMPUTED);
        assertThat(found.everybody().agreed())
                .hasSize(20)
                .allSatisfy(it -> assertThat(it.atLeast()).isGreaterThan(.95));
        assertThat(found.everybody().disagreed()).isEmpty();
    }

    @Test
    void everybody_passes() {
        assertThat(analyse(matrix(100, 20, (i, j) -> 0), OPTIONS).verdict()).isEqualTo(Verdict.NOTHING_COMPUTED);
    }

    @Test
    void one_participant_casts_nearly_all_votes() {
        VoteMatrix votes = matrix(200, 50, (i, j) -> i == 0 || (i + j) % 50 == 0 ? random(i, j) : null);
        assertThat(analyse(votes, OPTIONS).verdict()).isEqualTo(Verdict.NOTHING_COMPUTED);
    }

    @Test
    void participants_with_one_vote_are_counted_but_not_placed() {
        VoteMatrix votes = matrix(100, 20, (i, j) -> i < 60 || i % 20 == j ? random(i, j) : null);
        RobustResult result = RobustAnalyser.analyse(votes, Moderation.none(), OPTIONS);
        assertThat(result.analysis().counts().participants()).isEqualTo(100);
        assertThat(result.analysis().counts().included()).isEqualTo(60);
        assertThat(result.participants().count()).isEqualTo(100);
        assertThat(result.analysis()
                        .everybody()
                        .statements()
                        .getFirst()
                        .overall()
                        .votes())
                .isGreaterThan(60);
    }

    @Test
    void perfectly_separable_votes_are_two_groups() {
        RobustAnalysis found = analyse(matrix(120, 24, (i, j) -> (i < 70) == (j < 12) ? 1 : -1), OPTIONS);
        assertThat(found.verdict()).isEqualTo(Verdict.DISTINCT_STABLE);
        assertThat(found.groups()).extracting(g -> g.size()).containsExactly(70, 50);
    }

    @Test
    void groups_of_one_are_never_groups() {
        VoteMatrix votes = matrix(120, 30, (i, j) -> i < 5 ? (i % 2 == j % 2 ? 1 : -1) : random(i, j));
        assertThat(analyse(votes, OPTIONS).groups())
                .allSatisfy(g -> assertThat(g.size()).isGreaterThanOrEqualTo(5));
    }

    @Test
    void segments_of_one_and_empty_segments_are_read() {
        Map<Integer, Integer> segments = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            segments.put(i, i == 0 ? 0 : 2);
        }
        RobustAnalysis found = analyse(matrix(60, 20, RobustBadInputTest::random), OPTIONS.withSegments(segments));
        assertThat(found.segments()).extracting(g -> g.size()).containsExactly(1, 0, 59);
        assertThat(found.divided()).isNotNull();
    }

    @Test
    void all_the_weight_on_one_person_leaves_one_effective_person() {
        Map<Integer, Double> weights = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            weights.put(i, i == 3 ? 1e6 : 1e-6);
        }
        RobustAnalysis found = analyse(matrix(100, 20, RobustBadInputTest::random), OPTIONS.withWeights(weights));
        assertThat(found.counts().effectiveIncluded()).isBetween(1.0, 1.1);
        assertThat(found.verdict()).isEqualTo(Verdict.NOTHING_COMPUTED);
    }

    @Test
    void weights_of_zero_leave_people_out() {
        Map<Integer, Double> weights = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            weights.put(i, 0.0);
        }
        RobustAnalysis found = analyse(matrix(100, 20, RobustBadInputTest::random), OPTIONS.withWeights(weights));
        assertThat(found.counts().included()).isEqualTo(60);
    }

    @Test
    void weights_that_are_all_zero_leave_nobody() {
        Map<Integer, Double> weights = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            weights.put(i, 0.0);
        }
        RobustAnalysis found = analyse(matrix(100, 20, RobustBadInputTest::random), OPTIONS.withWeights(weights));
        assertThat(found.counts().included()).isZero();
        assertThat(found.verdict()).isEqualTo(Verdict.NOTHING_COMPUTED);
    }

    @Test
    void weights_and_options_that_mean_nothing_are_refused() {
        assertThatThrownBy(() -> OPTIONS.withWeights(Map.of(4, Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("participant 4");
        assertThatThrownBy(() -> OPTIONS.withWeights(Map.of(4, -1.0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OPTIONS.withPermutations(18)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OPTIONS.withPermutations(1000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OPTIONS.withThreads(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OPTIONS.withSegments(Map.of(1, -1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void that_would_not_fit_is_refused_with_a_sentence_before_it_starts() {
        VoteMatrix votes = matrix(60, 20, RobustBadInputTest::random);
        long needed = RobustMemory.bytes(60, 20, 1_200, OPTIONS.sampleMax(), 1);
        assertThat(analyse(votes, OPTIONS.withMemoryLimitBytes(needed)).counts().included())
                .isEqualTo(60);
        assertThatThrownBy(() -> analyse(votes, OPTIONS.withMemoryLimitBytes(needed - 1)))
                .isInstanceOf(MemoryEstimate.TooLargeException.class)
                .hasMessageStartingWith("Mode robust on 60 participants, 20 statements and 1200 votes needs about")
                .hasMessageEndingWith("MiB are allowed.");
    }

    @Test
    void more_votes_than_are_compared_for_copies_are_cut_to_the_first_people() {
        VoteMatrix votes = matrix(1_000, 401, (i, j) -> random(i, j % 400));
        assertThat(votes.votes()).isEqualTo(401_000);
        RobustAnalysis found = analyse(votes, OPTIONS.withEffort(RobustOptions.Effort.VERDICT));
        assertThat(found.copies()).extracting(same -> same.statements()).containsExactly(List.of(0, 400));
    }

    @Test
    void everybody_left_out_leaves_nothing() {
        Set<Integer> all = new java.util.HashSet<>();
        for (int i = 0; i < 60; i++) {
            all.add(i);
        }
        assertThat(analyse(matrix(60, 20, RobustBadInputTest::random), OPTIONS.without(all))
                        .verdict())
                .isEqualTo(Verdict.NOTHING_COMPUTED);
    }

    @Test
    void of_more_statements_than_16_bits_can_number_those_with_enough_votes_are_used() {
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        for (int s = 0; s < 65_537; s++) {
            builder.add(s % 60, s, random(s % 60, s), 0);
        }
        for (int i = 0; i < 60; i++) {
            for (int j = 65_517; j < 65_537; j++) {
                builder.add(i, j, random(i, j), 1);
            }
        }
        RobustAnalysis found = analyse(builder.build(), OPTIONS);
        assertThat(found.counts().statements()).isEqualTo(65_537);
        assertThat(found.counts().usedStatements()).isEqualTo(20);
    }

    @Test
    void a_statement_on_the_number_65536_is_an_ordinary_one() {
        VoteMatrix votes = matrix(60, 20, (i, j) -> random(i, j));
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        for (int r = 0; r < votes.participants(); r++) {
            for (int e = votes.rowStart(r); e < votes.rowEnd(r); e++) {
                builder.add(votes.participantId(r), 65_530 + votes.statementAt(e), votes.valueAt(e), 0);
            }
        }
        assertThat(analyse(builder.build(), OPTIONS)
                        .everybody()
                        .statements()
                        .getLast()
                        .statement())
                .isEqualTo(65_549);
    }
}
