package nl.polder.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What readers see from one analysis to the next")
class ContinuityTest {
    private static final int STEPS = 50;
    /** A participant has moved when the position changed by more than this share of the spread of all positions. */
    private static final double MOVED = 0.05;

    private static Analysis analyse(VoteMatrix votes) {
        return Analyser.analyse(votes, Moderation.none(), AnalysisOptions.standard(), 1);
    }

    @Test
    void first_gives_letters_by_size() {
        Analysis analysis = analyse(VoteMatrices.random(200, 15, 3_000, 12));
        Continuity.Presentation first = Continuity.of(analysis, Optional.empty());
        List<Grouping.GroupResult> groups = analysis.chosen().orElseThrow().groups();
        for (int a = 0; a < groups.size(); a++) {
            for (int b = 0; b < groups.size(); b++) {
                if (first.letters().get(a) < first.letters().get(b)) {
                    assertThat(groups.get(a).group().members())
                            .isGreaterThanOrEqualTo(groups.get(b).group().members());
                }
            }
        }
    }

    @Test
    void the_same_analysis_again_is_shown_the_same() {
        Analysis analysis = analyse(VoteMatrices.random(200, 15, 3_000, 12));
        Continuity.Presentation first = Continuity.of(analysis, Optional.empty());
        Continuity.Presentation second = Continuity.of(analysis, Optional.of(Continuity.predecessor(analysis, first)));
        assertThat(second.letters()).isEqualTo(first.letters());
        assertThat(second.k()).isEqualTo(first.k());
        assertThat(second.wins()).isEqualTo(2);
        assertThat(second.turnFirst()).isFalse();
    }

    @Test
    void letters_follow_the_members_and_axes_the_loadings_whatever_the_labels() {
        Analysis analysis = analyse(VoteMatrices.random(200, 15, 3_000, 12));
        Continuity.Presentation first = Continuity.of(analysis, Optional.empty());
        Continuity.Predecessor before = Continuity.predecessor(analysis, first);
        int groups = first.letters().size();
        Map<Integer, Integer> swapped = new HashMap<>();
        before.letterOf().forEach((id, letter) -> swapped.put(id, (letter + 1) % groups));
        Map<Integer, WarmState.Loadings> mirrored = new HashMap<>();
        before.loadings().forEach((id, l) -> mirrored.put(id, new WarmState.Loadings(-l.first(), l.second())));
        Continuity.Presentation next = Continuity.of(
                analysis, Optional.of(new Continuity.Predecessor(before.presentation(), swapped, mirrored)));
        for (int g = 0; g < groups; g++) {
            assertThat(next.letters().get(g)).isEqualTo((first.letters().get(g) + 1) % groups);
        }
        assertThat(next.turnFirst()).isTrue();
        assertThat(next.turnSecond()).isFalse();
    }

    /** Changes of letter of participants who did not move, over a real conversation in fifty steps; printed, and bounded by what was measured. */
    @Test
    void seldom_is_another_letter_for_who_did_not_move() {
        DataKit.Conversation conversation = DataKit.conversation("ssis.land-bank-farmland.2rumnecbeh.2021-08-01");
        List<DataKit.Event> events = conversation.byTime();
        LiveVotes live = new LiveVotes();
        Optional<Continuity.Predecessor> before = Optional.empty();
        Map<Integer, double[]> places = Map.of();
        int stayed = 0;
        int changed = 0;
        int changedWithout = 0;
        Map<Integer, Integer> labels = Map.of();
        for (int step = 1; step <= STEPS; step++) {
            int from = (int) ((long) events.size() * (step - 1) / STEPS);
            int to = (int) ((long) events.size() * step / STEPS);
            new ArrayList<>(events.subList(from, to))
                    .forEach(e -> live.cast(e.participant(), e.statement(), e.value()));
            Analysis analysis = Analyser.analyse(
                    live.snapshot(),
                    live.sums().orElseThrow(),
                    conversation.moderation(),
                    AnalysisOptions.standard(),
                    1);
            Continuity.Presentation shown = Continuity.of(analysis, before);
            Continuity.Predecessor now = Continuity.predecessor(analysis, shown);
            Map<Integer, double[]> newPlaces = places(analysis, shown);
            Map<Integer, Integer> newLabels =
                    Partitions.groupOf(analysis, analysis.chosen().orElseThrow());
            for (int id : unmoved(places, newPlaces)) {
                Integer letter = before.orElseThrow().letterOf().get(id);
                Integer newLetter = now.letterOf().get(id);
                if (letter != null && newLetter != null) {
                    stayed++;
                    changed += letter.equals(newLetter) ? 0 : 1;
                    changedWithout += newLabels.get(id).equals(labels.get(id)) ? 0 : 1;
                }
            }
            before = Optional.of(now);
            places = newPlaces;
            labels = newLabels;
        }
        System.out.println("continuity: " + changed + " changes of letter in " + stayed
                + " steps of participants who did not move (" + changedWithout + " without matching)");
        assertThat(changed).isLessThan(stayed / 10).isLessThanOrEqualTo(changedWithout);
    }

    private static Map<Integer, double[]> places(Analysis analysis, Continuity.Presentation shown) {
        Map<Integer, double[]> places = new HashMap<>();
        double squares = 0;
        ParticipantResults people = analysis.people();
        for (int row = 0; row < people.size(); row++) {
            squares += people.x(row) * people.x(row) + people.y(row) * people.y(row);
        }
        double spread = Math.sqrt(squares / people.size());
        for (int row = 0; row < people.size(); row++) {
            places.put(people.participantId(row), new double[] {
                (shown.turnFirst() ? -1 : 1) * people.x(row) / spread,
                (shown.turnSecond() ? -1 : 1) * people.y(row) / spread
            });
        }
        return places;
    }

    private static Set<Integer> unmoved(Map<Integer, double[]> before, Map<Integer, double[]> now) {
        Map<Integer, double[]> unmoved = new HashMap<>(before);
        unmoved.entrySet().removeIf(e -> {
            double[] place = now.getOrDefault(e.getKey(), new double[] {1e9, 1e9});
            return Math.hypot(place[0] - e.getValue()[0], place[1] - e.getValue()[1]) > MOVED;
        });
        return unmoved.keySet();
    }
}
