package nl.polder.server.statement;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import nl.polder.server.platform.db.Db;

/** What the moderator's desk asks about the statements of a conversation: how many wait, since when, and which come first. */
public final class StatementQueue {

    private static final String COUNTS = """
            SELECT count(*) FILTER (WHERE moderation = 'unreviewed') AS waiting,
                   count(*) FILTER (WHERE moderation = 'accepted') AS placed,
                   count(*) FILTER (WHERE moderation = 'rejected') AS refused,
                   min(created_at) FILTER (WHERE moderation = 'unreviewed') AS oldest,
                   max(created_at) AS newest
              FROM statement
             WHERE conversation_id = $1
            """;
    private static final String PAGE = """
            SELECT s.statement_id, t.body, s.language, s.created_at, s.moderation_reason, s.is_meta
              FROM statement s
              JOIN statement_text t ON t.conversation_id = s.conversation_id AND t.statement_id = s.statement_id
                                   AND t.language = s.language AND t.revision = s.revision
             WHERE s.conversation_id = $1 AND s.moderation = $2 AND s.statement_id > $3
             ORDER BY s.statement_id
             LIMIT $4
            """;
    private static final String VOTES = """
            SELECT count(*) AS n FROM vote WHERE conversation_id = $1 AND statement_id = $2
            """;

    private final Db db;

    public StatementQueue(Db db) {
        this.db = db;
    }

    /** How many statements wait, are placed and are refused; since when the oldest waits and when the last one came. */
    public record Counts(int waiting, int placed, int refused, Optional<Instant> oldest, Optional<Instant> newest) {}

    /** A line of the queue. */
    public record Line(
            int id, String text, String language, Instant createdAt, Optional<String> reason, boolean meta) {}

    public Counts counts(int conversation) {
        Row row = db.query(COUNTS, Tuple.of(conversation)).await().iterator().next();
        return new Counts(
                row.getInteger("waiting"),
                row.getInteger("placed"),
                row.getInteger("refused"),
                moment(row, "oldest"),
                moment(row, "newest"));
    }

    /** Those with this decision, by number from after {@code after}, at most {@code limit}. */
    public java.util.List<Line> page(int conversation, Moderation moderation, int after, int limit) {
        RowSet<Row> rows = db.query(PAGE, Tuple.of(conversation, moderation.text(), after, limit))
                .await();
        return rows.stream()
                .map(row -> new Line(
                        row.getInteger("statement_id"),
                        row.getString("body"),
                        row.getString("language"),
                        row.getOffsetDateTime("created_at").toInstant(),
                        Optional.ofNullable(row.getString("moderation_reason")),
                        row.getBoolean("is_meta")))
                .toList();
    }

    /** All votes on a statement so far; never how they are divided. */
    public Future<Integer> votes(int conversation, int statement) {
        return db.query(VOTES, Tuple.of(conversation, statement))
                .map(rows -> rows.iterator().next().getInteger("n"));
    }

    private static Optional<Instant> moment(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
