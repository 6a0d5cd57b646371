package nl.polder.clustering.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.VoteMatrixBuilder;
import nl.polder.clustering.robust.finding.Consensus;
import nl.polder.clustering.robust.finding.Interval;
import nl.polder.clustering.robust.finding.MinorityVoice;
import nl.polder.clustering.robust.finding.Reading;
import nl.polder.clustering.robust.finding.RobustAnalysis;
import nl.polder.clustering.robust.finding.Shares;
import nl.polder.clustering.robust.finding.Side;
import nl.polder.clustering.robust.finding.StatementReading;
import nl.polder.clustering.robust.numbers.Jeffreys;
import nl.polder.clustering.robust.numbers.RandomStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** 70 people against 50 on statements 0-19; 20 shared, 21 rejected by all, 22 many passes, 23 seen by six people. */
@DisplayName("What is said about statements")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingsTest {
    private static final RobustOptions OPTIONS = RobustOptions.withSeed(1).withPermutations(29);

    private VoteMatrix votes;
    private RobustAnalysis found;
    private Reading divided;

    private static int vote(int i, int j) {
        boolean unusual = Math.floorMod(RandomStream.mix(i * 7919L + j), 10L) == 0;
        if (j < 20) {
            return ((i < 70) == (j < 10)) != unusual ? 1 : -1;
        }
        return switch (j) {
            case 20 -> unusual ? 0 : 1;
            case 21 -> -1;
            case 22 -> i % 2 == 0 ? 0 : i % 3 == 0 ? 1 : -1;
            default -> 1;
        };
    }

    @BeforeAll
    void analyse() {
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        for (int i = 0; i < 120; i++) {
            for (int j = 0; j < 24; j++) {
                if (j < 23 || i < 6) {
                    builder.add(i, j, vote(i, j), 0);
                }
            }
        }
        votes = builder.build();
        found = RobustAnalyser.analyse(votes, Moderation.none(), OPTIONS).analysis();
        divided = found.divided();
        assertThat(found.groups()).hasSize(2);
    }

    @Test
    void the_shared_statement_is_consensus_with_its_bound_and_margins() {
        Consensus shared = divided.agreed().getFirst();
        assertThat(shared.statement()).isEqualTo(20);
        assertThat(shared.atLeast()).isBetween(0.7, shared.lowestShare());
        assertThat(shared.atLeastListed()).isLessThanOrEqualTo(shared.atLeast());
        assertThat(shared.geometricMean()).isCloseTo(Math.sqrt(shared.product()), within(1e-12));
        assertThat(shared.margins()).hasSize(2);
        assertThat(shared.margins().getFirst().addedContrary()).isBetween(20, 70);
    }

    /** In places of people nothing is certain, so the least supporting group's margin reaches below that of its labels alone. */
    @Test
    void margins_allow_for_people_who_may_be_of_the_other_group() {
        int wider = 0;
        for (StatementReading statement : divided.statements()) {
            for (Shares group : statement.groups()) {
                Interval agree = group.agree();
                double successes = agree.share() * group.base();
                double low = Jeffreys.low(successes, group.base(), 0.025);
                double high = Jeffreys.high(successes, group.base(), 0.025);
                assertThat(agree.low()).isLessThanOrEqualTo(low);
                assertThat(agree.high()).isGreaterThanOrEqualTo(Math.min(high, 1));
                wider += agree.low() < low || agree.high() > high ? 1 : 0;
            }
        }
        assertThat(wider).isPositive();
    }

    @Test
    void what_all_reject_is_consensus_too_though_it_takes_no_part_in_placing_people() {
        assertThat(found.counts().usedStatements()).isEqualTo(22);
        Consensus rejected = divided.disagreed().getFirst();
        assertThat(rejected.statement()).isEqualTo(21);
        assertThat(rejected.side()).isEqualTo(Side.DISAGREE);
        assertThat(rejected.lowestShare()).isEqualTo(1);
    }

    @Test
    void every_statement_that_divides_is_a_voice_of_the_smaller_group_and_distinguishes() {
        List<Integer> ofSmaller = divided.minority().stream()
                .filter(m -> m.group() == 1 && m.side() == Side.AGREE)
                .map(MinorityVoice::statement)
                .sorted()
                .toList();
        assertThat(ofSmaller).containsExactly(10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
        assertThat(divided.distinguishing())
                .filteredOn(d -> d.named())
                .extracting(d -> d.statement())
                .contains(0, 5, 12, 19)
                .doesNotContain(20, 21);
    }

    @Test
    void passes_and_unseen_statements_are_said_to_be_uncertain() {
        assertThat(divided.unclear()).containsExactly(22);
        assertThat(divided.tooFewVotes()).containsExactly(23);
        assertThat(found.everybody().tooFewVotes()).containsExactly(23);
    }

    @Test
    void shares_of_groups_add_up_to_those_of_the_included() {
        for (StatementReading s : divided.statements()) {
            int inGroups = s.groups().stream().mapToInt(g -> g.votes()).sum();
            assertThat(inGroups).isEqualTo(s.overall().votes());
            assertThat(s.overall().agrees()
                            + s.overall().disagrees()
                            + s.overall().passes())
                    .isEqualTo(s.overall().votes());
        }
    }

    @Test
    void moderated_statements_do_not_exist() {
        RobustAnalysis without = RobustAnalyser.analyse(votes, Moderation.of(List.of(20), List.of(22)), OPTIONS)
                .analysis();
        assertThat(without.counts().statements()).isEqualTo(22);
        assertThat(without.everybody().statements())
                .extracting(StatementReading::statement)
                .doesNotContain(20, 22);
    }

    @Test
    void without_distinct_groups_segments_are_read_by_leave_one_out_labels() {
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        Map<Integer, Integer> segments = new HashMap<>();
        for (int i = 0; i < 120; i++) {
            for (int j = 0; j < 20; j++) {
                builder.add(i, j, (int) Math.floorMod(RandomStream.mix(i * 31L + j * 1_000_003L), 2L) * 2 - 1, 0);
            }
            segments.put(i, i % 2);
        }
        RobustAnalysis noise = RobustAnalyser.analyse(
                        builder.build(), Moderation.none(), OPTIONS.withSegments(segments))
                .analysis();
        assertThat(noise.groups()).isEmpty();
        assertThat(noise.segments()).hasSize(2);
        assertThat(noise.divided().basis()).isEqualTo("segments");
        assertThat(noise.divided().distinguishing()).isEmpty();
        assertThat(noise.segmentsRecovered()).isBetween(0.0, 1.0);
    }

    @Test
    void leaving_out_a_group_is_reported_as_what_it_changes() {
        Set<Integer> first = new java.util.HashSet<>();
        for (int i = 0; i < 70; i++) {
            first.add(i);
        }
        RobustAnalysis without = RobustAnalyser.analyse(votes, Moderation.none(), OPTIONS.without(first))
                .analysis();
        RobustComparison changed = RobustComparison.of(found, without);
        assertThat(changed.groupsBefore()).isEqualTo(2);
        assertThat(changed.consensusGained()).contains("15 agree", "5 disagree");
        assertThat(changed.shares().get(15)).isPositive();
        assertThat(RobustComparison.of(found, found).consensusLost()).isEmpty();
    }

    @Test
    void weights_move_shares_and_widen_intervals() {
        Map<Integer, Double> weights = new HashMap<>();
        for (int i = 0; i < 120; i++) {
            weights.put(i, i < 70 ? 0.2 : 1.8);
        }
        RobustAnalysis weighted = RobustAnalyser.analyse(votes, Moderation.none(), OPTIONS.withWeights(weights))
                .analysis();
        var before = found.everybody().statements().get(12).overall();
        var after = weighted.everybody().statements().get(12).overall();
        assertThat(after.agree().share()).isGreaterThan(before.agree().share() + 0.2);
        assertThat(after.base()).isLessThan(before.base());
        assertThat(after.votes()).isEqualTo(before.votes());
    }

    @Test
    void a_group_that_always_gives_the_same_answer_is_called_a_style() {
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        for (int i = 0; i < 300; i++) {
            for (int j = 0; j < 40; j++) {
                int random = (int) Math.floorMod(RandomStream.mix(i * 131L + j * 7_000_003L), 3L) - 1;
                builder.add(i, j, i < 60 ? (random == 0 && j % 5 == 0 ? 0 : 1) : random, 0);
            }
        }
        RobustAnalysis styles = RobustAnalyser.analyse(builder.build(), Moderation.none(), OPTIONS)
                .analysis();
        assertThat(styles.groups()).hasSize(2);
        assertThat(styles.groups().get(1).oneAnswer()).isEqualTo("agree");
        assertThat(styles.groups().getFirst().oneAnswer()).isNull();
    }
}
