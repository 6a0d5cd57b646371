package nl.polder.server.transfer.polis;

import java.util.HashMap;
import java.util.Map;
import nl.polder.clustering.Analysis;
import nl.polder.clustering.CanonicalJson;
import nl.polder.clustering.Grouping;
import nl.polder.clustering.PolisMathObject;
import nl.polder.clustering.robust.RobustAnalyser;
import nl.polder.clustering.robust.RobustJson;
import nl.polder.clustering.robust.RobustOptions;
import nl.polder.clustering.robust.RobustParticipants;
import nl.polder.clustering.robust.RobustResult;

/**
 * Both modes in one JSON object: {@code polis} (the math object), {@code robust} (what may be published) and {@code
 * participants} (memberships of mode robust; personal, for whoever has the votes anyway).
 */
public final class RobustResultJson {

    private RobustResultJson() {}

    /** @param threads how many may share the work; never changes the result */
    public static String of(AnalysisInput input, Analysis polis, long lastVoteMillis, long seed, int threads) {
        RobustOptions options =
                RobustOptions.withSeed(seed).withThreads(threads).withSegments(segments(polis));
        RobustResult robust = RobustAnalyser.analyse(input.votes(), input.moderation(), options);
        return "{\"polis\":" + PolisMathObject.json(polis, lastVoteMillis) + ",\"robust\":"
                + RobustJson.text(robust.analysis()) + ",\"participants\":" + participants(robust.participants()) + "}";
    }

    /** The groups of mode polis, in the order of their labels, which mode robust describes when there are none of its own. */
    private static Map<Integer, Integer> segments(Analysis polis) {
        Map<Integer, Integer> segments = new HashMap<>();
        Grouping grouping = polis.chosen().orElse(null);
        if (grouping == null) {
            return segments;
        }
        int[] groupOfRow = polis.people().groupOfRows(grouping);
        for (int row = 0; row < groupOfRow.length; row++) {
            if (groupOfRow[row] >= 0) {
                segments.put(polis.people().participantId(row), groupOfRow[row]);
            }
        }
        return segments;
    }

    private static String participants(RobustParticipants people) {
        CanonicalJson json = new CanonicalJson().beginArray();
        for (int row = 0; row < people.count(); row++) {
            json.beginObject().key("participant").value(people.participantId(row));
            json.key("included").value(people.included(row));
            json.key("position").beginArray();
            for (int axis = 0; axis < people.axes(); axis++) {
                json.value(people.position(row, axis));
            }
            json.endArray();
            if (people.groups() > 0 && people.group(row) >= 0) {
                int group = people.group(row);
                json.key("group").value(group);
                json.key("probability").value(people.probability(row, group));
                json.key("between").value(people.between(row));
            }
            json.endObject();
        }
        return json.endArray().toString();
    }
}
