package nl.polder.server.release;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import nl.polder.server.platform.db.Db;

/** The tables of reports on recognising people and of agreements, and the tier of the rows. In await style. */
final class ReleaseStore {
    private static final String INSERT = """
            INSERT INTO reidentification_report (conversation_id, number, made_at, log_position, document, document_hash)
            SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, encode(sha256(convert_to($4, 'UTF8')), 'hex')
              FROM reidentification_report
             WHERE conversation_id = $1
            """;
    private static final String COLUMNS = """
            SELECT number, made_at, document, document_hash
              FROM reidentification_report
             WHERE conversation_id = $1
            """;
    private static final String FIND_LATEST = COLUMNS + " ORDER BY number DESC LIMIT 1";
    private static final String FIND = COLUMNS + " AND number = $2";
    private static final String BEGIN = """
            INSERT INTO reidentification_run (conversation_id, started_at, percent)
            VALUES ($1, $2, 0)
            ON CONFLICT (conversation_id) DO UPDATE SET started_at = $2, percent = 0, failed = false
             WHERE reidentification_run.failed OR reidentification_run.started_at < $3
            RETURNING conversation_id
            """;
    private static final String ADVANCE = """
            UPDATE reidentification_run SET percent = greatest(percent, $2)
             WHERE conversation_id = $1
            """;
    private static final String FAIL = "UPDATE reidentification_run SET failed = true WHERE conversation_id = $1";
    private static final String END = "DELETE FROM reidentification_run WHERE conversation_id = $1";
    private static final String FIND_RUN = """
            SELECT percent, failed
              FROM reidentification_run
             WHERE conversation_id = $1
            """;
    private static final String CHANGE_TIER = "SELECT append_release($1, $2, $3) AS sequence";
    private static final String INSERT_AGREEMENT = """
            INSERT INTO data_agreement (conversation_id, organisation_id, account_id, text_hash, purpose, agreed_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT DO NOTHING
            """;
    private static final String FIND_AGREEMENT = """
            SELECT purpose, agreed_at
              FROM data_agreement
             WHERE conversation_id = $1 AND account_id = $2 AND text_hash = $3
            """;

    private final Db db;

    ReleaseStore(Db db) {
        this.db = db;
    }

    void insert(SqlClient tx, int conversation, Instant madeAt, long position, String document) {
        tx.preparedQuery(INSERT)
                .execute(Tuple.of(conversation, utc(madeAt), position, document))
                .await();
    }

    Optional<Releases.Frozen> findLatest(int conversation) {
        return first(db.query(FIND_LATEST, Tuple.of(conversation)).await()).map(ReleaseStore::frozen);
    }

    Optional<Releases.Frozen> find(int conversation, int number) {
        return first(db.query(FIND, Tuple.of(conversation, number)).await()).map(ReleaseStore::frozen);
    }

    /** False when one is being made already, on this node or another. */
    boolean begin(int conversation, Instant now, Instant forgottenBefore) {
        return db.query(BEGIN, Tuple.of(conversation, utc(now), utc(forgottenBefore)))
                        .await()
                        .size()
                == 1;
    }

    Future<Void> advance(int conversation, int percent) {
        return db.query(ADVANCE, Tuple.of(conversation, (short) percent)).mapEmpty();
    }

    void fail(int conversation) {
        db.query(FAIL, Tuple.of(conversation)).await();
    }

    void end(SqlClient tx, int conversation) {
        tx.preparedQuery(END).execute(Tuple.of(conversation)).await();
    }

    Optional<Releases.Progress> findRun(int conversation) {
        return first(db.query(FIND_RUN, Tuple.of(conversation)).await())
                .map(row -> new Releases.Progress(row.getShort("percent"), row.getBoolean("failed")));
    }

    /** Appends the ROWS event; false when the rows are of that tier already. */
    boolean changeTier(SqlClient tx, int conversation, int tier, String reportHash) {
        return tx.preparedQuery(CHANGE_TIER)
                        .execute(Tuple.of(
                                conversation,
                                (short) tier,
                                Buffer.buffer(HexFormat.of().parseHex(reportHash))))
                        .await()
                        .iterator()
                        .next()
                        .getLong("sequence")
                != null;
    }

    void insertAgreement(
            SqlClient tx, int conversation, int organisation, int account, String hash, String purpose, Instant at) {
        tx.preparedQuery(INSERT_AGREEMENT)
                .execute(Tuple.of(conversation, organisation, account, hash, purpose, utc(at)))
                .await();
    }

    Optional<Agreements.Agreed> findAgreement(int conversation, int account, String hash) {
        return first(db.query(FIND_AGREEMENT, Tuple.of(conversation, account, hash))
                        .await())
                .map(row -> new Agreements.Agreed(
                        row.getString("purpose"),
                        row.getOffsetDateTime("agreed_at").toInstant()));
    }

    private static Releases.Frozen frozen(Row row) {
        return new Releases.Frozen(
                row.getInteger("number"),
                row.getOffsetDateTime("made_at").toInstant(),
                ReidentificationJson.read(row.getString("document")),
                row.getString("document_hash"));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
