package nl.polder.server.catalogue;

import static nl.polder.server.catalogue.Column.count;
import static nl.polder.server.catalogue.Column.flag;
import static nl.polder.server.catalogue.Column.oneOf;
import static nl.polder.server.catalogue.Column.text;

import java.util.List;
import java.util.Optional;

/** Every file and every column that can be downloaded, in one place. The texts are {@code dict.…} in the messages. */
final class Dictionary {
    /** The numbers of a report; its name on the page is that of its address. */
    static final String REPORT = "report.csv";

    private Dictionary() {}

    /**
     * A file.
     *
     * @param tier 1 everybody, 2 once released, 3 under terms
     * @param meaning key of the text that says what it is
     * @param empty key of the text that says what an empty cell is
     * @param header whether the first line names the columns; else the first column names the lines
     */
    record Table(String name, int tier, String meaning, String empty, boolean header, List<Column> columns) {
        Optional<Column> column(String name) {
            return columns.stream().filter(column -> column.matches(name)).findFirst();
        }
    }

    private static final Column TIMESTAMP =
            new Column("timestamp", "dict.timestamp", "integer", "dict.unit.millis", "0 …", true);
    private static final Column DATETIME = new Column("datetime", "dict.datetime", "string", "dict.unit.utc", "", true);
    private static final Column COMMENT_ID = count("comment-id", "dict.statement", "");
    private static final Column VOTER_ID = count("voter-id", "dict.participant", "");
    private static final Column PARTICIPANT = count("participant", "dict.participant", "");
    private static final Column GROUP_ID = count("group-id", "dict.groupId", "").optional();
    private static final Column N_COMMENTS =
            count("n-comments", "dict.nComments", "dict.unit.statements").optional();
    private static final Column N_VOTES = count("n-votes", "dict.nVotes", "dict.unit.statements");
    private static final Column VOTE = new Column("vote", "dict.vote", "integer", "", "-1|0|1", true);

    private static final List<Table> TABLES = List.of(
            new Table(REPORT, 1, "dict.file.report", "dict.empty.kept", true, report()),
            new Table("summary.csv", 2, "rows.file.summary.csv", "dict.empty.none", false, summary()),
            new Table("comments.csv", 2, "rows.file.comments.csv", "dict.empty.author", true, comments()),
            new Table(
                    "votes.csv",
                    2,
                    "rows.file.votes.csv",
                    "dict.empty.none",
                    true,
                    List.of(TIMESTAMP, DATETIME, COMMENT_ID, VOTER_ID, VOTE, important())),
            new Table(
                    "participant-votes.csv",
                    2,
                    "rows.file.participant-votes.csv",
                    "dict.empty.unseen",
                    true,
                    participants()),
            new Table(
                    "participants-votes.csv",
                    2,
                    "rows.file.participants-votes.csv",
                    "dict.empty.unseen",
                    true,
                    participants()),
            new Table(
                    "participant-importance.csv",
                    2,
                    "rows.file.participant-importance.csv",
                    "dict.empty.unseen",
                    true,
                    importance()),
            new Table("comment-groups.csv", 2, "rows.file.comment-groups.csv", "dict.empty.rejected", true, groups()),
            new Table(
                    "polder-statements.csv",
                    2,
                    "rows.file.polder-statements.csv",
                    "dict.empty.nothing",
                    true,
                    statements()),
            new Table(
                    "undone-votes.csv",
                    3,
                    "rows.file.undone-votes.csv",
                    "dict.empty.none",
                    true,
                    List.of(
                            TIMESTAMP,
                            DATETIME,
                            COMMENT_ID,
                            VOTER_ID,
                            VOTE,
                            new Column("undone-timestamp", "dict.undone", "integer", "dict.unit.millis", "0 …", true),
                            new Column("undone-datetime", "dict.undone", "string", "dict.unit.utc", "", true))),
            new Table("polder-votes.csv", 3, "rows.file.polder-votes.csv", "dict.empty.nothing", true, votes()));

    static List<Table> tables() {
        return TABLES;
    }

    static Optional<Table> find(String name) {
        return TABLES.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    private static Column important() {
        return new Column("important", "dict.important", "integer", "", "0|1", false);
    }

    private static List<Column> report() {
        return List.of(
                oneOf(
                        "section",
                        "dict.section",
                        "participation|groups|shared|dividing|minority|unclear|statements|topics|without|moderation|certainty"),
                count("statement-id", "dict.statementId", "").optional(),
                text("statement", "dict.text"),
                text("who", "dict.who").within("all|others|A …"),
                text("measure", "dict.measure"),
                new Column("value", "dict.value", "decimal", "dict.unit.share", "0 …", false),
                count("base", "dict.base", "dict.unit.votes").optional(),
                new Column("low", "dict.low", "decimal", "dict.unit.share", "0 … 1", false),
                new Column("high", "dict.high", "decimal", "dict.unit.share", "0 … 1", false));
    }

    private static List<Column> summary() {
        return List.of(
                text("topic", "dict.topic"),
                new Column("url", "dict.url", "anyURI", "", "", true),
                count("voters", "dict.voters", "dict.unit.people"),
                count("voters-in-conv", "dict.votersIn", "dict.unit.people"),
                count("commenters", "dict.commenters", "dict.unit.people"),
                count("comments", "dict.comments", "dict.unit.statements"),
                count("groups", "dict.groups", "dict.unit.groups"),
                text("conversation-description", "dict.description"),
                text("vote-convention", "dict.convention"));
    }

    private static List<Column> comments() {
        return List.of(
                TIMESTAMP,
                DATETIME.optional(),
                COMMENT_ID,
                count("author-id", "dict.author", "").optional(),
                count("agrees", "dict.agrees", "dict.unit.votes"),
                count("disagrees", "dict.disagrees", "dict.unit.votes"),
                new Column("moderated", "dict.moderated", "integer", "", "-1|0|1", true),
                flag("is-meta", "dict.meta"),
                flag("is-seed", "dict.seed"),
                new Column("group-informed-consensus", "dict.gic", "decimal", "", "0 … 1", false),
                text("comment-body", "dict.text"));
    }

    private static List<Column> participants() {
        return List.of(
                PARTICIPANT,
                GROUP_ID,
                N_COMMENTS,
                N_VOTES,
                count("n-agree", "dict.nAgree", "dict.unit.statements"),
                count("n-disagree", "dict.nDisagree", "dict.unit.statements"),
                new Column(Column.STATEMENT, "dict.cellVote", "integer", "", "-1|0|1", false));
    }

    private static List<Column> importance() {
        return List.of(
                PARTICIPANT,
                GROUP_ID,
                N_COMMENTS,
                N_VOTES,
                count("n-important", "dict.nImportant", "dict.unit.statements"),
                new Column(Column.STATEMENT, "dict.cellImportant", "integer", "", "0|1", false));
    }

    private static List<Column> groups() {
        return List.of(
                COMMENT_ID,
                text("comment", "dict.text"),
                count("total-votes", "dict.totalVotes", "dict.unit.votes"),
                count("total-agrees", "dict.totalAgrees", "dict.unit.votes"),
                count("total-disagrees", "dict.totalDisagrees", "dict.unit.votes"),
                count("total-passes", "dict.totalPasses", "dict.unit.votes"),
                count("group-" + Column.GROUP + "-votes", "dict.groupVotes", "dict.unit.votes"),
                count("group-" + Column.GROUP + "-agrees", "dict.groupAgrees", "dict.unit.votes"),
                count("group-" + Column.GROUP + "-disagrees", "dict.groupDisagrees", "dict.unit.votes"),
                count("group-" + Column.GROUP + "-passes", "dict.groupPasses", "dict.unit.votes"));
    }

    private static List<Column> statements() {
        return List.of(
                count("statement", "dict.statement", ""),
                new Column("written", "dict.written", "dateTime", "dict.unit.utc", "", true),
                text("language", "dict.language"),
                oneOf("origin", "dict.origin", "seed|participant|edited"),
                oneOf("moderation", "dict.moderation", "unreviewed|accepted|rejected"),
                text("reason", "dict.reason"),
                flag("meta", "dict.meta"),
                count("edited-from", "dict.editedFrom", "").optional(),
                count("merged-into", "dict.mergedInto", "").optional(),
                count("agree", "dict.totalAgrees", "dict.unit.votes"),
                count("pass", "dict.totalPasses", "dict.unit.votes"),
                count("disagree", "dict.totalDisagrees", "dict.unit.votes"),
                text("text", "dict.text"),
                text("topics", "dict.topics"));
    }

    private static List<Column> votes() {
        return List.of(
                count("position", "dict.position", ""),
                new Column("time", "dict.time", "dateTime", "dict.unit.utc", "", true),
                count("statement", "dict.statement", ""),
                PARTICIPANT,
                oneOf("vote", "dict.voteWord", "agree|pass|disagree"),
                text("pass-reason", "dict.passReason").within("unsure|unclear"),
                flag("important", "dict.importantFlag"),
                oneOf("channel", "dict.channel", "web|embed|api|paper|import"),
                flag("served", "dict.served"),
                flag("author", "dict.authorFlag"),
                oneOf("standing", "dict.standing", "latest|replaced|undone"));
    }
}
