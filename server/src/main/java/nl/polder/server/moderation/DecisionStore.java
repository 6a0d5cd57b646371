package nl.polder.server.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.polder.server.statement.Moderation;

/** The SQL of decisions and of who looks at what. */
final class DecisionStore {

    /**
     * Writes decision {@code seen + 1} when {@code seen} still is the latest. Of two at once the second waits for the first here, and then
     * finds its number taken.
     */
    private static final String INSERT = """
            INSERT INTO moderation_decision (conversation_id, statement_id, number, decision, reason, own_words,
                                             moderation_before, reason_before, meta_before, decided_by, decided_at, approval_id)
            SELECT s.conversation_id, s.statement_id, $3 + 1, $4, $5, $6, s.moderation, s.moderation_reason, s.is_meta, $7, $8, $9
              FROM statement s
             WHERE s.conversation_id = $1 AND s.statement_id = $2
               AND $3 = (SELECT coalesce(max(d.number), 0) FROM moderation_decision d
                          WHERE d.conversation_id = $1 AND d.statement_id = $2)
            ON CONFLICT DO NOTHING
            RETURNING number, moderation_before, reason_before, meta_before
            """;

    private static final String LATEST = """
            SELECT d.statement_id, d.number, d.decision, d.reason, d.own_words, d.decided_at, a.name,
                   d.moderation_before, d.reason_before, d.meta_before
              FROM moderation_decision d
              JOIN account a ON a.account_id = d.decided_by
             WHERE d.conversation_id = $1 AND d.statement_id = $2
             ORDER BY d.number DESC
             LIMIT 1
            """;
    private static final String LATEST_NUMBERS = """
            SELECT statement_id, max(number) AS number
              FROM moderation_decision
             WHERE conversation_id = $1 AND statement_id = ANY ($2::integer[])
             GROUP BY statement_id
            """;
    private static final String LAST_AT = """
            SELECT max(decided_at) AS at FROM moderation_decision WHERE conversation_id = $1
            """;
    private static final String LOOK = """
            INSERT INTO moderation_view (conversation_id, account_id, statement_id, seen_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (conversation_id, account_id)
            DO UPDATE SET statement_id = excluded.statement_id, seen_at = excluded.seen_at
            """;
    private static final String OTHERS = """
            SELECT a.name, v.statement_id
              FROM moderation_view v
              JOIN account a ON a.account_id = v.account_id
             WHERE v.conversation_id = $1 AND v.account_id <> $2 AND v.seen_at > $3
             ORDER BY a.name
             LIMIT 20
            """;

    /** What is written down. */
    record Written(
            int conversation,
            int statement,
            int seen,
            Decision.Kind kind,
            Optional<Reason> reason,
            Optional<String> ownWords,
            int by,
            Instant at,
            Optional<Long> approval) {}

    /** The latest decision and what the statement was before it. */
    record Latest(Decision decision, Moderation before, Optional<String> reasonBefore, boolean metaBefore) {}

    /** A colleague and the statement they have open. */
    record Other(String name, int statement) {}

    /**
     * The decision as it stands now; empty when {@code seen} no longer is the latest, or there is no such statement.
     *
     * @param byName of the account that decides
     */
    Optional<Latest> insert(SqlClient tx, Written written, String byName) {
        RowSet<Row> rows = tx.preparedQuery(INSERT)
                .execute(Tuple.from(java.util.Arrays.asList(
                        written.conversation(),
                        written.statement(),
                        written.seen(),
                        written.kind().code(),
                        written.reason().map(Reason::code).orElse(null),
                        written.ownWords().orElse(null),
                        written.by(),
                        at(written.at()),
                        written.approval().orElse(null))))
                .await();
        return rows.stream()
                .map(row -> latest(
                        row,
                        new Decision(
                                written.statement(),
                                row.getInteger("number"),
                                written.kind(),
                                written.reason(),
                                written.ownWords(),
                                byName,
                                written.at())))
                .findFirst();
    }

    Future<Optional<Latest>> findLatest(SqlClient sql, int conversation, int statement) {
        return sql.preparedQuery(LATEST)
                .execute(Tuple.of(conversation, statement))
                .map(rows -> rows.stream().map(DecisionStore::latest).findFirst());
    }

    /** Statement to the number of its latest decision; those without one are absent. */
    Map<Integer, Integer> latestNumbers(SqlClient sql, int conversation, List<Integer> statements) {
        return sql
                .preparedQuery(LATEST_NUMBERS)
                .execute(Tuple.of(conversation).addArrayOfInteger(statements.toArray(Integer[]::new)))
                .await()
                .stream()
                .collect(Collectors.toMap(row -> row.getInteger("statement_id"), row -> row.getInteger("number")));
    }

    Optional<Instant> lastDecisionAt(SqlClient sql, int conversation) {
        Row row = sql.preparedQuery(LAST_AT)
                .execute(Tuple.of(conversation))
                .await()
                .iterator()
                .next();
        return Optional.ofNullable(row.getOffsetDateTime("at")).map(OffsetDateTime::toInstant);
    }

    /** Notes what somebody looks at and names who else does; the others are those seen after {@code seenAfter}. */
    Future<List<Other>> look(
            SqlClient sql, int conversation, int account, int statement, Instant now, Instant seenAfter) {
        Future<RowSet<Row>> noted =
                sql.preparedQuery(LOOK).execute(Tuple.of(conversation, account, statement, at(now)));
        Future<RowSet<Row>> others = sql.preparedQuery(OTHERS).execute(Tuple.of(conversation, account, at(seenAfter)));
        return Future.all(noted, others)
                .map(both -> others.result().stream()
                        .map(row -> new Other(row.getString("name"), row.getInteger("statement_id")))
                        .toList());
    }

    private static Latest latest(Row row) {
        var decision = new Decision(
                row.getInteger("statement_id"),
                row.getInteger("number"),
                Decision.Kind.ofCode(row.getString("decision")),
                Optional.ofNullable(row.getString("reason")).flatMap(Reason::findByCode),
                Optional.ofNullable(row.getString("own_words")),
                row.getString("name"),
                row.getOffsetDateTime("decided_at").toInstant());
        return latest(row, decision);
    }

    private static Latest latest(Row row, Decision decision) {
        return new Latest(
                decision,
                Moderation.parse(row.getString("moderation_before")),
                Optional.ofNullable(row.getString("reason_before")),
                row.getBoolean("meta_before"));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
