package nl.polder.clustering.robust;

import java.util.List;
import nl.polder.clustering.CanonicalJson;
import nl.polder.clustering.robust.finding.ComponentsTrial;
import nl.polder.clustering.robust.finding.NullSpread;
import nl.polder.clustering.robust.finding.PairTest;
import nl.polder.clustering.robust.finding.SeedTrial;
import nl.polder.clustering.robust.finding.Stability;
import org.jspecify.annotations.Nullable;

/** The figures a verdict rests on, as canonical JSON. */
final class EvidenceJson {
    private EvidenceJson() {}

    static void write(List<SeedTrial> trials, @Nullable Stability stability, CanonicalJson json) {
        json.key("trials").beginArray();
        trials.forEach(t -> seed(t, json));
        json.endArray();
        if (stability != null) {
            json.key("stability").beginObject();
            numbers("leavingOutPeople", stability.leavingOutPeople(), json);
            numbers("leavingOutStatements", stability.leavingOutStatements(), json);
            json.key("peopleMedian").value(stability.peopleMedian());
            json.key("statementsMedian").value(stability.statementsMedian());
            json.key("verdictDraws").value(stability.verdictDraws());
            json.key("sameVerdict").value(stability.sameVerdict());
            json.key("stable").value(stability.stable()).endObject();
        }
    }

    private static void numbers(String key, List<Double> numbers, CanonicalJson json) {
        json.key(key).beginArray();
        numbers.forEach(json::value);
        json.endArray();
    }

    static void spread(NullSpread s, CanonicalJson json) {
        json.key("shuffled").beginObject();
        json.key("mean").value(s.mean());
        json.key("sd").value(s.sd());
        json.key("median").value(s.median());
        json.key("q95").value(s.q95());
        json.key("max").value(s.max()).endObject();
    }

    private static void seed(SeedTrial t, CanonicalJson json) {
        json.beginObject().key("number").value(t.number());
        json.key("groups").value(t.groups());
        json.key("hint").value(t.hint());
        json.key("chosen").value(t.chosen());
        json.key("trials").beginArray();
        t.trials().forEach(c -> components(c, json));
        json.endArray().endObject();
    }

    private static void components(ComponentsTrial c, CanonicalJson json) {
        json.beginObject().key("components").value(c.components());
        json.key("sizes").integers(c.sizes());
        json.key("groups").value(c.groups());
        json.key("logLikelihood").value(c.logLikelihood());
        json.key("gain").value(c.gain());
        json.key("effect").value(c.effect());
        json.key("depth").value(c.depth());
        json.key("holds").value(c.holds());
        json.key("hints").value(c.hints());
        json.key("pairs").beginArray();
        c.pairs().forEach(p -> pair(p, json));
        json.endArray().endObject();
    }

    private static void pair(PairTest p, CanonicalJson json) {
        json.beginObject().key("first").value(p.first());
        json.key("second").value(p.second());
        json.key("weight").value(p.weight());
        json.key("valleyLikelihood").value(p.valleyLikelihood());
        json.key("peakLikelihood").value(p.peakLikelihood());
        json.key("peak").value(p.peak());
        json.key("gain").value(p.gain());
        json.key("effect").value(p.effect());
        json.key("depth").value(p.depth()).endObject();
    }
}
