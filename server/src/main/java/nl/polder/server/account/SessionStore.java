package nl.polder.server.account;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The SQL of sessions. */
final class SessionStore {

    private static final String INSERT = """
            INSERT INTO session (token_hash, account_id, method, browser, created_at, last_seen_at)
            VALUES ($1, $2, $3, $4, $5, $5)
            """;

    /** One query per request: the session, its person and all roles. */
    private static final String FIND = """
            SELECT s.session_id, s.method, s.created_at, s.last_seen_at, s.ended_at,
                   a.account_id, a.name, a.email, a.organisation_id, o.name AS organisation_name,
                   a.totp_since, a.keys_on, a.disabled_at, k.path AS kept_path,
                   ARRAY(SELECT g.role || ':' || coalesce(g.conversation_id::text, '')
                           FROM role_grant g WHERE g.account_id = a.account_id) AS grants
              FROM session s
              JOIN account a ON a.account_id = s.account_id
              JOIN organisation o ON o.organisation_id = a.organisation_id
              LEFT JOIN kept_form k ON k.account_id = a.account_id
             WHERE s.token_hash = $1
            """;

    private static final String TOUCH =
            "UPDATE session SET last_seen_at = $2 WHERE session_id = $1 AND ended_at IS NULL";

    private static final String LIST = """
            SELECT session_id, method, browser, created_at, last_seen_at
              FROM session
             WHERE account_id = $1 AND ended_at IS NULL AND last_seen_at > $2 AND created_at > $3
             ORDER BY last_seen_at DESC
             LIMIT 100
            """;

    private static final String END = """
            UPDATE session SET ended_at = $3
             WHERE account_id = $1 AND session_id = $2 AND ended_at IS NULL
            """;

    private static final String END_ALL = "UPDATE session SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL";

    private static final String DELETE_OLD = "DELETE FROM session WHERE created_at < $1";

    void insert(SqlClient sql, byte[] tokenHash, int account, Sessions.Method method, String browser, Instant now) {
        sql.preparedQuery(INSERT)
                .execute(Tuple.of(Buffer.buffer(tokenHash), account, method.code(), browser, at(now)))
                .await();
    }

    Optional<Stored> find(SqlClient sql, byte[] tokenHash) {
        RowSet<Row> rows = sql.preparedQuery(FIND)
                .execute(Tuple.of(Buffer.buffer(tokenHash)))
                .await();
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(stored(rows.iterator().next()));
    }

    void touch(SqlClient sql, long session, Instant now) {
        sql.preparedQuery(TOUCH).execute(Tuple.of(session, at(now))).await();
    }

    /** The running sessions of a person: seen after {@code seenAfter} and begun after {@code begunAfter}. */
    List<Sessions.Running> list(SqlClient sql, int account, Instant seenAfter, Instant begunAfter) {
        return sql.preparedQuery(LIST).execute(Tuple.of(account, at(seenAfter), at(begunAfter))).await().stream()
                .map(row -> new Sessions.Running(
                        row.getLong("session_id"),
                        Sessions.Method.ofCode(row.getString("method")),
                        row.getString("browser"),
                        row.getOffsetDateTime("created_at").toInstant(),
                        row.getOffsetDateTime("last_seen_at").toInstant()))
                .toList();
    }

    /** True when that session of that person was running and no longer is. */
    boolean end(SqlClient sql, int account, long session, Instant now) {
        return sql.preparedQuery(END)
                        .execute(Tuple.of(account, session, at(now)))
                        .await()
                        .rowCount()
                == 1;
    }

    void endAll(SqlClient sql, int account, Instant now) {
        sql.preparedQuery(END_ALL).execute(Tuple.of(account, at(now))).await();
    }

    void deleteBegunBefore(SqlClient sql, Instant time) {
        sql.preparedQuery(DELETE_OLD).execute(Tuple.of(at(time))).await();
    }

    /** A session as it is stored, running or not. */
    record Stored(Principal principal, Instant createdAt, Instant lastSeenAt, boolean ended, boolean disabled) {}

    private static Stored stored(Row row) {
        Map<Integer, Set<Role>> byConversation = new HashMap<>();
        Set<Role> everywhere = EnumSet.noneOf(Role.class);
        for (String grant : row.getArrayOfStrings("grants")) {
            int colon = grant.indexOf(':');
            Role role = Role.ofCode(grant.substring(0, colon));
            String conversation = grant.substring(colon + 1);
            if (conversation.isEmpty()) {
                everywhere.add(role);
            } else {
                byConversation
                        .computeIfAbsent(Integer.valueOf(conversation), id -> EnumSet.noneOf(Role.class))
                        .add(role);
            }
        }
        boolean atProvider = row.getString("method").equals(Sessions.Method.OIDC.code());
        @Nullable OffsetDateTime totpSince = row.getOffsetDateTime("totp_since");
        var principal = new Principal(
                row.getInteger("account_id"),
                row.getString("name"),
                row.getString("email"),
                row.getInteger("organisation_id"),
                row.getString("organisation_name"),
                row.getLong("session_id"),
                everywhere,
                byConversation,
                atProvider || totpSince != null,
                row.getBoolean("keys_on"),
                Optional.ofNullable(row.getString("kept_path")));
        return new Stored(
                principal,
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("last_seen_at").toInstant(),
                row.getOffsetDateTime("ended_at") != null,
                row.getOffsetDateTime("disabled_at") != null);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
