package nl.polder.server.transfer.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.Origin;
import nl.polder.server.statement.Statement;

/**
 * The files with Polis's names, headers and order: LF ends a line, texts stand in quotes, an empty cell is a statement never answered,
 * +1 is agree. Statements are in order of their number; Polis's own order of comments.csv depends on the moment of export.
 */
final class PolisFiles {
    static final String UNDONE = "undone-votes.csv";
    /** Both names of the table of participants: the newer and the older one. */
    static final List<String> NAMES = List.of(
            "summary.csv",
            "comments.csv",
            "votes.csv",
            "participant-votes.csv",
            "participants-votes.csv",
            "comment-groups.csv",
            UNDONE);

    /** Whether texts that moderators kept away are written. */
    enum Rejected {
        WITH_TEXT,
        WITHOUT_TEXT
    }

    private final ExportedConversation from;
    private final Times times;
    private final Rejected rejected;
    private final Map<Integer, Map<Integer, Integer>> latest;

    PolisFiles(ExportedConversation from, Times times, Rejected rejected) {
        this.from = from;
        this.times = times;
        this.rejected = rejected;
        this.latest = from.latest();
    }

    /** @param name one of {@link #NAMES} */
    void write(String name, Writer out) throws IOException {
        switch (name) {
            case "summary.csv" -> summary(out);
            case "comments.csv" -> comments(out);
            case "votes.csv" -> votes(out);
            case "participant-votes.csv", "participants-votes.csv" -> participants(out);
            case "comment-groups.csv" -> commentGroups(out);
            case UNDONE -> undone(out);
            default -> throw new IllegalArgumentException("no file " + name);
        }
    }

    private void summary(Writer out) throws IOException {
        var settings = from.conversation().settings();
        String language = settings.languages().getFirst();
        long authors = from.statements().stream()
                .flatMapToInt(s -> s.author().stream())
                .distinct()
                .count();
        line(out, "topic", quoted(from.conversation().title(language)));
        line(out, "url", from.url());
        line(out, "voters", "" + latest.size());
        line(out, "voters-in-conv", "" + latest.size());
        line(out, "commenters", "" + authors);
        line(out, "comments", "" + from.voted().size());
        line(out, "groups", "" + from.groupCount());
        line(out, "conversation-description", quoted(settings.descriptions().getOrDefault(language, "")));
        line(out, "vote-convention", "agree=+1;disagree=-1;pass=0;format=polis-export/1");
    }

    /** The short form of Polis, which alone can say what is meta, when there is something meta; else the classic one. */
    private void comments(Writer out) throws IOException {
        boolean meta = from.statements().stream().anyMatch(Statement::meta);
        out.write(
                meta
                        ? "timestamp,comment-id,author-id,agrees,disagrees,moderated,is-meta,is-seed,group-informed-consensus,comment-body\n"
                        : "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n");
        Map<Integer, Long> agrees = countEvents(1);
        Map<Integer, Long> disagrees = countEvents(-1);
        for (Statement statement : from.statements()) {
            long at = statement.createdAt().toEpochMilli();
            List<String> cells = new ArrayList<>();
            cells.add(times.timestamp(at));
            if (!meta) {
                cells.add(Times.sentence(at));
            }
            cells.add("" + statement.id());
            cells.add(statement.author().isPresent() ? "" + statement.author().getAsInt() : "");
            cells.add("" + agrees.getOrDefault(statement.id(), 0L));
            cells.add("" + disagrees.getOrDefault(statement.id(), 0L));
            cells.add(moderated(statement.moderation()));
            if (meta) {
                cells.add("" + statement.meta());
                cells.add("" + (statement.origin() == Origin.SEED));
                cells.add("");
            }
            cells.add(quoted(text(statement)));
            line(out, cells);
        }
    }

    private Map<Integer, Long> countEvents(int value) {
        return from.votes().stream()
                .filter(vote -> vote.value() == value)
                .collect(Collectors.groupingBy(ExportedVote::statement, Collectors.counting()));
    }

    private static String moderated(Moderation moderation) {
        return switch (moderation) {
            case ACCEPTED -> "1";
            case UNREVIEWED -> "0";
            case REJECTED -> "-1";
        };
    }

    private String text(Statement statement) {
        boolean kept = statement.moderation() == Moderation.REJECTED && rejected == Rejected.WITHOUT_TEXT;
        return kept ? "" : statement.text();
    }

    private void votes(Writer out) throws IOException {
        out.write("timestamp,datetime,comment-id,voter-id,vote\n");
        for (ExportedVote vote : from.votes()) {
            line(
                    out,
                    times.timestamp(vote.millis()),
                    Times.sentence(vote.millis()),
                    "" + vote.statement(),
                    "" + vote.participant(),
                    "" + vote.value());
        }
    }

    private void undone(Writer out) throws IOException {
        out.write("timestamp,datetime,comment-id,voter-id,vote,undone-timestamp,undone-datetime\n");
        for (ExportedVote vote : from.undone()) {
            line(
                    out,
                    times.timestamp(vote.millis()),
                    Times.sentence(vote.millis()),
                    "" + vote.statement(),
                    "" + vote.participant(),
                    "" + vote.value(),
                    times.timestamp(vote.undoneMillis()),
                    Times.sentence(vote.undoneMillis()));
        }
    }

    private void participants(Writer out) throws IOException {
        List<Integer> statements = from.voted();
        List<String> head =
                new ArrayList<>(List.of("participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"));
        statements.forEach(id -> head.add("" + id));
        line(out, head);
        Map<Integer, Long> written = from.statements().stream()
                .filter(s -> s.author().isPresent())
                .collect(Collectors.groupingBy(s -> s.author().getAsInt(), Collectors.counting()));
        for (var person : latest.entrySet()) {
            Map<Integer, Integer> answers = person.getValue();
            List<String> cells = new ArrayList<>();
            cells.add("" + person.getKey());
            cells.add(
                    from.groups().containsKey(person.getKey())
                            ? "" + from.groups().get(person.getKey())
                            : "");
            cells.add("" + written.getOrDefault(person.getKey(), 0L));
            cells.add("" + answers.size());
            cells.add("" + count(answers, 1));
            cells.add("" + count(answers, -1));
            statements.forEach(id -> cells.add(answers.containsKey(id) ? "" + answers.get(id) : ""));
            line(out, cells);
        }
    }

    private static long count(Map<Integer, Integer> answers, int value) {
        return answers.values().stream().filter(answer -> answer == value).count();
    }

    private void commentGroups(Writer out) throws IOException {
        List<String> head = new ArrayList<>(
                List.of("comment-id", "comment", "total-votes", "total-agrees", "total-disagrees", "total-passes"));
        for (int g = 0; g < from.groupCount(); g++) {
            String group = "group-" + (char) ('a' + g);
            head.addAll(List.of(group + "-votes", group + "-agrees", group + "-disagrees", group + "-passes"));
        }
        line(out, head);
        Map<Integer, Map<Integer, int[]>> total = tallies(participant -> 0);
        Map<Integer, Map<Integer, int[]>> byGroup =
                tallies(participant -> from.groups().getOrDefault(participant, -1));
        for (Statement statement : from.statements()) {
            List<String> cells = new ArrayList<>();
            cells.add("" + statement.id());
            cells.add(quoted(text(statement)));
            tally(cells, total, statement.id(), 0);
            for (int g = 0; g < from.groupCount(); g++) {
                tally(cells, byGroup, statement.id(), g);
            }
            line(out, cells);
        }
    }

    /** Disagrees, passes, agrees; by statement, then group. */
    private Map<Integer, Map<Integer, int[]>> tallies(ToIntFunction<Integer> groupOf) {
        Map<Integer, Map<Integer, int[]>> tallies = new HashMap<>();
        latest.forEach((participant, answers) ->
                answers.forEach((statement, value) -> tallies.computeIfAbsent(statement, s -> new HashMap<>())
                        .computeIfAbsent(groupOf.applyAsInt(participant), g -> new int[3])[value + 1]++));
        return tallies;
    }

    private static void tally(List<String> cells, Map<Integer, Map<Integer, int[]>> tallies, int statement, int group) {
        int[] tally = tallies.getOrDefault(statement, Map.of()).getOrDefault(group, new int[3]);
        cells.addAll(List.of("" + (tally[0] + tally[1] + tally[2]), "" + tally[2], "" + tally[0], "" + tally[1]));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void line(Writer out, String... cells) throws IOException {
        line(out, List.of(cells));
    }

    private static void line(Writer out, List<String> cells) throws IOException {
        out.write(String.join(",", cells));
        out.write('\n');
    }
}
