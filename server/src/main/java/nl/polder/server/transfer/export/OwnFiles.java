package nl.polder.server.transfer.export;

import static nl.polder.server.transfer.export.CsvOut.quoted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import nl.polder.server.platform.CsvCells;
import nl.polder.server.statement.Statement;
import nl.polder.server.vote.PassReason;
import nl.polder.server.vote.PastVotes;
import nl.polder.server.vote.PastVotes.Cast;
import nl.polder.server.vote.VoteFlags;
import nl.polder.server.vote.VoteHistory.Order;

/** What Polis's files have no column for. Words instead of numbers, moments in ISO 8601 and UTC. */
final class OwnFiles {
    static final String STATEMENTS = "polder-statements.csv";
    static final String VOTES = "polder-votes.csv";

    static final List<String> STATEMENTS_HEADER = List.of(
            "statement",
            "written",
            "language",
            "origin",
            "moderation",
            "reason",
            "meta",
            "edited-from",
            "merged-into",
            "agree",
            "pass",
            "disagree",
            "text",
            "topics");
    static final List<String> VOTES_HEADER = List.of(
            "position",
            "time",
            "statement",
            "participant",
            "vote",
            "pass-reason",
            "important",
            "channel",
            "served",
            "author",
            "standing");

    private final PolisFiles files;
    private final ExportSource from;
    private final Totals totals;

    OwnFiles(PolisFiles files, ExportSource from, Totals totals) {
        this.files = files;
        this.from = from;
        this.totals = totals;
    }

    void statements(CsvOut out) {
        for (Statement statement : from.statements()) {
            out.line(
                    statement.id(),
                    moment(files.shown(statement.createdAt().toEpochMilli())),
                    statement.language(),
                    statement.origin().text(),
                    statement.moderation().text(),
                    statement.reason().orElse(""),
                    statement.meta(),
                    number(statement.editedFrom()),
                    number(statement.mergedInto()),
                    totals.latest(statement.id(), Totals.ALL, 1),
                    totals.latest(statement.id(), Totals.ALL, 0),
                    totals.latest(statement.id(), Totals.ALL, -1),
                    quoted(CsvCells.safe(files.text(statement))),
                    String.join(" ", from.topics().getOrDefault(statement.id(), List.of())));
        }
    }

    /** Every vote ever cast, those that were replaced or taken back too, with what the log keeps of it. */
    void votes(CsvOut out) {
        from.votes(Order.STATEMENT, pair -> {
            pair.undone().forEach(gone -> vote(out, pair, gone.vote(), "undone"));
            int last = pair.standing().size() - 1;
            for (int i = 0; i <= last; i++) {
                vote(out, pair, pair.standing().get(i), i == last ? "latest" : "replaced");
            }
        });
    }

    private static void vote(CsvOut out, PastVotes pair, Cast vote, String standing) {
        VoteFlags flags = vote.flags();
        List<Object> cells = new ArrayList<>(List.of(
                vote.sequence(),
                moment(vote.millis()),
                pair.statement(),
                pair.participant(),
                nl.polder.server.vote.Vote.of(vote.value()).text()));
        cells.add(
                flags.passReason() == PassReason.NONE
                        ? ""
                        : flags.passReason().name().toLowerCase(Locale.ROOT));
        cells.add(flags.important());
        cells.add(flags.channel().name().toLowerCase(Locale.ROOT));
        cells.add(flags.served());
        cells.add(flags.author());
        cells.add(standing);
        out.line(cells);
    }

    private static String moment(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static Object number(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : "";
    }
}
