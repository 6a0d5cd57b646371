package nl.polder.server.transfer.polis;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a directory of Polis's public JSON: votes.json (last votes only), comments.json, conversation.json. Field names differ
 * between sources ({@code tid}/{@code statement_id}, {@code pid}/{@code participant_id}, {@code mod}/{@code moderated}).
 */
final class MathObjectDirectory {

    private final ExportFiles files;
    private final Findings findings;
    private final Progress progress;
    private final Tallies tallies = new Tallies();

    MathObjectDirectory(ExportFiles files, Findings findings, Progress progress) {
        this.files = files;
        this.findings = findings;
        this.progress = progress;
    }

    PolisConversation read(@Nullable Sign given) throws IOException {
        VoteEvents events = readVotes();
        List<PolisStatement> statements = readStatements();
        Map<String, String> conversation = readConversation();
        Map<Integer, Integer> authors = new HashMap<>();
        statements.forEach(statement -> authors.put(statement.tid(), statement.author()));
        Sign sign = new SignCheck(events, "votes.json", findings)
                .decide(new SignCheck.Evidence(
                        null, new SignCheck.StatedIn("comments.json", tallies), authors, false, "", given));
        return new PolisConversation(
                conversation.getOrDefault("topic", files.directoryName()),
                conversation.getOrDefault("description", ""),
                "",
                statements,
                sign == Sign.AGREE_PLUS_ONE ? events : events.negated(),
                participants(statements, events),
                Map.of(),
                true,
                false);
    }

    private VoteEvents readVotes() {
        VoteEvents.Builder builder = new VoteEvents.Builder();
        files.find("votes.json")
                .ifPresent(path -> records(path).read((line, fields) -> {
                    long tid = number(fields, "tid", "statement_id");
                    long pid = number(fields, "pid", "participant_id");
                    long vote = number(fields, "vote");
                    if (!VotesCsv.isId(tid) || !VotesCsv.isId(pid) || vote < -1 || vote > 1) {
                        findings.damage(
                                "votes.json",
                                line,
                                "It is not a vote.",
                                "A vote has a statement, a participant and 1, 0 or -1.");
                    } else {
                        builder.add((int) tid, (int) pid, (int) vote, time(fields, "modified", "created"), false);
                    }
                }));
        return builder.build(1);
    }

    private List<PolisStatement> readStatements() {
        List<PolisStatement> statements = new ArrayList<>();
        Optional<Path> file = files.find("comments.json");
        if (file.isEmpty()) {
            findings.assume("comments.json is missing: texts, authors, moderation and meta flags are unavailable.");
            return statements;
        }
        records(file.get()).read((line, fields) -> {
            long tid = number(fields, "tid", "statement_id");
            long moderated = number(fields, "mod", "moderated");
            if (!VotesCsv.isId(tid) || (moderated != CsvRow.NOT_A_NUMBER && (moderated < -1 || moderated > 1))) {
                findings.damage("comments.json", line, "It is not a statement.", "It has a number and mod -1, 0 or 1.");
                return;
            }
            long author = number(fields, "pid", "participant_id");
            statements.add(PolisStatement.of(
                    (int) tid,
                    VotesCsv.isId(author) ? (int) author : PolisStatement.AUTHOR_UNKNOWN,
                    fields.getOrDefault("txt", "").isEmpty()
                            ? PolisStatement.placeholder((int) tid)
                            : fields.getOrDefault("txt", ""),
                    moderated == CsvRow.NOT_A_NUMBER ? 0 : (int) moderated,
                    Excerpt.isTrue(fields.getOrDefault("is_meta", "")),
                    Excerpt.isTrue(fields.getOrDefault("is_seed", "")),
                    time(fields, "created")));
            long agrees = number(fields, "agree_count");
            long disagrees = number(fields, "disagree_count");
            if (agrees >= 0 && disagrees >= 0) {
                tallies.put((int) tid, agrees, disagrees, line);
            }
        });
        statements.sort(Comparator.comparingInt(PolisStatement::tid));
        return statements;
    }

    private Map<String, String> readConversation() {
        Map<String, String> conversation = new HashMap<>();
        Optional<Path> file = files.find("conversation.json");
        if (file.isEmpty()) {
            findings.assume("conversation.json is missing: the title is the directory's name.");
        }
        file.ifPresent(path -> records(path).read((line, fields) -> conversation.putAll(fields)));
        return conversation;
    }

    private JsonRecords records(Path path) {
        return new JsonRecords(path, findings, progress);
    }

    private static List<Integer> participants(List<PolisStatement> statements, VoteEvents events) {
        Set<Integer> all = new HashSet<>();
        for (int i = 0; i < events.count(); i++) {
            all.add(events.pid(i));
        }
        statements.stream()
                .map(PolisStatement::author)
                .filter(author -> author != PolisStatement.AUTHOR_UNKNOWN)
                .forEach(all::add);
        return all.stream().sorted().toList();
    }

    private static long number(Map<String, String> fields, String... names) {
        for (String name : names) {
            String text = fields.get(name);
            if (text != null && text.matches("-?\\d{1,17}(\\.0+)?")) {
                return Long.parseLong(text.replaceFirst("\\.0+$", ""));
            }
        }
        return CsvRow.NOT_A_NUMBER;
    }

    /** Milliseconds, written as a number, as text or as an ISO time. */
    private static long time(Map<String, String> fields, String... names) {
        long millis = number(fields, names);
        if (millis >= 0) {
            return millis;
        }
        for (String name : names) {
            String text = fields.getOrDefault(name, "");
            try {
                return text.contains("E")
                        ? (long) Double.parseDouble(text)
                        : Instant.parse(text).toEpochMilli();
            } catch (DateTimeParseException | NumberFormatException e) {
                continue;
            }
        }
        return 0;
    }
}
