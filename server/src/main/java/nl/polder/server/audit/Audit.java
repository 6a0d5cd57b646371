package nl.polder.server.audit;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The log of what staff did. An entry is added in the transaction of the act: either both are there or neither. */
public final class Audit {

    /** Entries on one page, and read from the database at once for the CSV. */
    public static final int PAGE = 100;

    private static final String INSERT = """
            INSERT INTO audit_log (recorded_at, organisation_id, conversation_id, account_id, actor, action, subject, before, after)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private static final String LIST = """
            SELECT l.audit_id, l.recorded_at, l.account_id, l.actor, l.conversation_id, c.slug, l.action, l.subject, l.before, l.after
              FROM audit_log l
              LEFT JOIN conversation c ON c.conversation_id = l.conversation_id
             WHERE l.organisation_id = $1
               AND ($2::integer IS NULL OR l.conversation_id = $2)
               AND ($3::text IS NULL OR l.action = $3)
               AND l.audit_id < $4
             ORDER BY l.audit_id DESC
             LIMIT $5
            """;

    private final Clock clock;

    public Audit(Clock clock) {
        this.clock = clock;
    }

    /** Adds an entry; in a transaction. */
    public void record(SqlClient tx, AuditEntry entry) {
        tx.preparedQuery(INSERT)
                .execute(Tuple.of(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        entry.actor().organisation(),
                        entry.conversation().orElse(null),
                        entry.actor().account().orElse(null),
                        entry.actor().name(),
                        entry.action(),
                        entry.subject(),
                        entry.before().orElse(null),
                        entry.after().orElse(null)))
                .await();
    }

    /** What is asked of the log. {@code before} is the number of the oldest entry already shown. */
    public record Question(
            int organisation, Optional<Integer> conversation, Optional<String> action, long before, int limit) {
        public Question {
            if (limit < 1 || limit > PAGE) {
                throw new IllegalArgumentException("limit outside 1 to " + PAGE + ": " + limit);
            }
        }
    }

    /** An entry as it was recorded; {@code conversation} is the slug of today. */
    public record Recorded(
            long id,
            Instant at,
            Optional<Integer> account,
            String actor,
            Optional<String> conversation,
            String action,
            String subject,
            Optional<JsonObject> before,
            Optional<JsonObject> after) {}

    /** The newest first. */
    public List<Recorded> list(SqlClient sql, Question question) {
        RowSet<Row> rows = sql.preparedQuery(LIST)
                .execute(Tuple.of(
                        question.organisation(),
                        question.conversation().orElse(null),
                        question.action().orElse(null),
                        question.before(),
                        question.limit()))
                .await();
        return rows.stream().map(Audit::recorded).toList();
    }

    private static Recorded recorded(Row row) {
        return new Recorded(
                row.getLong("audit_id"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                Optional.ofNullable(row.getInteger("account_id")),
                row.getString("actor"),
                Optional.ofNullable(row.getString("slug")),
                row.getString("action"),
                row.getString("subject"),
                Optional.ofNullable(row.getJsonObject("before")),
                Optional.ofNullable(row.getJsonObject("after")));
    }
}
