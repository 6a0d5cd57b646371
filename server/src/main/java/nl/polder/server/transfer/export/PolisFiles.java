package nl.polder.server.transfer.export;

import static nl.polder.server.transfer.export.CsvOut.quoted;

import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.polder.server.statement.Moderation;
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

    private static final List<String> VOTES = List.of("timestamp", "datetime", "comment-id", "voter-id", "vote");
    private static final List<String> UNDONE_VOTES =
            List.of("timestamp", "datetime", "comment-id", "voter-id", "vote", "undone-timestamp", "undone-datetime");
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
    private final PolisCommentFiles comments;
    private final PolisParticipantFiles participants;

    private long saidMillis = Long.MIN_VALUE;
    private String said = "";

    PolisFiles(ExportSource from, Totals totals, ExportForm form, Times times, Rejected rejected) {
        this.from = from;
        this.totals = totals;
        this.form = form;
        this.times = times;
        this.rejected = rejected;
        this.comments = new PolisCommentFiles(this, from, totals, form, times);
        this.participants = new PolisParticipantFiles(from, totals, form);
    }

    /**
     * The names of the columns; of summary.csv, which has none, the names of its lines.
     *
     * @param name one of {@link ExportForm#names()}
     */
    List<String> header(String name) {
        return switch (name) {
            case "summary.csv" -> List.copyOf(summary().keySet());
            case "comments.csv" -> comments.commentsHeader();
            case "votes.csv" -> votesHeader();
            case "participant-votes.csv", "participants-votes.csv" -> participants.participantsHeader();
            case "participant-importance.csv" -> participants.importanceHeader();
            case "comment-groups.csv" -> comments.commentGroupsHeader();
            case UNDONE -> UNDONE_VOTES;
            case OwnFiles.STATEMENTS -> OwnFiles.STATEMENTS_HEADER;
            case OwnFiles.VOTES -> OwnFiles.VOTES_HEADER;
            default -> throw new IllegalArgumentException("no file " + name);
        };
    }

    /** @param name one of {@link ExportForm#names()} */
    void write(String name, Writer writer) {
        var out = new CsvOut(writer);
        if (!name.equals("summary.csv")) {
            out.line(header(name));
        }
        switch (name) {
            case "summary.csv" -> summary(out);
            case "comments.csv" -> comments.comments(out);
            case "votes.csv" -> votes(out);
            case "participant-votes.csv", "participants-votes.csv" -> participants.participants(out);
            case "participant-importance.csv" -> participants.importance(out);
            case "comment-groups.csv" -> comments.commentGroups(out);
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
        lines.put("commenters", participants.authors());
        lines.put("comments", totals.voted().size());
        lines.put("groups", from.groupCount());
        lines.put("conversation-description", quoted(settings.descriptions().getOrDefault(language, "")));
        lines.put("vote-convention", "agree=+1;disagree=-1;pass=0;format=polis-export/1");
        return lines;
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
    String sentence(long millis) {
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
}
