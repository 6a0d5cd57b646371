package nl.polder.clustering.robust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.VoteMatrixBuilder;
import nl.polder.clustering.robust.finding.RobustAnalysis;
import nl.polder.clustering.robust.finding.SameStatements;
import nl.polder.clustering.robust.finding.Shares;
import nl.polder.clustering.robust.finding.StatementReading;
import nl.polder.clustering.robust.numbers.RandomStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("The bytes of a robust analysis")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RobustInvarianceTest {
    private static final RobustOptions OPTIONS = RobustOptions.withSeed(3).withPermutations(29);

    private VoteMatrix votes;
    private RobustAnalysis original;
    private String bytes;

    @BeforeAll
    void twoGroups() {
        votes = new Simulated(new Simulated.Size(200, 30, 0.6), 11)
                .groups(new double[] {0.6, 0.4}, 0.97, 0.3)
                .votes();
        original = analyse(votes, OPTIONS);
        bytes = RobustJson.text(original);
        assertThat(original.distinctGroups()).isTrue();
        assertThat(original.divided()).isNotNull();
    }

    private static RobustAnalysis analyse(VoteMatrix votes, RobustOptions options) {
        return RobustAnalyser.analyse(votes, Moderation.none(), options).analysis();
    }

    /** How a vote is renamed. */
    private interface Renamed {
        int[] of(int participant, int statement, int value);
    }

    private VoteMatrix renamed(Renamed how, boolean backwards) {
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        int rows = votes.participants();
        for (int i = 0; i < rows; i++) {
            int r = backwards ? rows - 1 - i : i;
            for (int e = votes.rowStart(r); e < votes.rowEnd(r); e++) {
                int[] v = how.of(votes.participantId(r), votes.statementId(votes.statementAt(e)), votes.valueAt(e));
                builder.add(v[0], v[1], v[2], 5);
            }
        }
        return builder.build();
    }

    @Test
    void do_not_depend_on_the_number_of_threads() {
        assertThat(RobustJson.text(analyse(votes, OPTIONS.withThreads(3)))).isEqualTo(bytes);
    }

    @Test
    void do_not_depend_on_the_order_of_rows_or_the_names_of_participants() {
        VoteMatrix other = renamed((p, s, v) -> new int[] {(int) (RandomStream.mix(p) >>> 40), s, v}, true);
        assertThat(RobustJson.text(analyse(other, OPTIONS))).isEqualTo(bytes);
    }

    @Test
    void do_not_depend_on_the_names_of_statements() {
        VoteMatrix other = renamed((p, s, v) -> new int[] {p, 1000 - s, v}, false);
        RobustAnalysis found = analyse(other, OPTIONS);
        assertThat(found.trials()).isEqualTo(original.trials());
        assertThat(found.groups()).isEqualTo(original.groups());
        assertThat(found.stability()).isEqualTo(original.stability());
        Map<Integer, StatementReading> byId = byId(found);
        for (StatementReading s : original.divided().statements()) {
            assertThat(byId.get(1000 - s.statement()).groups()).isEqualTo(s.groups());
        }
    }

    private static Map<Integer, StatementReading> byId(RobustAnalysis analysis) {
        Map<Integer, StatementReading> byId = new HashMap<>();
        analysis.divided().statements().forEach(s -> byId.put(s.statement(), s));
        return byId;
    }

    @Test
    void flipping_every_vote_swaps_agree_and_disagree_and_mirrors_the_axes() {
        RobustAnalysis found = analyse(renamed((p, s, v) -> new int[] {p, s, -v}, false), OPTIONS);
        assertThat(found.trials()).isEqualTo(original.trials());
        assertThat(found.stability()).isEqualTo(original.stability());
        assertThat(found.axes().getFirst().loadings())
                .isEqualTo(original.axes().getFirst().loadings());
        Map<Integer, StatementReading> byId = byId(found);
        for (StatementReading s : original.divided().statements()) {
            List<Shares> flipped = byId.get(s.statement()).groups();
            for (int g = 0; g < flipped.size(); g++) {
                assertThat(flipped.get(g).agree()).isEqualTo(s.groups().get(g).disagree());
                assertThat(flipped.get(g).disagree())
                        .isEqualTo(s.groups().get(g).agree());
                assertThat(flipped.get(g).pass()).isEqualTo(s.groups().get(g).pass());
            }
        }
    }

    @Test
    void leaving_participants_out_is_the_same_as_never_having_had_them() {
        Set<Integer> out = Set.of(votes.participantId(0), votes.participantId(7), votes.participantId(8));
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        for (int r = 0; r < votes.participants(); r++) {
            for (int e = votes.rowStart(r); e < votes.rowEnd(r); e++) {
                if (!out.contains(votes.participantId(r))) {
                    builder.add(votes.participantId(r), votes.statementId(votes.statementAt(e)), votes.valueAt(e), 0);
                }
            }
        }
        String without = RobustJson.text(analyse(votes, OPTIONS.without(out)));
        String never = RobustJson.text(analyse(builder.build(), OPTIONS));
        assertThat(without.replace("\"excluded\":3", "\"excluded\":0")).isEqualTo(never);
    }

    @Test
    void the_shorter_way_gives_the_same_verdict() {
        RobustAnalysis quick = analyse(votes, OPTIONS.withEffort(RobustOptions.Effort.VERDICT));
        assertThat(quick.groups()).hasSameSizeAs(original.groups());
        assertThat(quick.groups()).isEqualTo(original.groups());
    }

    @Test
    void the_same_weight_for_everybody_changes_no_figure() {
        Map<Integer, Double> weights = new HashMap<>();
        for (int id : votes.participantIds()) {
            weights.put(id, 2.0);
        }
        String weighted = RobustJson.text(analyse(votes, OPTIONS.withWeights(weights)));
        assertThat(weighted.replace("\"weighted\":true", "\"weighted\":false").equals(bytes))
                .isTrue();
    }

    /** The groups' votes with statements 100 and 101: 0 again and 0 turned round, one answer in ten another. */
    private VoteMatrix withCopies(boolean backwards, int sign) {
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        int rows = votes.participants();
        for (int i = 0; i < rows; i++) {
            int r = backwards ? rows - 1 - i : i;
            for (int e = votes.rowStart(r); e < votes.rowEnd(r); e++) {
                int p = votes.participantId(r);
                int s = votes.statementId(votes.statementAt(e));
                int v = sign * votes.valueAt(e);
                boolean unusual = Math.floorMod(RandomStream.mix(p * 31L + s), 10L) == 0;
                builder.add(p, s, v, 0);
                if (s == 0) {
                    builder.add(p, 100, unusual ? 0 : v, 0);
                    builder.add(p, 101, unusual ? v : -v, 0);
                }
            }
        }
        return builder.build();
    }

    @Test
    void copies_are_found_whatever_the_order_of_rows_the_threads_and_the_sign() {
        RobustAnalysis found = analyse(withCopies(false, 1), OPTIONS);
        assertThat(found.copies()).containsExactly(new SameStatements(List.of(0, 100, 101), List.of(101)));
        assertThat(found.notes()).contains("copies:3");
        assertThat(RobustJson.text(found))
                .contains("\"copies\":[{\"statements\":[0,100,101],\"opposite\":[101]}")
                .isEqualTo(RobustJson.text(analyse(withCopies(true, 1), OPTIONS.withThreads(3))));
        RobustAnalysis flipped = analyse(withCopies(false, -1), OPTIONS);
        assertThat(flipped.copies()).isEqualTo(found.copies());
        assertThat(flipped.trials()).isEqualTo(found.trials());
    }

    @Test
    void are_the_same_with_and_without_joining_where_nothing_is_a_copy() {
        assertThat(original.copies()).isEmpty();
        assertThat(RobustJson.text(analyse(votes, OPTIONS.withoutJoiningCopies())))
                .isEqualTo(bytes);
        assertThat(bytes).doesNotContain("\"copies\"");
    }

    @Test
    void joined_copies_lead_to_the_groups_found_without_them() {
        RobustAnalysis found = analyse(withCopies(false, 1), OPTIONS);
        assertThat(found.groups()).hasSameSizeAs(original.groups());
        assertThat(byId(found).get(101).overall().votes()).isPositive();
    }

    @Test
    void a_sample_finds_the_same_groups_and_places_everybody() {
        VoteMatrix many = new Simulated(new Simulated.Size(900, 30, 0.6), 12)
                .groups(new double[] {0.6, 0.4}, 0.97, 0.3)
                .votes();
        RobustResult result = RobustAnalyser.analyse(many, Moderation.none(), OPTIONS.withSampleMax(300));
        assertThat(result.analysis().counts().sampled()).isEqualTo(300);
        assertThat(result.analysis().groups()).hasSize(2);
        int members =
                result.analysis().groups().stream().mapToInt(g -> g.size()).sum();
        assertThat(members).isEqualTo(result.analysis().counts().included());
    }
}
