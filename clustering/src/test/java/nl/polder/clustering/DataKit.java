package nl.polder.clustering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;

/** The real conversations in {@code ../shared/data} (see the README there), read for tests only. */
public final class DataKit {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DataKit() {}

    /** One vote in the sign agree = +1. */
    public record Event(int participant, int statement, int value, long time) {}

    /**
     * One conversation.
     *
     * @param groupIds of the export, by participant id; who has none is not in the map
     */
    public record Conversation(String name, List<Event> events, Moderation moderation, Map<Integer, Integer> groupIds) {
        public VoteMatrix matrix() {
            return matrixOf(events);
        }

        List<Event> byTime() {
            List<Event> sorted = new ArrayList<>(events);
            sorted.sort(Comparator.comparingLong(Event::time));
            return sorted;
        }
    }

    static VoteMatrix matrixOf(List<Event> events) {
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        events.forEach(e -> builder.add(e.participant(), e.statement(), e.value(), e.time()));
        return builder.build();
    }

    /** The folder; tests are skipped without it, except in CI, where its absence is a failure. */
    public static Path folder() {
        Path folder = Path.of(System.getProperty("polder.shared", "../../shared"), "data");
        if (!Files.isDirectory(folder)) {
            String message = "no data kit at " + folder.toAbsolutePath() + ": golden tests skipped";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(message);
            }
            System.out.println(message);
            Assumptions.abort(message);
        }
        return folder;
    }

    static List<String> exports() {
        return names(folder().resolve("exports"));
    }

    static List<String> mathObjects() {
        return names(folder().resolve("math-objects"));
    }

    static List<String> all() {
        List<String> names = new ArrayList<>(exports());
        names.addAll(mathObjects());
        return names;
    }

    private static List<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Conversation conversation(String name) {
        return Files.isDirectory(folder().resolve("exports").resolve(name)) ? export(name) : mathObject(name);
    }

    private static Conversation export(String name) {
        Path folder = folder().resolve("exports").resolve(name);
        List<Event> events = new ArrayList<>();
        List<List<String>> votes = Csv.read(folder.resolve("votes.csv"));
        for (List<String> row : votes.subList(1, votes.size())) {
            events.add(new Event(
                    Integer.parseInt(row.get(3)),
                    Integer.parseInt(row.get(2)),
                    Integer.parseInt(row.get(4)),
                    Long.parseLong(row.get(0))));
        }
        return new Conversation(name, events, moderation(folder.resolve("comments.csv")), groupIds(folder));
    }

    private static Moderation moderation(Path comments) {
        List<List<String>> rows = Csv.read(comments);
        List<String> header = rows.getFirst();
        var rejected = new TreeSet<Integer>();
        var accepted = new TreeSet<Integer>();
        var meta = new TreeSet<Integer>();
        for (List<String> row : rows.subList(1, rows.size())) {
            int id = Integer.parseInt(row.get(header.indexOf("comment-id")));
            int decision = Integer.parseInt(row.get(header.indexOf("moderated")));
            if (decision != 0) {
                (decision < 0 ? rejected : accepted).add(id);
            }
            int metaColumn = header.indexOf("is-meta");
            if (metaColumn >= 0 && row.get(metaColumn).equals("true")) {
                meta.add(id);
            }
        }
        return Moderation.of(rejected, accepted, meta);
    }

    /** The column {@code group-informed-consensus} of comments.csv, which one export has. */
    static Map<Integer, Double> exportedGroupAwareConsensus(String name) {
        List<List<String>> rows =
                Csv.read(folder().resolve("exports").resolve(name).resolve("comments.csv"));
        int id = rows.getFirst().indexOf("comment-id");
        int value = rows.getFirst().indexOf("group-informed-consensus");
        Map<Integer, Double> values = new HashMap<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            values.put(
                    Integer.parseInt(row.get(id)), row.get(value).isEmpty() ? 0 : Double.parseDouble(row.get(value)));
        }
        return values;
    }

    private static Map<Integer, Integer> groupIds(Path folder) {
        Map<Integer, Integer> groups = new HashMap<>();
        List<List<String>> rows = Csv.read(folder.resolve("participants-votes.csv"));
        int group = rows.getFirst().indexOf("group-id");
        for (List<String> row : rows.subList(1, rows.size())) {
            if (!row.get(group).isEmpty()) {
                groups.put(Integer.parseInt(row.get(0)), Integer.parseInt(row.get(group)));
            }
        }
        return groups;
    }

    private static Conversation mathObject(String name) {
        Path folder = folder().resolve("math-objects").resolve(name);
        List<Event> events = new ArrayList<>();
        for (JsonNode vote : json(folder.resolve("votes.json"))) {
            events.add(new Event(
                    either(vote, "pid", "participant_id").asInt(),
                    either(vote, "tid", "statement_id").asInt(),
                    vote.get("vote").asInt(),
                    vote.get("modified").asLong()));
        }
        var rejected = new TreeSet<Integer>();
        var accepted = new TreeSet<Integer>();
        var meta = new TreeSet<Integer>();
        for (JsonNode comment : json(folder.resolve("comments.json"))) {
            int id = either(comment, "tid", "statement_id").asInt();
            int decision = either(comment, "mod", "moderated").asInt();
            if (decision != 0) {
                (decision < 0 ? rejected : accepted).add(id);
            }
            if (comment.get("is_meta").asBoolean()) {
                meta.add(id);
            }
        }
        return new Conversation(name, events, Moderation.of(rejected, accepted, meta), Map.of());
    }

    private static JsonNode either(JsonNode node, String one, String other) {
        return node.has(one) ? node.get(one) : node.get(other);
    }

    static JsonNode published(String name) {
        return json(folder().resolve("math-objects").resolve(name).resolve("math-pca2.json"));
    }

    static JsonNode coldReference(String name) {
        return json(folder().resolve("cold-reference").resolve(name + ".json"));
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Just enough CSV: quotes, doubled quotes, line breaks in quotes. */
    private static final class Csv {
        static List<List<String>> read(Path file) {
            String text;
            try {
                text = Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            List<List<String>> rows = new ArrayList<>();
            List<String> row = new ArrayList<>();
            StringBuilder field = new StringBuilder();
            boolean quoted = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && (c == ',' || c == '\n')) {
                    row.add(field.toString());
                    field.setLength(0);
                    if (c == '\n') {
                        rows.add(row);
                        row = new ArrayList<>();
                    }
                } else if (quoted || c != '\r') {
                    field.append(c);
                }
            }
            if (field.length() > 0 || !row.isEmpty()) {
                row.add(field.toString());
                rows.add(row);
            }
            return rows;
        }
    }
}
