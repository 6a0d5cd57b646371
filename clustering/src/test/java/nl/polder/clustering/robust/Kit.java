package nl.polder.clustering.robust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.polder.clustering.DataKit;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrix;

/** The data kit as mode robust's reference results name it: {@code NAME.inferred} also leaves out inferred meta statements. */
final class Kit {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INFERRED = ".inferred";

    private Kit() {}

    /** @param groupIds Polis's published group by participant id, of exports */
    record Conversation(String name, VoteMatrix votes, Moderation moderation, Map<Integer, Integer> groupIds) {}

    static boolean present() {
        return Files.isDirectory(Path.of(System.getProperty("polder.shared", "../../shared"), "data"));
    }

    /** Names of the reference results. */
    static List<String> names() {
        try (var files = Files.list(DataKit.folder().resolve("robust-reference"))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".json"))
                    .map(f -> f.substring(0, f.length() - 5))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode reference(String name) {
        return json(DataKit.folder().resolve("robust-reference").resolve(name + ".json"));
    }

    static Conversation load(String name) {
        boolean inferred = name.endsWith(INFERRED);
        String base = inferred ? name.substring(0, name.length() - INFERRED.length()) : name;
        DataKit.Conversation kit = DataKit.conversation(base);
        TreeSet<Integer> out = new TreeSet<>(kit.moderation().excluded());
        if (inferred) {
            JsonNode meta =
                    json(DataKit.folder().resolve("inferred.json")).get(base).get("meta");
            meta.forEach(id -> out.add(id.asInt()));
        }
        return new Conversation(name, kit.matrix(), Moderation.of(out, List.of()), kit.groupIds());
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
