package nl.polder.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The exact levels L1 to L9 of polis-math.md section 14 on four objects that Polis itself published ({@code math-objects/}); the
 * tolerances are those found there by an independent script. The votes of 50ptpt lack one participant, whose four votes did count.
 */
@DisplayName("Given what Polis published, every further step gives what Polis published")
class GoldenPolisTest {
    private static final String ONE_MISSING = "50ptpt-3gp-strict-no-meta";

    static List<String> names() {
        return DataKit.mathObjects();
    }

    /** Everything given that a level does not check: included set, base clusters, groups. */
    private static Analysis given(String name, boolean groupsToo) {
        PublishedObject published = PublishedObject.of(name);
        AnalysisOptions options = AnalysisOptions.standard()
                .withIncluded(published.included())
                .withBaseClusters(published.baseClusters());
        return Analyser.analyse(
                DataKit.conversation(name).matrix(),
                published.moderation(),
                groupsToo ? options.withGroups(published.groups()) : options,
                1);
    }

    @ParameterizedTest
    @MethodSource("names")
    void L1_vote_counts_and_centre(String name) {
        JsonNode published = DataKit.published(name);
        Analysis analysis = given(name, true);
        int missing = name.equals(ONE_MISSING) ? 1 : 0;
        assertThat(analysis.participants()).isEqualTo(published.get("n").asInt() - missing);
        for (int row = 0; row < analysis.people().size(); row++) {
            String id = Integer.toString(analysis.people().participantId(row));
            assertThat(analysis.people().votes(row))
                    .isEqualTo(published.get("user-vote-counts").get(id).asInt());
        }
        assertThat(analysis.statements().stream()
                        .map(StatementResult::statementId)
                        .toList())
                .isEqualTo(new ArrayList<>(new TreeSet<>(PublishedObject.ints(published.get("tids")))));
        Map<Integer, Integer> place = places(published);
        int off = 0;
        for (StatementResult s : analysis.statements()) {
            double centre = -published
                    .get("pca")
                    .get("center")
                    .get(place.get(s.statementId()))
                    .asDouble();
            off += Math.abs(s.mean() - centre) <= 4e-15 ? 0 : 1;
        }
        assertThat(off).isLessThanOrEqualTo(4 * missing);
    }

    private static Map<Integer, Integer> places(JsonNode published) {
        Map<Integer, Integer> places = new HashMap<>();
        for (JsonNode id : published.get("tids")) {
            places.put(id.asInt(), places.size());
        }
        return places;
    }

    @ParameterizedTest
    @MethodSource("names")
    void L2_replaying_the_votes_in_time_order_includes_exactly_the_published_participants(String name) {
        LiveVotes live = new LiveVotes();
        Set<Integer> included = new HashSet<>();
        for (DataKit.Event event : DataKit.conversation(name).byTime()) {
            live.cast(event.participant(), event.statement(), event.value());
            VoteMatrix votes = live.snapshot();
            boolean[] in = Inclusion.of(votes, included);
            for (int row : Inclusion.rows(in)) {
                included.add(votes.participantId(row));
            }
        }
        assertThat(included).isEqualTo(PublishedObject.of(name).included());
    }

    @ParameterizedTest
    @MethodSource("names")
    void L3_components_point_the_same_way(String name) {
        JsonNode published = DataKit.published(name);
        Analysis analysis = given(name, true);
        double least = name.equals(ONE_MISSING) ? 0.9992 - 5e-5 : 0.9999999996;
        JsonNode components = published.get("pca").get("comps");
        Map<Integer, Integer> place = places(published);
        assertThat(cosine(analysis, components.get(0), place, StatementResult::loading1))
                .isGreaterThanOrEqualTo(least);
        assertThat(cosine(analysis, components.get(1), place, StatementResult::loading2))
                .isGreaterThanOrEqualTo(least);
    }

    private static double cosine(
            Analysis analysis,
            JsonNode component,
            Map<Integer, Integer> place,
            ToDoubleFunction<StatementResult> loading) {
        double product = 0;
        double ours = 0;
        double theirs = 0;
        for (StatementResult s : analysis.statements()) {
            double a = loading.applyAsDouble(s);
            double b = component.get(place.get(s.statementId())).asDouble();
            product += a * b;
            ours += a * a;
            theirs += b * b;
        }
        return Math.abs(product) / Math.sqrt(ours * theirs);
    }

    /** Components as published, in the order of our columns and with agree = +1. */
    private static PrincipalComponents publishedComponents(JsonNode published, VoteMatrix votes) {
        Map<Integer, Integer> place = places(published);
        double[] centre = new double[votes.statements()];
        double[] first = new double[centre.length];
        double[] second = new double[centre.length];
        for (int c = 0; c < centre.length; c++) {
            int at = place.get(votes.statementId(c));
            centre[c] = 0.0 - published.get("pca").get("center").get(at).asDouble();
            first[c] = published.get("pca").get("comps").get(0).get(at).asDouble();
            second[c] = published.get("pca").get("comps").get(1).get(at).asDouble();
        }
        return new PrincipalComponents(centre, first, second, new double[] {1, 1});
    }

    @ParameterizedTest
    @MethodSource("names")
    void L4_positions_of_statements_extremity_and_base_centres(String name) {
        JsonNode published = DataKit.published(name);
        VoteMatrix votes = DataKit.conversation(name).matrix();
        PrincipalComponents components = publishedComponents(published, votes);
        Points statements = Projection.statements(components);
        Map<Integer, Integer> place = places(published);
        JsonNode projection = published.get("pca").get("comment-projection");
        for (int c = 0; c < votes.statements(); c++) {
            int at = place.get(votes.statementId(c));
            assertThat(-statements.x()[c]).isCloseTo(projection.get(0).get(at).asDouble(), within(1e-15));
            assertThat(-statements.y()[c]).isCloseTo(projection.get(1).get(at).asDouble(), within(1e-15));
            double extremity = Math.sqrt(statements.x()[c] * statements.x()[c]
                    + statements.y()[c] * statements.y()[c]);
            assertThat(extremity)
                    .isCloseTo(
                            published
                                    .get("pca")
                                    .get("comment-extremity")
                                    .get(at)
                                    .asDouble(),
                            within(1e-15));
        }
        boolean[] excluded = new boolean[votes.statements()];
        for (int c = 0; c < excluded.length; c++) {
            excluded[c] = PublishedObject.of(name).moderation().isExcluded(votes.statementId(c));
        }
        Points people = Projection.participants(votes, components, excluded, new Parallel(1));
        IdIndex rows = votes.participantIndex();
        for (BaseCluster base : PublishedObject.of(name).baseClusters()) {
            double x = 0;
            for (int id : base.participantIds()) {
                x += people.x()[rows.find(id).orElseThrow()] / base.size();
            }
            assertThat(x).isCloseTo(base.x(), within(4e-15));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void L5_k_groups_and_their_centres(String name) {
        JsonNode published = DataKit.published(name);
        Analysis analysis = given(name, false);
        assertThat(analysis.chosenK()).isEqualTo(published.get("group-clusters").size());
        List<OpinionGroup> ours = analysis.chosen().orElseThrow().groups().stream()
                .map(Grouping.GroupResult::group)
                .toList();
        for (int g = 0; g < ours.size(); g++) {
            JsonNode theirs = published.get("group-clusters").get(g);
            assertThat(ours.get(g).id()).isEqualTo(theirs.get("id").asInt());
            assertThat(new HashSet<>(ours.get(g).baseClusters()))
                    .isEqualTo(new HashSet<>(PublishedObject.ints(theirs.get("members"))));
            assertThat(-ours.get(g).x()).isCloseTo(theirs.get("center").get(0).asDouble(), within(1e-15));
            assertThat(-ours.get(g).y()).isCloseTo(theirs.get("center").get(1).asDouble(), within(1e-15));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void L6_votes_of_the_groups_and_their_representative_statements(String name) {
        JsonNode published = DataKit.published(name);
        Analysis analysis = given(name, true);
        for (Grouping.GroupResult group : analysis.chosen().orElseThrow().groups()) {
            String id = Integer.toString(group.group().id());
            JsonNode votes = published.get("group-votes").get(id);
            assertThat(group.group().members()).isEqualTo(votes.get("n-members").asInt());
            for (int c = 0; c < analysis.statements().size(); c++) {
                JsonNode tally = votes.get("votes")
                        .get(Integer.toString(analysis.statements().get(c).statementId()));
                assertThat(group.tallies().get(c))
                        .isEqualTo(new Tally(
                                tally.get("A").asInt(),
                                tally.get("D").asInt(),
                                tally.get("S").asInt()));
            }
            sameRepresentatives(group.representative(), published.get("repness").get(id));
        }
    }

    private static void sameRepresentatives(List<Representative> ours, JsonNode theirs) {
        assertThat(ours).hasSize(theirs.size());
        for (int i = 0; i < theirs.size(); i++) {
            Representative r = ours.get(i);
            JsonNode t = theirs.get(i);
            assertThat(r.statementId()).isEqualTo(t.get("tid").asInt());
            assertThat(r.side().name())
                    .isEqualToIgnoringCase(t.get("repful-for").asText());
            assertThat(r.successes()).isEqualTo(t.get("n-success").asInt());
            assertThat(r.trials()).isEqualTo(t.get("n-trials").asInt());
            assertThat(r.probability()).isCloseTo(t.get("p-success").asDouble(), within(1e-14));
            assertThat(r.probabilityTest()).isCloseTo(t.get("p-test").asDouble(), within(1e-14));
            assertThat(r.repness()).isCloseTo(t.get("repness").asDouble(), within(1e-14));
            // Published as a 32-bit number.
            assertThat(r.repnessTest()).isCloseTo(t.get("repness-test").asDouble(), within(3e-7));
            assertThat(r.bestAgree()).isEqualTo(t.has("best-agree"));
            if (t.has("n-agree")) {
                assertThat(r.agrees()).isEqualTo(t.get("n-agree").asInt());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void L7_consensus_lists_in_order(String name) {
        JsonNode published = DataKit.published(name).get("consensus");
        Consensus ours = given(name, true).consensus();
        sameMajorities(ours.agree(), published.get("agree"));
        sameMajorities(ours.disagree(), published.get("disagree"));
    }

    private static void sameMajorities(List<Consensus.Majority> ours, JsonNode theirs) {
        assertThat(ours).hasSize(theirs.size());
        for (int i = 0; i < theirs.size(); i++) {
            assertThat(ours.get(i).statementId())
                    .isEqualTo(theirs.get(i).get("tid").asInt());
            assertThat(ours.get(i).successes())
                    .isEqualTo(theirs.get(i).get("n-success").asInt());
            assertThat(ours.get(i).trials())
                    .isEqualTo(theirs.get(i).get("n-trials").asInt());
            assertThat(ours.get(i).probability())
                    .isCloseTo(theirs.get(i).get("p-success").asDouble(), within(1e-14));
            assertThat(ours.get(i).probabilityTest())
                    .isCloseTo(theirs.get(i).get("p-test").asDouble(), within(1e-14));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void L8_group_aware_consensus(String name) {
        JsonNode published = DataKit.published(name).get("group-aware-consensus");
        Analysis analysis = given(name, true);
        for (int c = 0; c < analysis.statements().size(); c++) {
            String id = Integer.toString(analysis.statements().get(c).statementId());
            assertThat(analysis.chosen().orElseThrow().groupAwareConsensus().get(c))
                    .isCloseTo(published.get(id).asDouble(), within(3e-16));
        }
    }

    @Test
    void L8_group_aware_consensus_of_an_export() {
        String name = "bg2050-volunteers";
        DataKit.Conversation conversation = DataKit.conversation(name);
        Map<Integer, List<Integer>> members = new HashMap<>();
        conversation
                .groupIds()
                .forEach((id, g) ->
                        members.computeIfAbsent(g, x -> new ArrayList<>()).add(id));
        List<BaseCluster> base = new ArrayList<>();
        List<OpinionGroup> groups = new ArrayList<>();
        members.forEach((g, ids) -> {
            base.add(BaseCluster.of(g, g, 0, ids.stream().mapToInt(i -> i).toArray()));
            groups.add(OpinionGroup.of(g, List.of(g)));
        });
        Analysis analysis = Analyser.analyse(
                conversation.matrix(),
                conversation.moderation(),
                AnalysisOptions.standard().withBaseClusters(base).withGroups(groups),
                1);
        Map<Integer, Double> exported = DataKit.exportedGroupAwareConsensus(name);
        for (int c = 0; c < analysis.statements().size(); c++) {
            assertThat(analysis.chosen().orElseThrow().groupAwareConsensus().get(c))
                    .isCloseTo(exported.get(analysis.statements().get(c).statementId()), within(4e-16));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void L9_priorities(String name) {
        JsonNode published = DataKit.published(name);
        boolean all49 = name.equals(ONE_MISSING);
        Map<Integer, Integer> place = places(published);
        Analysis analysis = given(name, true);
        Grouping grouping = analysis.chosen().orElseThrow();
        for (int c = 0; c < analysis.statements().size(); c++) {
            int id = analysis.statements().get(c).statementId();
            int column = c;
            Tally grouped =
                    grouping.groups().stream().map(g -> g.tallies().get(column)).reduce(Tally.NONE, Tally::plus);
            double extremity = published
                    .get("pca")
                    .get("comment-extremity")
                    .get(place.get(id))
                    .asDouble();
            boolean meta = all49 || analysis.moderation().meta().contains(id);
            assertThat(Priority.of(grouped, extremity, meta))
                    .isCloseTo(
                            published
                                    .get("comment-priorities")
                                    .get(Integer.toString(id))
                                    .asDouble(),
                            withPercentage(2e-13));
        }
    }
}
