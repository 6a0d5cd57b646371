package nl.polder.clustering.robust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.VoteMatrixBuilder;

/** Reads the conversations of the data kit, which lies beside the repository and is never copied into it. */
final class Kit {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Kit() {}

    /** Votes with agree = +1, and what is left out. */
    record Conversation(String name, VoteMatrix votes, Moderation moderation) {}

    static Path folder() {
        Path near = Path.of("../../shared/data");
        return Path.of(System.getProperty("polder.shared", near.getParent().toString()))
                .resolve("data");
    }

    static boolean present() {
        return Files.isDirectory(folder().resolve("robust-reference"));
    }

    /** Names of the reference results. */
    static List<String> names() {
        try (var files = Files.list(folder().resolve("robust-reference"))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".json"))
                    .map(f -> f.substring(0, f.length() - 5))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static JsonNode reference(String name) {
        return json(folder().resolve("robust-reference").resolve(name + ".json"));
    }

    static Conversation load(String name) {
        boolean inferred = name.endsWith(".inferred");
        String base = inferred ? name.substring(0, name.length() - ".inferred".length()) : name;
        Path export = folder().resolve("exports").resolve(base);
        TreeSet<Integer> out = new TreeSet<>();
        VoteMatrixBuilder votes = new VoteMatrixBuilder();
        if (Files.isDirectory(export)) {
            readExport(export, votes, out);
        } else {
            readObject(folder().resolve("math-objects").resolve(base), votes, out);
        }
        if (inferred) {
            json(folder().resolve("inferred.json")).get(base).get("meta").forEach(id -> out.add(id.asInt()));
        }
        return new Conversation(name, votes.build(), Moderation.of(out, List.of()));
    }

    private static void readExport(Path folder, VoteMatrixBuilder votes, TreeSet<Integer> out) {
        List<List<String>> rows = csv(folder.resolve("votes.csv"));
        for (List<String> row : rows.subList(1, rows.size())) {
            votes.add(number(row.get(3)), number(row.get(2)), number(row.get(4)), Long.parseLong(row.get(0)));
        }
        List<List<String>> comments = csv(folder.resolve("comments.csv"));
        List<String> head = comments.getFirst();
        int id = head.indexOf("comment-id");
        int moderated = head.indexOf("moderated");
        int meta = head.indexOf("is-meta");
        for (List<String> row : comments.subList(1, comments.size())) {
            if (row.get(moderated).equals("-1") || (meta >= 0 && row.get(meta).equals("true"))) {
                out.add(number(row.get(id)));
            }
        }
    }

    private static void readObject(Path folder, VoteMatrixBuilder votes, TreeSet<Integer> out) {
        for (JsonNode vote : json(folder.resolve("votes.json"))) {
            int participant = vote.has("pid")
                    ? vote.get("pid").asInt()
                    : vote.get("participant_id").asInt();
            int statement = vote.has("tid")
                    ? vote.get("tid").asInt()
                    : vote.get("statement_id").asInt();
            votes.add(
                    participant,
                    statement,
                    vote.get("vote").asInt(),
                    vote.path("modified").asLong());
        }
        json(folder.resolve("math-pca2.json")).get("mod-out").forEach(id -> out.add(id.asInt()));
    }

    private static int number(String text) {
        return Integer.parseInt(text.strip());
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<List<String>> csv(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r' || quoted) {
                field.append(c);
            }
        }
        return rows.stream()
                .filter(r -> r.size() > 1)
                .map(r -> Arrays.asList(r.toArray(String[]::new)))
                .toList();
    }
}
