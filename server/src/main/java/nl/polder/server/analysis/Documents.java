package nl.polder.server.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.polder.clustering.Analysis;
import nl.polder.clustering.CanonicalJson;
import nl.polder.clustering.Consensus;
import nl.polder.clustering.Grouping;
import nl.polder.clustering.Representative;
import nl.polder.clustering.StatementResult;
import nl.polder.clustering.Tally;
import nl.polder.clustering.robust.RobustJson;
import nl.polder.clustering.robust.finding.RobustAnalysis;

/**
 * The published document of a run: {@link CanonicalJson} with the keys in alphabetical order, UTF-8, without rows of participants. The same votes, decisions, options and seed give the same bytes; their SHA-256 is the
 * hash that the results name. Positions of base clusters are left out, since some of them are one person.
 */
final class Documents {
    static final int SCHEMA = 1;
    static final String POLIS = "polis/1";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private Documents() {}

    /** What both documents say of themselves. */
    record Input(
            int schema,
            String mode,
            String algorithm,
            Map<String, String> options,
            long seed,
            int conversation,
            long position,
            String fingerprint) {}

    record PolisDocument(Input input, PolisResult polis) {}

    record PolisResult(
            int participants,
            int votes,
            int included,
            SortedSet<Integer> rejected,
            SortedSet<Integer> meta,
            List<StatementResult> statements,
            List<GroupingResult> groupings,
            int bestK,
            Consensus consensus) {}

    record GroupingResult(int k, double silhouette, List<GroupResult> groups, List<Double> groupAwareConsensus) {}

    record GroupResult(
            int id, double x, double y, int members, List<Tally> tallies, List<Representative> representative) {}

    static byte[] polis(AnalysedVotes run) {
        Analysis analysis = run.polis();
        return bytes(new PolisDocument(
                input(run, "polis", POLIS, Map.of("fill", "mean", "start", "cold")),
                new PolisResult(
                        analysis.participants(),
                        analysis.votes(),
                        analysis.included(),
                        run.moderation().rejected(),
                        run.moderation().meta(),
                        analysis.statements(),
                        analysis.groupings().stream().map(Documents::grouping).toList(),
                        analysis.bestK(),
                        analysis.consensus())));
    }

    /**
     * @param of hash of the polis document with the same input
     * @param segments the k whose groups were read as segments
     */
    static byte[] robust(AnalysedVotes run, RobustAnalysis robust, String of, int segments) {
        var json = new CanonicalJson();
        json.beginObject().key("input");
        Map<String, String> options = Map.of("segments", String.valueOf(segments));
        write(MAPPER.valueToTree(input(run, "robust", robust.algorithm(), options)), json);
        json.key("of").value(of).key("robust");
        RobustJson.write(robust, json);
        if (!run.setAside().isEmpty()) {
            // Who is set aside stands in the log; here a hash of the numbers, so that whoever has them can tell.
            json.key("setAside")
                    .beginObject()
                    .key("fingerprint")
                    .value(Fingerprint.of(run.setAside()))
                    .endObject();
        }
        return json.endObject().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Input input(AnalysedVotes run, String mode, String algorithm, Map<String, String> options) {
        return new Input(
                SCHEMA,
                mode,
                algorithm,
                options,
                LiveState.SEED,
                run.conversationId(),
                run.position(),
                Fingerprint.of(run.votes(), run.moderation()));
    }

    private static GroupingResult grouping(Grouping grouping) {
        List<GroupResult> groups = grouping.groups().stream()
                .map(g -> new GroupResult(
                        g.group().id(),
                        g.group().x(),
                        g.group().y(),
                        g.group().members(),
                        g.tallies(),
                        g.representative()))
                .toList();
        return new GroupingResult(grouping.k(), grouping.silhouette(), groups, grouping.groupAwareConsensus());
    }

    private static byte[] bytes(Object document) {
        var json = new CanonicalJson();
        write(MAPPER.valueToTree(document), json);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonNode node, CanonicalJson json) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                json.beginObject();
                var keys = new TreeSet<String>();
                node.fieldNames().forEachRemaining(keys::add);
                keys.forEach(key -> write(node.get(key), json.key(key)));
                json.endObject();
            }
            case ARRAY -> {
                json.beginArray();
                node.forEach(item -> write(item, json));
                json.endArray();
            }
            case NUMBER -> {
                if (node.isIntegralNumber()) {
                    json.value(node.longValue());
                } else {
                    json.value(node.doubleValue());
                }
            }
            case BOOLEAN -> json.value(node.booleanValue());
            case STRING -> json.value(node.textValue());
            case NULL, MISSING -> json.nullValue();
            case BINARY, POJO -> throw new IllegalStateException("not part of a document: " + node);
        }
    }
}
