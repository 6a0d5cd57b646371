package nl.polder.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * How near a cold analysis of the votes alone comes to the groups that Polis published, for every conversation of the kit; the table in README.md is
 * this test's output. Where it differs, polis-math section 14 says why.
 */
@DisplayName("Groups from the votes alone, beside Polis's own")
class ParityTest {
    /** Adjusted Rand index that the independent script of polis-math section 14 reached, at its own k. */
    private static final Map<String, Double> KNOWN = Map.ofEntries(
            Map.entry("below-100-ptpts", 0.717),
            Map.entry("25ptpt-3gp-no-strict-with-meta", 0.633),
            Map.entry("50ptpt-3gp-strict-no-meta", 1.000),
            Map.entry("150ptpt-3gp-no-strict-no-meta", 0.283),
            Map.entry("london.youth.policing", -0.019),
            Map.entry("scoop-hivemind.freshwater", 0.132),
            Map.entry("bg2050-volunteers", 1.000),
            Map.entry("brexit-consensus", 0.542),
            Map.entry("15-per-hour-seattle", 0.563),
            Map.entry("scoop-hivemind.taxes", 0.813),
            Map.entry("ssis.land-bank-farmland.2rumnecbeh.2021-08-01", 0.941),
            Map.entry("canadian-electoral-reform", 0.174),
            Map.entry("austria-climate.5twd2jsnkf.2022-08-08", 0.977),
            Map.entry("football-concussions", 0.088));

    private static Map<Integer, Integer> publishedGroups(String name) {
        if (!DataKit.mathObjects().contains(name)) {
            return DataKit.conversation(name).groupIds();
        }
        Map<Integer, Integer> groupOf = new HashMap<>();
        PublishedObject published = PublishedObject.of(name);
        for (OpinionGroup group : published.groups()) {
            published.baseClusters().stream()
                    .filter(b -> group.baseClusters().contains(b.id()))
                    .forEach(b -> Arrays.stream(b.participantIds()).forEach(id -> groupOf.put(id, group.id())));
        }
        return groupOf;
    }

    /** Share of the published members whose position is nearest to the mean position of their own published group. */
    private static double nearest(Analysis analysis, Map<Integer, Integer> theirs) {
        Map<Integer, double[]> sums = new TreeMap<>();
        ParticipantResults people = analysis.people();
        for (int row = 0; row < people.size(); row++) {
            Integer group = theirs.get(people.participantId(row));
            if (group != null) {
                double[] sum = sums.computeIfAbsent(group, g -> new double[3]);
                sum[0] += people.x(row);
                sum[1] += people.y(row);
                sum[2]++;
            }
        }
        int right = 0;
        int all = 0;
        for (int row = 0; row < people.size(); row++) {
            Integer group = theirs.get(people.participantId(row));
            if (group != null) {
                int place = row;
                int best = sums.entrySet().stream()
                        .min((a, b) -> Double.compare(
                                square(people, place, a.getValue()), square(people, place, b.getValue())))
                        .orElseThrow()
                        .getKey();
                right += best == group ? 1 : 0;
                all++;
            }
        }
        return (double) right / all;
    }

    private static double square(ParticipantResults people, int row, double[] sum) {
        double dx = people.x(row) - sum[0] / sum[2];
        double dy = people.y(row) - sum[1] / sum[2];
        return dx * dx + dy * dy;
    }

    @Test
    void are_as_like_Polis_s_as_an_independent_script_found_possible() {
        List<String> table = new ArrayList<>();
        for (String name : DataKit.all()) {
            DataKit.Conversation conversation = DataKit.conversation(name);
            Map<Integer, Integer> theirs = publishedGroups(name);
            Analysis analysis =
                    Analyser.analyse(conversation.matrix(), conversation.moderation(), AnalysisOptions.standard(), 1);
            int polisK = (int) theirs.values().stream().distinct().count();
            double own = ari(analysis, analysis.bestK(), theirs);
            table.add(String.format(
                    Locale.ROOT,
                    "| %s | %d x %d | %d / %d | %d / %d | %.3f | %.3f | %.3f |",
                    name,
                    analysis.participants(),
                    analysis.statements().size(),
                    analysis.included(),
                    theirs.size(),
                    analysis.bestK(),
                    polisK,
                    own,
                    ari(analysis, polisK, theirs),
                    nearest(analysis, theirs)));
            assertThat(own).as(name).isGreaterThan(KNOWN.get(name) - 0.001);
        }
        System.out.println(
                "| set | P x C | included ours / Polis | k ours / Polis | ARI own k | ARI Polis's k | nearest |");
        table.forEach(System.out::println);
    }

    private static double ari(Analysis analysis, int k, Map<Integer, Integer> theirs) {
        return Partitions.adjustedRand(
                Partitions.groupOf(analysis, analysis.findGrouping(k).orElseThrow()), theirs);
    }

    /** With the meta flags that the export lacks ({@code inferred.json}). */
    @Test
    void of_london_are_exactly_Polis_s_once_its_meta_statements_are_known() {
        DataKit.Conversation conversation = DataKit.conversation("london.youth.policing");
        Analysis analysis = Analyser.analyse(
                conversation.matrix(),
                Moderation.of(conversation.moderation().rejected(), List.of(1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)),
                AnalysisOptions.standard(),
                1);
        assertThat(analysis.bestK()).isEqualTo(3);
        assertThat(Partitions.sets(
                        Partitions.groupOf(analysis, analysis.chosen().orElseThrow())))
                .isEqualTo(Partitions.sets(conversation.groupIds()));
    }

    /** Computed before October 2017: zero fill, everybody included. */
    @Test
    void of_freshwater_are_exactly_Polis_s_by_the_rules_of_its_time() {
        DataKit.Conversation conversation = DataKit.conversation("scoop-hivemind.freshwater");
        Analysis analysis = Analyser.analyse(
                conversation.matrix(),
                Moderation.of(
                        conversation.moderation().rejected(),
                        List.of(24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36)),
                AnalysisOptions.standard()
                        .withFill(Fill.ZERO)
                        .withIncluded(Set.copyOf(conversation.groupIds().keySet())),
                1);
        assertThat(analysis.bestK()).isEqualTo(2);
        assertThat(Partitions.sets(
                        Partitions.groupOf(analysis, analysis.chosen().orElseThrow())))
                .isEqualTo(Partitions.sets(conversation.groupIds()));
    }
}
