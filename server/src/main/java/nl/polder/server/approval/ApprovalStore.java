package nl.polder.server.approval;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The SQL of approvals. The table itself refuses that one person confirms what they proposed. */
final class ApprovalStore {

    private static final int LISTED_MAX = 200;

    private static final String COLUMNS = """
            SELECT p.approval_id, p.organisation_id, p.conversation_id, p.kind, p.subject, p.payload, p.state,
                   p.proposed_by, a.name AS proposed_by_name, p.proposed_at, p.expires_at,
                   p.decided_by, d.name AS decided_by_name, p.decided_at, p.reason
              FROM approval p
              JOIN account a ON a.account_id = p.proposed_by
              LEFT JOIN account d ON d.account_id = p.decided_by
             WHERE p.conversation_id = $1
            """;
    private static final String FIND = COLUMNS + " AND p.approval_id = $2";
    private static final String FIND_LOCKED = FIND + " FOR UPDATE OF p";
    private static final String LIST = COLUMNS + " ORDER BY p.state = 'pending' DESC, p.approval_id DESC LIMIT $2";
    private static final String LIST_PENDING = COLUMNS + " AND p.state = 'pending' ORDER BY p.approval_id";
    private static final String FIND_PENDING = COLUMNS + " AND p.kind = $2 AND p.subject = $3 AND p.state = 'pending'";

    private static final String INSERT = """
            INSERT INTO approval (organisation_id, conversation_id, kind, subject, payload, proposed_by, proposed_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (conversation_id, kind, subject) WHERE state = 'pending' DO NOTHING
            RETURNING approval_id
            """;
    private static final String DECIDE = """
            UPDATE approval SET state = $2, decided_by = $3, decided_at = $4, reason = $5
             WHERE approval_id = $1 AND state = 'pending'
            """;
    private static final String LIST_EXPIRED = """
            SELECT approval_id, conversation_id FROM approval
             WHERE state = 'pending' AND expires_at <= $1
             ORDER BY approval_id
             LIMIT 100
            """;

    Optional<Long> insert(
            SqlClient tx, int organisation, int conversation, Proposal proposal, int by, Instant now, Instant expires) {
        RowSet<Row> rows = tx.preparedQuery(INSERT)
                .execute(Tuple.of(
                        organisation,
                        conversation,
                        proposal.kind(),
                        proposal.subject(),
                        proposal.payload(),
                        by,
                        at(now),
                        at(expires)))
                .await();
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getLong(0));
    }

    /** What is proposed. */
    record Proposal(String kind, String subject, JsonObject payload) {}

    /** Numbers of a proposal whose time is over. */
    record Expired(long id, int conversation) {}

    Optional<Approval> find(SqlClient sql, int conversation, long id) {
        return first(sql.preparedQuery(FIND).execute(Tuple.of(conversation, id)).await());
    }

    /** The same, and nobody else decides about it until the transaction ends. */
    Optional<Approval> findLocked(SqlClient tx, int conversation, long id) {
        return first(tx.preparedQuery(FIND_LOCKED)
                .execute(Tuple.of(conversation, id))
                .await());
    }

    Optional<Approval> findPending(SqlClient sql, int conversation, String kind, String subject) {
        return first(sql.preparedQuery(FIND_PENDING)
                .execute(Tuple.of(conversation, kind, subject))
                .await());
    }

    /** Waiting ones first, then the newest. */
    List<Approval> list(SqlClient sql, int conversation) {
        return sql.preparedQuery(LIST).execute(Tuple.of(conversation, LISTED_MAX)).await().stream()
                .map(ApprovalStore::approval)
                .toList();
    }

    List<Approval> listPending(SqlClient sql, int conversation) {
        return sql.preparedQuery(LIST_PENDING).execute(Tuple.of(conversation)).await().stream()
                .map(ApprovalStore::approval)
                .toList();
    }

    void decide(
            SqlClient tx, long id, Approval.State state, Optional<Integer> by, Instant now, Optional<String> reason) {
        tx.preparedQuery(DECIDE)
                .execute(Tuple.of(id, state.code(), by.orElse(null), at(now), reason.orElse(null)))
                .await();
    }

    List<Expired> listExpired(SqlClient sql, Instant now) {
        return sql.preparedQuery(LIST_EXPIRED).execute(Tuple.of(at(now))).await().stream()
                .map(row -> new Expired(row.getLong("approval_id"), row.getInteger("conversation_id")))
                .toList();
    }

    private static Optional<Approval> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(approval(rows.iterator().next()));
    }

    private static Approval approval(Row row) {
        return new Approval(
                row.getLong("approval_id"),
                row.getInteger("organisation_id"),
                row.getInteger("conversation_id"),
                row.getString("kind"),
                row.getString("subject"),
                row.getJsonObject("payload"),
                Approval.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInteger("proposed_by"),
                row.getString("proposed_by_name"),
                row.getOffsetDateTime("proposed_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                Optional.ofNullable(row.getInteger("decided_by")),
                Optional.ofNullable(row.getString("decided_by_name")),
                Optional.ofNullable(row.getOffsetDateTime("decided_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("reason")));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
