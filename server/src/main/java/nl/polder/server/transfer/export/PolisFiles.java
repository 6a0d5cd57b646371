package nl.polder.server.transfer.export;

import static nl.polder.server.transfer.export.CsvOut.quoted;

import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.Origin;
import nl.polder.server.statement.Statement;
import nl.polder.server.vote.PastVotes;
import nl.polder.server.vote.PastVotes.Cast;
import nl.polder.server.vote.VoteHistory.Order;

/**
 * The files with Polis's names, headers and order: LF ends a line, texts stand in quotes, an empty cell is a statement never answered,
 * +1 is agree. Statements are in order of their number: Polis orders comments.csv by a velocity that stands in none of its files.
 */
final class PolisFiles {
    static final String UNDONE = "undone-votes.csv";

    private static final List<String> COMMENTS = List.of(
            "timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body");
    private static final List<String> COMMENTS_SHORT = List.of(
            "timestamp",
            "comment-id",
            "author-id",
            "agrees",
            "disagrees",
            "moderated",
            "is-meta",
            "is-seed",
            "group-informed-consensus",
            "comment-body");
    private static final List<String> VOTES = List.of("timestamp", "datetime", "comment-id", "voter-id", "vote");
    private static final List<String> UNDONE_VOTES =
            List.of("timestamp", "datetime", "comment-id", "voter-id", "vote", "undone-timestamp", "undone-datetime");
    private static final List<String> PARTICIPANTS =
            List.of("participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree");
    private static final List<String> IMPORTANCE =
            List.of("participant", "group-id", "n-comments", "n-votes", "n-important");
    private static final List<String> COMMENT_GROUPS =
            List.of("comment-id", "comment", "total-votes", "total-agrees", "total-disagrees", "total-passes");

    private static final long DAY_MILLIS = 86_400_000;

    /** Whether texts that moderators kept away are written. */
    enum Rejected {
        WITH_TEXT,
        WITHOUT_TEXT
    }

    private final ExportSource from;
    private final Totals totals;
    private final ExportForm form;
    private final Times times;
    private final Rejected rejected;
    /** Statements written, by participant. */
    private final Map<Integer, Long> written;

    private long saidMillis = Long.MIN_VALUE;
    private String said = "";

    PolisFiles(ExportSource from, Totals totals, ExportForm form, Times times, Rejected rejected) {
        this.from = from;
        this.totals = totals;
        this.form = form;
        this.times = times;
        this.rejected = rejected;
        this.written = from.statements().stream()
                .filter(s -> s.author().isPresent())
                .collect(Collectors.groupingBy(s -> s.author().getAsInt(), Collectors.counting()));
    }

    /**
     * The names of the columns; of summary.csv, which has none, the names of its lines.
     *
     * @param name one of {@link ExportForm#names()}
     */
    List<String> header(String name) {
        return switch (name) {
            case "summary.csv" -> List.copyOf(summary().keySet());
            case "comments.csv" -> meta() ? COMMENTS_SHORT : COMMENTS;
            case "votes.csv" -> votesHeader();
            case "participant-votes.csv", "participants-votes.csv" -> withStatements(PARTICIPANTS, totals.voted());
            case "participant-importance.csv" ->
                withStatements(IMPORTANCE, totals.marked() ? totals.voted() : List.of());
            case "comment-groups.csv" -> commentGroupsHeader();
            case UNDONE -> UNDONE_VOTES;
            case OwnFiles.STATEMENTS -> OwnFiles.STATEMENTS_HEADER;
            case OwnFiles.VOTES -> OwnFiles.VOTES_HEADER;
            default -> throw new IllegalArgumentException("no file " + name);
        };
    }

    private static List<String> withStatements(List<String> first, List<Integer> statements) {
        return Stream.concat(first.stream(), statements.stream().map(String::valueOf))
                .toList();
    }

    /** @param name one of {@link ExportForm#names()} */
    void write(String name, Writer writer) {
        var out = new CsvOut(writer);
        if (!name.equals("summary.csv")) {
            out.line(header(name));
        }
        switch (name) {
            case "summary.csv" -> summary(out);
            case "comments.csv" -> comments(out);
            case "votes.csv" -> votes(out);
            case "participant-votes.csv", "participants-votes.csv" -> participants(out);
            case "participant-importance.csv" -> importance(out);
            case "comment-groups.csv" -> commentGroups(out);
            case UNDONE -> undone(out);
            case OwnFiles.STATEMENTS -> new OwnFiles(this, from, totals).statements(out);
            case OwnFiles.VOTES -> new OwnFiles(this, from, totals).votes(out);
            default -> throw new IllegalArgumentException("no file " + name);
        }
    }

    private void summary(CsvOut out) {
        summary().forEach((key, value) -> out.line(key, value));
    }

    private Map<String, Object> summary() {
        var settings = from.conversation().settings();
        String language = settings.languages().getFirst();
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("topic", quoted(from.conversation().title(language)));
        lines.put("url", from.url());
        lines.put("voters", totals.voters());
        lines.put("voters-in-conv", totals.voters());
        lines.put("commenters", written.size());
        lines.put("comments", totals.voted().size());
        lines.put("groups", from.groupCount());
        lines.put("conversation-description", quoted(settings.descriptions().getOrDefault(language, "")));
        lines.put("vote-convention", "agree=+1;disagree=-1;pass=0;format=polis-export/1");
        return lines;
    }

    /** The short form of Polis, which alone can say what is meta, when there is something meta; else the classic one. */
    private void comments(CsvOut out) {
        boolean meta = meta();
        for (Statement statement : from.statements()) {
            long at = shown(statement.createdAt().toEpochMilli());
            List<Object> cells = new ArrayList<>();
            cells.add(times.timestamp(at));
            if (!meta) {
                cells.add(sentence(at));
            }
            cells.add(statement.id());
            cells.add(author(statement));
            cells.add(cast(statement.id(), 1));
            cells.add(cast(statement.id(), -1));
            cells.add(moderated(statement.moderation()));
            if (meta) {
                cells.add(statement.meta());
                cells.add(statement.origin() == Origin.SEED);
                cells.add(groupInformedConsensus(statement.id()));
            }
            cells.add(quoted(text(statement)));
            out.line(cells);
        }
    }

    /**
     * How much all groups agree together, as Polis works it out: the product over the groups of (agrees + 1) / (votes + 2), passes
     * counted as votes. It gives the column of the export bg2050-volunteers for all its 371 statements. Empty without groups.
     */
    private Object groupInformedConsensus(int statement) {
        double consensus = 1;
        for (int group = 0; group < from.groupCount(); group++) {
            int agrees = totals.latest(statement, group, 1);
            int votes = agrees + totals.latest(statement, group, 0) + totals.latest(statement, group, -1);
            consensus *= (agrees + 1.0) / (votes + 2.0);
        }
        return from.groupCount() == 0 ? "" : consensus;
    }

    private boolean meta() {
        return from.statements().stream().anyMatch(Statement::meta);
    }

    private Object author(Statement statement) {
        boolean named = form == ExportForm.FULL && statement.author().isPresent();
        return named ? statement.author().getAsInt() : "";
    }

    /** As many as votes.csv has of them. */
    private int cast(int statement, int value) {
        return form == ExportForm.FULL ? totals.cast(statement, value) : totals.latest(statement, Totals.ALL, value);
    }

    private static String moderated(Moderation moderation) {
        return switch (moderation) {
            case ACCEPTED -> "1";
            case UNREVIEWED -> "0";
            case REJECTED -> "-1";
        };
    }

    /** Empty when it was rejected and rejected texts are not written. */
    String text(Statement statement) {
        boolean kept = statement.moderation() == Moderation.REJECTED && rejected == Rejected.WITHOUT_TEXT;
        return kept ? "" : statement.text();
    }

    /** The moment as this form writes it: as it was, or for all the same midnight before the first vote. */
    long shown(long millis) {
        return form == ExportForm.FULL ? millis : totals.firstMillis() / DAY_MILLIS * DAY_MILLIS;
    }

    /** The moment in words; the last one is remembered, because in released rows all are the same. */
    private String sentence(long millis) {
        if (millis != saidMillis) {
            saidMillis = millis;
            said = Times.sentence(millis);
        }
        return said;
    }

    /** The votes of a pair that this form writes. */
    private List<Cast> shown(PastVotes pair) {
        boolean all = form == ExportForm.FULL || pair.standing().isEmpty();
        return all ? pair.standing() : List.of(pair.latest());
    }

    private void votes(CsvOut out) {
        from.votes(
                Order.STATEMENT,
                pair -> shown(pair).forEach(vote -> {
                    List<Object> cells = vote(pair, vote);
                    if (totals.marked()) {
                        cells.add(vote.flags().important() ? 1 : 0);
                    }
                    out.line(cells);
                }));
    }

    private List<String> votesHeader() {
        return totals.marked()
                ? Stream.concat(VOTES.stream(), Stream.of("important")).toList()
                : VOTES;
    }

    private List<Object> vote(PastVotes pair, Cast vote) {
        long at = shown(vote.millis());
        return new ArrayList<>(
                List.of(times.timestamp(at), sentence(at), pair.statement(), pair.participant(), vote.value()));
    }

    private void undone(CsvOut out) {
        from.votes(
                Order.STATEMENT,
                pair -> pair.undone().forEach(gone -> {
                    List<Object> cells = vote(pair, gone.vote());
                    cells.add(times.timestamp(gone.millis()));
                    cells.add(sentence(gone.millis()));
                    out.line(cells);
                }));
    }

    private void participants(CsvOut out) {
        List<Integer> statements = totals.voted();
        rows((participant, answers) -> {
            List<Object> cells = person(participant);
            cells.add(answers.size());
            cells.add(count(answers, vote -> vote.value() == 1));
            cells.add(count(answers, vote -> vote.value() == -1));
            statements.forEach(id -> cells.add(cell(answers, id, Cast::value)));
            out.line(cells);
        });
    }

    /** Polis's table of what was marked as important: 1 or 0 for each vote; nobody in it when nothing could be marked. */
    private void importance(CsvOut out) {
        List<Integer> statements = totals.voted();
        if (!totals.marked()) {
            return;
        }
        rows((participant, answers) -> {
            List<Object> cells = person(participant);
            cells.add(answers.size());
            cells.add(count(answers, vote -> vote.flags().important()));
            statements.forEach(
                    id -> cells.add(cell(answers, id, vote -> vote.flags().important() ? 1 : 0)));
            out.line(cells);
        });
    }

    private List<Object> person(int participant) {
        List<Object> cells = new ArrayList<>();
        cells.add(participant);
        cells.add(from.groupOf(participant).<Object>map(group -> group).orElse(""));
        cells.add(form == ExportForm.FULL ? written.getOrDefault(participant, 0L) : "");
        return cells;
    }

    private static Object cell(Map<Integer, Cast> answers, int statement, Function<Cast, Integer> what) {
        Cast vote = answers.get(statement);
        return vote == null ? "" : what.apply(vote);
    }

    private static long count(Map<Integer, Cast> answers, java.util.function.Predicate<Cast> what) {
        return answers.values().stream().filter(what).count();
    }

    /** Everybody with a vote, ascending, and their latest votes by statement. */
    private void rows(BiConsumer<Integer, Map<Integer, Cast>> each) {
        Map<Integer, Cast> answers = new LinkedHashMap<>();
        int[] person = {-1};
        from.votes(Order.PARTICIPANT, pair -> {
            if (pair.participant() != person[0]) {
                tell(person[0], answers, each);
                person[0] = pair.participant();
            }
            if (!pair.standing().isEmpty()) {
                answers.put(pair.statement(), pair.latest());
            }
        });
        tell(person[0], answers, each);
    }

    private static void tell(
            int participant, Map<Integer, Cast> answers, BiConsumer<Integer, Map<Integer, Cast>> each) {
        if (!answers.isEmpty()) {
            each.accept(participant, answers);
            answers.clear();
        }
    }

    private List<String> commentGroupsHeader() {
        List<String> head = new ArrayList<>(COMMENT_GROUPS);
        for (int g = 0; g < from.groupCount(); g++) {
            String group = "group-" + (char) ('a' + g);
            head.addAll(List.of(group + "-votes", group + "-agrees", group + "-disagrees", group + "-passes"));
        }
        return head;
    }

    private void commentGroups(CsvOut out) {
        for (Statement statement : from.statements()) {
            List<Object> cells = new ArrayList<>();
            cells.add(statement.id());
            cells.add(quoted(text(statement)));
            for (int group = Totals.ALL; group < from.groupCount(); group++) {
                int agrees = totals.latest(statement.id(), group, 1);
                int disagrees = totals.latest(statement.id(), group, -1);
                int passes = totals.latest(statement.id(), group, 0);
                cells.addAll(List.of(agrees + disagrees + passes, agrees, disagrees, passes));
            }
            out.line(cells);
        }
    }
}
