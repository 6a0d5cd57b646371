package nl.polder.clustering;

import java.util.List;

/**
 * An analysis in the keys and shapes of the math object that Polis publishes (polis-math section 15), for comparison with it and for
 * tools that read it. Coordinates and centre are in Polis's internal sign, agree = -1; counts named A, D, S are agrees, disagrees and all
 * votes. Names participants: not for publication by us.
 */
public final class PolisMathObject {
    private final Analysis analysis;
    private final CanonicalJson json = new CanonicalJson();

    private PolisMathObject(Analysis analysis) {
        this.analysis = analysis;
    }

    /**
     * The object as canonical JSON.
     *
     * @param lastVoteMillis time of the last vote, 0 when there is none
     */
    public static String json(Analysis analysis, long lastVoteMillis) {
        return new PolisMathObject(analysis).write(lastVoteMillis);
    }

    private String write(long lastVoteMillis) {
        Moderation moderation = analysis.moderation();
        json.beginObject();
        json.key("n").value(analysis.participants());
        json.key("n-cmts").value(analysis.statements().size());
        json.key("tids").integers(statementIds());
        people();
        json.key("mod-in").integers(moderation.included());
        json.key("mod-out").integers(moderation.excluded());
        json.key("meta-tids").integers(moderation.meta());
        json.key("lastVoteTimestamp").value(lastVoteMillis);
        json.key("lastModTimestamp").nullValue();
        json.key("math_tick").value(0);
        components();
        baseClusters();
        votesBase();
        groups();
        consensus();
        priorities();
        return json.endObject().toString();
    }

    private List<Integer> statementIds() {
        return analysis.statements().stream().map(StatementResult::statementId).toList();
    }

    private void people() {
        ParticipantResults people = analysis.people();
        json.key("in-conv").beginArray();
        for (int row = 0; row < people.size(); row++) {
            if (people.isIncluded(row)) {
                json.value(people.participantId(row));
            }
        }
        json.endArray().key("user-vote-counts").beginObject();
        for (int row = 0; row < people.size(); row++) {
            json.key(people.participantId(row)).value(people.votes(row));
        }
        json.endObject();
    }

    private void components() {
        json.key("pca").beginObject();
        json.key("center").beginArray();
        analysis.statements().forEach(s -> json.value(0.0 - s.mean()));
        json.endArray().key("comps").beginArray().beginArray();
        analysis.statements().forEach(s -> json.value(s.loading1()));
        json.endArray().beginArray();
        analysis.statements().forEach(s -> json.value(s.loading2()));
        json.endArray().endArray().key("comment-projection").beginArray().beginArray();
        analysis.statements().forEach(s -> json.value(0.0 - s.x()));
        json.endArray().beginArray();
        analysis.statements().forEach(s -> json.value(0.0 - s.y()));
        json.endArray().endArray().key("comment-extremity").beginArray();
        analysis.statements().forEach(s -> json.value(s.extremity()));
        json.endArray().endObject();
    }

    /** Folded: parallel arrays. */
    private void baseClusters() {
        List<BaseCluster> clusters = analysis.people().baseClusters();
        json.key("base-clusters").beginObject();
        json.key("id").beginArray();
        clusters.forEach(b -> json.value(b.id()));
        json.endArray().key("members").beginArray();
        for (BaseCluster cluster : clusters) {
            json.beginArray();
            for (int member = 0; member < cluster.size(); member++) {
                json.value(cluster.participantId(member));
            }
            json.endArray();
        }
        json.endArray().key("x").beginArray();
        clusters.forEach(b -> json.value(0.0 - b.x()));
        json.endArray().key("y").beginArray();
        clusters.forEach(b -> json.value(0.0 - b.y()));
        json.endArray().key("count").beginArray();
        clusters.forEach(b -> json.value(b.size()));
        json.endArray().endObject();
    }

    private void votesBase() {
        List<List<Tally>> tallies = analysis.people().baseTallies();
        json.key("votes-base").beginObject();
        for (int c = 0; c < analysis.statements().size(); c++) {
            int column = c;
            json.key(analysis.statements().get(c).statementId()).beginObject();
            json.key("A").beginArray();
            tallies.forEach(base -> json.value(base.get(column).agrees()));
            json.endArray().key("D").beginArray();
            tallies.forEach(base -> json.value(base.get(column).disagrees()));
            json.endArray().key("S").beginArray();
            tallies.forEach(base -> json.value(base.get(column).votes()));
            json.endArray().endObject();
        }
        json.endObject();
    }

    private void groups() {
        List<Grouping.GroupResult> groups =
                analysis.chosen().map(Grouping::groups).orElse(List.of());
        json.key("group-clusters").beginArray();
        for (Grouping.GroupResult result : groups) {
            OpinionGroup group = result.group();
            json.beginObject().key("id").value(group.id()).key("center").beginArray();
            json.value(0.0 - group.x()).value(0.0 - group.y()).endArray();
            json.key("members").integers(group.baseClusters()).endObject();
        }
        json.endArray().key("group-votes").beginObject();
        for (Grouping.GroupResult result : groups) {
            groupVotes(result);
        }
        json.endObject().key("repness").beginObject();
        for (Grouping.GroupResult result : groups) {
            json.key(result.group().id()).beginArray();
            result.representative().forEach(this::representative);
            json.endArray();
        }
        json.endObject();
    }

    private void groupVotes(Grouping.GroupResult result) {
        json.key(result.group().id()).beginObject();
        json.key("id").value(result.group().id());
        json.key("n-members").value(result.group().members());
        json.key("votes").beginObject();
        for (int c = 0; c < result.tallies().size(); c++) {
            Tally tally = result.tallies().get(c);
            json.key(analysis.statements().get(c).statementId()).beginObject();
            json.key("A").value(tally.agrees());
            json.key("D").value(tally.disagrees());
            json.key("S").value(tally.votes()).endObject();
        }
        json.endObject().endObject();
    }

    private void representative(Representative r) {
        json.beginObject().key("tid").value(r.statementId());
        json.key("n-success").value(r.successes());
        json.key("n-trials").value(r.trials());
        json.key("p-success").value(r.probability());
        json.key("p-test").value(r.probabilityTest());
        json.key("repness").value(r.repness());
        json.key("repness-test").value32(r.repnessTest());
        json.key("repful-for").value(r.side() == Representative.Side.AGREE ? "agree" : "disagree");
        if (r.bestAgree()) {
            json.key("best-agree").value(true).key("n-agree").value(r.agrees());
        }
        json.endObject();
    }

    private void consensus() {
        json.key("consensus").beginObject();
        json.key("agree").beginArray();
        analysis.consensus().agree().forEach(this::majority);
        json.endArray().key("disagree").beginArray();
        analysis.consensus().disagree().forEach(this::majority);
        json.endArray().endObject();
    }

    private void majority(Consensus.Majority m) {
        json.beginObject().key("tid").value(m.statementId());
        json.key("n-success").value(m.successes());
        json.key("n-trials").value(m.trials());
        json.key("p-success").value(m.probability());
        json.key("p-test").value(m.probabilityTest()).endObject();
    }

    private void priorities() {
        json.key("group-aware-consensus").beginObject();
        analysis.chosen().ifPresent(grouping -> {
            for (int c = 0; c < analysis.statements().size(); c++) {
                json.key(analysis.statements().get(c).statementId())
                        .value(grouping.groupAwareConsensus().get(c));
            }
        });
        json.endObject().key("comment-priorities").beginObject();
        analysis.statements().forEach(s -> json.key(s.statementId()).value(s.priority()));
        json.endObject();
    }
}
