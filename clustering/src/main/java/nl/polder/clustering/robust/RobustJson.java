package nl.polder.clustering.robust;

import java.util.List;
import nl.polder.clustering.CanonicalJson;
import nl.polder.clustering.robust.finding.Axis;
import nl.polder.clustering.robust.finding.Consensus;
import nl.polder.clustering.robust.finding.Counts;
import nl.polder.clustering.robust.finding.Distinguishing;
import nl.polder.clustering.robust.finding.Group;
import nl.polder.clustering.robust.finding.Interval;
import nl.polder.clustering.robust.finding.Margin;
import nl.polder.clustering.robust.finding.MinorityVoice;
import nl.polder.clustering.robust.finding.Reading;
import nl.polder.clustering.robust.finding.RobustAnalysis;
import nl.polder.clustering.robust.finding.SameStatements;
import nl.polder.clustering.robust.finding.Settings;
import nl.polder.clustering.robust.finding.Shares;
import nl.polder.clustering.robust.finding.StatementReading;

/** A robust analysis as canonical JSON: the same analysis, the same bytes. Participants are not in it. */
public final class RobustJson {
    private final CanonicalJson json;

    private RobustJson(CanonicalJson json) {
        this.json = json;
    }

    /** The analysis as one JSON object. */
    public static String text(RobustAnalysis analysis) {
        CanonicalJson json = new CanonicalJson();
        write(analysis, json);
        return json.toString();
    }

    /** Writes the analysis as one object where a value is expected. */
    public static void write(RobustAnalysis analysis, CanonicalJson json) {
        new RobustJson(json).analysis(analysis);
    }

    private void analysis(RobustAnalysis a) {
        json.beginObject().key("algorithm").value(a.algorithm());
        json.key("verdict").value(a.verdict().code());
        json.key("distinctGroups").value(a.distinctGroups());
        copies(a.copies());
        groups("groups", a.groups());
        groups("segments", a.segments());
        number("segmentsRecovered", a.segmentsRecovered());
        whole("hintedGroups", a.hintedGroups());
        number("meanMembership", a.meanMembership());
        settings(a.settings());
        counts(a.counts());
        whole("axesPassing", a.axesPassing());
        whole("axesShown", a.axesShown());
        json.key("axes").beginArray();
        a.axes().forEach(this::axis);
        json.endArray();
        EvidenceJson.write(a.trials(), a.stability(), json);
        json.key("everybody");
        reading(a.everybody());
        Reading divided = a.divided();
        if (divided != null) {
            json.key("divided");
            reading(divided);
        }
        json.key("notes").beginArray();
        a.notes().forEach(json::value);
        json.endArray().endObject();
    }

    private void number(String key, double value) {
        json.key(key).value(value);
    }

    private void whole(String key, long value) {
        json.key(key).value(value);
    }

    private void settings(Settings s) {
        json.key("settings").beginObject();
        whole("seed", s.seed());
        whole("permutations", s.permutations());
        whole("seeds", s.seeds());
        whole("sampleMax", s.sampleMax());
        whole("smallestCell", s.smallestCell());
        whole("excluded", s.excluded());
        json.key("weighted").value(s.weighted()).endObject();
    }

    private void counts(Counts c) {
        json.key("counts").beginObject();
        whole("participants", c.participants());
        whole("statements", c.statements());
        whole("votes", c.votes());
        whole("included", c.included());
        whole("usedStatements", c.usedStatements());
        number("effectiveIncluded", c.effectiveIncluded());
        whole("sampled", c.sampled());
        json.endObject();
    }

    /** Absent when there are none. */
    private void copies(List<SameStatements> copies) {
        if (copies.isEmpty()) {
            return;
        }
        json.key("copies").beginArray();
        for (SameStatements same : copies) {
            json.beginObject().key("statements").integers(same.statements());
            json.key("opposite").integers(same.opposite()).endObject();
        }
        json.endArray();
    }

    private void groups(String key, List<Group> groups) {
        json.key(key).beginArray();
        for (Group g : groups) {
            json.beginObject();
            whole("number", g.number());
            whole("size", g.size());
            number("share", g.share());
            number("certain", g.certain());
            whole("between", g.between());
            json.key("centre").beginArray();
            g.centre().forEach(json::value);
            json.endArray();
            String oneAnswer = g.oneAnswer();
            if (oneAnswer != null) {
                json.key("oneAnswer").value(oneAnswer);
            }
            number("oneAnswerShare", g.oneAnswerShare());
            json.endObject();
        }
        json.endArray();
    }

    private void axis(Axis a) {
        json.beginObject();
        whole("number", a.number());
        number("share", a.share());
        EvidenceJson.spread(a.shuffled(), json);
        number("z", a.z());
        number("p", a.p());
        json.key("passes").value(a.passes());
        number("recovered", a.recovered());
        json.key("shown").value(a.shown());
        json.key("loadings").beginArray();
        for (Axis.Loading l : a.loadings()) {
            json.beginObject();
            whole("statement", l.statement());
            number("loading", l.loading());
            json.endObject();
        }
        json.endArray().key("ends").beginArray();
        for (Axis.EndShares e : a.ends()) {
            json.beginObject();
            whole("statement", e.statement());
            shares("low", e.low());
            shares("high", e.high());
            number("difference", e.difference());
            number("z", e.z());
            number("p", e.p());
            json.key("distinguishes").value(e.distinguishes()).endObject();
        }
        json.endArray().endObject();
    }

    private void shares(String key, Shares s) {
        json.key(key);
        shares(s);
    }

    private void shares(Shares s) {
        json.beginObject();
        whole("votes", s.votes());
        whole("agrees", s.agrees());
        whole("disagrees", s.disagrees());
        whole("passes", s.passes());
        number("base", s.base());
        interval("agree", s.agree());
        interval("disagree", s.disagree());
        interval("pass", s.pass());
        json.endObject();
    }

    private void interval(String key, Interval i) {
        json.key(key).beginObject();
        number("share", i.share());
        number("low", i.low());
        number("high", i.high());
        json.endObject();
    }

    private void reading(Reading r) {
        json.beginObject().key("basis").value(r.basis()).key("statements").beginArray();
        for (StatementReading s : r.statements()) {
            json.beginObject();
            whole("statement", s.statement());
            shares("overall", s.overall());
            json.key("groups").beginArray();
            s.groups().forEach(this::shares);
            json.endArray().endObject();
        }
        json.endArray();
        consensus("agreed", r.agreed());
        consensus("disagreed", r.disagreed());
        json.key("minority").beginArray();
        r.minority().forEach(this::minority);
        json.endArray().key("distinguishing").beginArray();
        r.distinguishing().forEach(this::distinguishing);
        json.endArray().key("unclear").integers(r.unclear());
        json.key("tooFewVotes").integers(r.tooFewVotes()).endObject();
    }

    private void consensus(String key, List<Consensus> list) {
        json.key(key).beginArray();
        for (Consensus c : list) {
            json.beginObject();
            whole("statement", c.statement());
            json.key("side").value(c.side().code());
            number("atLeast", c.atLeast());
            number("atLeastListed", c.atLeastListed());
            number("lowestShare", c.lowestShare());
            whole("weakestGroup", c.weakestGroup());
            number("geometricMean", c.geometricMean());
            number("product", c.product());
            json.key("margins").beginArray();
            c.margins().forEach(this::margin);
            json.endArray().endObject();
        }
        json.endArray();
    }

    private void margin(Margin m) {
        json.beginObject();
        number("threshold", m.threshold());
        whole("addedContrary", m.addedContrary());
        number("fakeShareOfAll", m.fakeShareOfAll());
        number("fakeShareOfSupporters", m.fakeShareOfSupporters());
        whole("weakestGroup", m.weakestGroup());
        json.endObject();
    }

    private void minority(MinorityVoice m) {
        json.beginObject();
        whole("statement", m.statement());
        whole("group", m.group());
        json.key("side").value(m.side().code());
        interval("inside", m.inside());
        interval("outside", m.outside());
        number("difference", m.difference());
        whole("persons", m.persons());
        json.endObject();
    }

    private void distinguishing(Distinguishing d) {
        json.beginObject();
        whole("statement", d.statement());
        whole("group", d.group());
        json.key("side").value(d.side().code());
        number("share", d.share());
        number("restShare", d.restShare());
        number("difference", d.difference());
        number("z", d.z());
        number("p", d.p());
        number("adjusted", d.adjusted());
        json.key("named").value(d.named()).endObject();
    }
}
