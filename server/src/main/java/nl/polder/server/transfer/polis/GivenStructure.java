package nl.polder.server.transfer.polis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.polder.clustering.BaseCluster;
import nl.polder.clustering.OpinionGroup;

/**
 * Parts of an analysis that are given instead of computed, as JSON in the shape of a math object: the value itself, or a
 * whole math object that holds it.
 */
public final class GivenStructure {

    private GivenStructure() {}

    /** The file is not what it should be; the message is a sentence. */
    public static final class NotUsable extends IOException {
        private static final long serialVersionUID = 1;

        NotUsable(Path file, String sentence) {
            super(file.getFileName() + ": " + sentence);
        }
    }

    /** A list of participant ids ({@code in-conv}). */
    public static Set<Integer> included(Path file) throws IOException {
        return new HashSet<>(integers(file, part(file, "in-conv")));
    }

    /** Folded base clusters ({@code base-clusters}); the file's coordinates are in the sign agree = −1. */
    public static List<BaseCluster> baseClusters(Path file) throws IOException {
        JsonNode folded = part(file, "base-clusters");
        int count = folded.path("id").size();
        for (String field : List.of("members", "x", "y")) {
            if (count == 0 || folded.path(field).size() != count) {
                throw new NotUsable(file, "base clusters are the lists id, members, x and y of equal length.");
            }
        }
        List<BaseCluster> clusters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] members = integers(file, folded.path("members").path(i)).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            clusters.add(BaseCluster.of(
                    folded.path("id").path(i).asInt(),
                    0.0 - folded.path("x").path(i).asDouble(),
                    0.0 - folded.path("y").path(i).asDouble(),
                    members));
        }
        return clusters;
    }

    /** Groups of base clusters ({@code group-clusters}). */
    public static List<OpinionGroup> groups(Path file) throws IOException {
        JsonNode list = part(file, "group-clusters");
        List<OpinionGroup> groups = new ArrayList<>();
        for (JsonNode group : list) {
            if (!group.path("id").isInt()) {
                throw new NotUsable(file, "groups are a list of objects with id and members.");
            }
            groups.add(OpinionGroup.of(group.path("id").asInt(), integers(file, group.path("members"))));
        }
        if (groups.isEmpty()) {
            throw new NotUsable(file, "it names no group.");
        }
        return groups;
    }

    private static JsonNode part(Path file, String key) throws IOException {
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        return root.has(key) ? root.get(key) : root;
    }

    private static List<Integer> integers(Path file, JsonNode list) throws IOException {
        if (!list.isArray()) {
            throw new NotUsable(file, "a list of numbers was expected.");
        }
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode number : list) {
            if (!number.isInt()) {
                throw new NotUsable(file, "'" + number + "' is not a whole number.");
            }
            numbers.add(number.asInt());
        }
        return numbers;
    }
}
