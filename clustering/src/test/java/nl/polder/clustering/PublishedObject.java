package nl.polder.clustering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a published math object (sign agree = -1) into our own terms (agree = +1). */
record PublishedObject(JsonNode json) {
    static PublishedObject of(String name) {
        return new PublishedObject(DataKit.published(name));
    }

    Set<Integer> included() {
        return new HashSet<>(ints(json.get("in-conv")));
    }

    List<BaseCluster> baseClusters() {
        JsonNode base = json.get("base-clusters");
        List<BaseCluster> clusters = new ArrayList<>();
        for (int b = 0; b < base.get("id").size(); b++) {
            clusters.add(BaseCluster.of(
                    base.get("id").get(b).asInt(),
                    -base.get("x").get(b).asDouble(),
                    -base.get("y").get(b).asDouble(),
                    ints(base.get("members").get(b)).stream().mapToInt(i -> i).toArray()));
        }
        return clusters;
    }

    List<OpinionGroup> groups() {
        List<OpinionGroup> groups = new ArrayList<>();
        for (JsonNode group : json.get("group-clusters")) {
            groups.add(OpinionGroup.of(group.get("id").asInt(), ints(group.get("members"))));
        }
        return groups;
    }

    Moderation moderation() {
        Set<Integer> meta = new HashSet<>(ints(json.get("meta-tids")));
        Set<Integer> out = new HashSet<>(ints(json.get("mod-out")));
        out.removeAll(meta);
        Set<Integer> in = new HashSet<>(ints(json.get("mod-in")));
        in.removeAll(meta);
        return Moderation.of(out, in, meta);
    }

    double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }

    static List<Integer> ints(JsonNode array) {
        List<Integer> list = new ArrayList<>();
        array.forEach(i -> list.add(i.asInt()));
        return list;
    }
}
