package nl.polder.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against {@code cold-reference/}: a full recompute of every set by an independent script written from polis-math.md (rounded to six
 * digits, sign agree = -1).
 */
@DisplayName("A cold analysis of every conversation in the data kit")
class ColdReferenceTest {
    /** Participants that may fall on the other side of an exact or nearly exact tie, as the reference allows. */
    private static final int RARE_TIES_MAX = 2;

    /**
     * The reference stops power iteration after 101 products as Polis does, which leaves a residue where eigenvalues 2 and 3 are close
     * (polis-math section 5.1; the largest seen is 6e-5, freshwater); ours is exact ({@link SmileOracleTest}).
     */
    private static final double POWER_ITERATION_RESIDUE = 1e-4;

    static List<String> names() {
        return DataKit.all();
    }

    private static Analysis analysis(String name) {
        DataKit.Conversation conversation = DataKit.conversation(name);
        return Analyser.analyse(conversation.matrix(), conversation.moderation(), AnalysisOptions.standard(), 1);
    }

    @ParameterizedTest
    @MethodSource("names")
    void has_the_reference_s_centre_components_and_positions(String name) {
        JsonNode reference = DataKit.coldReference(name);
        Analysis analysis = analysis(name);
        assertThat(analysis.participants())
                .isEqualTo(reference.get("participants").asInt());
        assertThat(analysis.statements()).hasSize(reference.get("statements").asInt());
        double[] turns = turns(analysis, reference);
        for (StatementResult s : analysis.statements()) {
            String id = Integer.toString(s.statementId());
            assertThat(s.mean()).isCloseTo(-reference.get("center").get(id).asDouble(), within(1e-6));
            assertThat(s.loading1() * turns[0])
                    .isCloseTo(reference.get("comps").get(id).get(0).asDouble(), within(POWER_ITERATION_RESIDUE));
            assertThat(s.loading2() * turns[1])
                    .isCloseTo(reference.get("comps").get(id).get(1).asDouble(), within(POWER_ITERATION_RESIDUE));
        }
        for (int row = 0; row < analysis.people().size(); row++) {
            JsonNode place = reference
                    .get("projection")
                    .get(Integer.toString(analysis.people().participantId(row)));
            assertThat(-analysis.people().x(row) * turns[0])
                    .isCloseTo(place.get(0).asDouble(), within(1e-3));
            assertThat(-analysis.people().y(row) * turns[1])
                    .isCloseTo(place.get(1).asDouble(), within(1e-3));
        }
    }

    /** The reference's axes may point the other way when two loadings are equally large. */
    private static double[] turns(Analysis analysis, JsonNode reference) {
        double first = 0;
        double second = 0;
        for (StatementResult s : analysis.statements()) {
            JsonNode loadings = reference.get("comps").get(Integer.toString(s.statementId()));
            first += s.loading1() * loadings.get(0).asDouble();
            second += s.loading2() * loadings.get(1).asDouble();
        }
        return new double[] {Math.signum(first), Math.signum(second)};
    }

    @ParameterizedTest
    @MethodSource("names")
    void includes_the_same_participants_and_finds_the_same_k_silhouettes_and_groups(String name) {
        JsonNode reference = DataKit.coldReference(name);
        Analysis analysis = analysis(name);
        assertThat(included(analysis)).isEqualTo(ids(reference.get("included")));
        assertThat(analysis.people().baseClusters())
                .hasSize(reference.get("base_clusters").asInt());
        reference
                .get("silhouettes")
                .fields()
                .forEachRemaining(entry -> assertThat(analysis.findGrouping(Integer.parseInt(entry.getKey()))
                                .orElseThrow()
                                .silhouette())
                        .as("silhouette for k = " + entry.getKey())
                        .isCloseTo(entry.getValue().asDouble(), within(1e-4)));
        assertThat(analysis.groupings()).hasSize(reference.get("silhouettes").size());
        assertThat(analysis.bestK()).isEqualTo(reference.get("k").asInt());
        assertThat(moved(analysis, reference)).isLessThanOrEqualTo(RARE_TIES_MAX);
    }

    /** How many participants are in another group than in the reference, when its groups are matched by label. */
    private static int moved(Analysis analysis, JsonNode reference) {
        Map<Integer, Integer> ours =
                Partitions.groupOf(analysis, analysis.chosen().orElseThrow());
        Map<Integer, Integer> theirs = new HashMap<>();
        reference
                .get("groups")
                .fields()
                .forEachRemaining(g ->
                        g.getValue().forEach(id -> theirs.put(id.asInt(), Integer.parseInt(g.getKey()))));
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        return (int) ours.entrySet().stream()
                .filter(e -> !e.getValue().equals(theirs.get(e.getKey())))
                .count();
    }

    @ParameterizedTest
    @MethodSource("names")
    void lists_the_same_representative_and_consensus_statements(String name) {
        JsonNode reference = DataKit.coldReference(name);
        Analysis analysis = analysis(name);
        if (moved(analysis, reference) > 0) {
            System.out.println(name + ": a tie moved somebody, so the statistics of the groups are not compared");
            return;
        }
        Grouping grouping = analysis.chosen().orElseThrow();
        for (Grouping.GroupResult group : grouping.groups()) {
            JsonNode expected =
                    reference.get("repness").get(Integer.toString(group.group().id()));
            assertThat(group.representative().stream().map(Representative::statementId))
                    .isEqualTo(expected.findValues("tid").stream()
                            .map(JsonNode::asInt)
                            .toList());
            for (int i = 0; i < expected.size(); i++) {
                Representative ours = group.representative().get(i);
                JsonNode theirs = expected.get(i);
                assertThat(ours.side().name())
                        .isEqualToIgnoringCase(theirs.get("repful_for").asText());
                assertThat(ours.repness()).isCloseTo(theirs.get("repness").asDouble(), within(1e-6));
                assertThat(ours.repnessTest())
                        .isCloseTo(theirs.get("repness_test").asDouble(), within(1e-6));
                assertThat(ours.probability()).isCloseTo(theirs.get("p_success").asDouble(), within(1e-6));
                assertThat(ours.probabilityTest())
                        .isCloseTo(theirs.get("p_test").asDouble(), within(1e-6));
            }
        }
        assertThat(statementIds(analysis.consensus().agree()))
                .isEqualTo(list(reference.get("consensus").get("agree")));
        assertThat(statementIds(analysis.consensus().disagree()))
                .isEqualTo(list(reference.get("consensus").get("disagree")));
        for (int c = 0; c < analysis.statements().size(); c++) {
            int id = analysis.statements().get(c).statementId();
            assertThat(grouping.groupAwareConsensus().get(c))
                    .isCloseTo(
                            reference
                                    .get("group_aware_consensus")
                                    .get(Integer.toString(id))
                                    .asDouble(),
                            within(1e-6));
        }
    }

    private static List<Integer> statementIds(List<Consensus.Majority> list) {
        return list.stream().map(Consensus.Majority::statementId).toList();
    }

    private static List<Integer> list(JsonNode ids) {
        List<Integer> list = new ArrayList<>();
        ids.forEach(id -> list.add(id.isObject() ? id.get("tid").asInt() : id.asInt()));
        return list;
    }

    private static Set<Integer> ids(JsonNode node) {
        return new HashSet<>(list(node));
    }

    private static Set<Integer> included(Analysis analysis) {
        return analysis.state().included();
    }
}
