package nl.polder.server.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import nl.polder.clustering.robust.RobustParticipants;

/**
 * Where every analysed participant stands in results as shown: personal, never public, erasable.
 *
 * @param places one per participant
 */
record People(List<Place> places) {
    People {
        places = List.copyOf(places);
    }

    /**
     * @param p participant
     * @param g letter of the group, or {@code -} between groups
     * @param x place on the map
     * @param y likewise
     * @param c calibrated probability of the group; 0 when groups are not distinct
     */
    record Place(int p, char g, double x, double y, double c) {}

    /** Everybody who is placed by these results. */
    static People of(AnalysedVotes run, Presentation presentation, Results.Form form) {
        int[] groups = presentation.groupOfRows(run, form);
        Plane plane = presentation.plane(run);
        Map<Integer, Double> certainty = form == Results.Form.DISTINCT
                ? certainty(run.robust().orElseThrow().participants())
                : Map.of();
        List<Place> places = new ArrayList<>();
        for (int row = 0; row < groups.length; row++) {
            if (groups[row] != Presentation.NOT_PLACED) {
                int participant = run.votes().participantId(row);
                char letter = groups[row] < 0 ? '-' : presentation.letters().get(groups[row]);
                places.add(new Place(
                        participant,
                        letter,
                        plane.x(run.polis().people().x(row)),
                        plane.y(run.polis().people().y(row)),
                        certainty.getOrDefault(participant, 0.0)));
            }
        }
        return new People(places);
    }

    private static Map<Integer, Double> certainty(RobustParticipants people) {
        Map<Integer, Double> byParticipant = new HashMap<>();
        for (int row = 0; row < people.count(); row++) {
            if (people.group(row) >= 0) {
                byParticipant.put(people.participantId(row), people.probability(row, people.group(row)));
            }
        }
        return byParticipant;
    }

    /** Letters by participant, without those between groups. */
    Map<Integer, Character> letters() {
        Map<Integer, Character> letters = new HashMap<>();
        places.stream().filter(place -> place.g != '-').forEach(place -> letters.put(place.p, place.g));
        return letters;
    }

    /** Without the participants that are gone. */
    People without(IntPredicate gone) {
        return new People(places.stream().filter(place -> !gone.test(place.p)).toList());
    }
}
