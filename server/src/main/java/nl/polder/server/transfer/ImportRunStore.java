package nl.polder.server.transfer;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The table of imports. All methods in await style, inside the caller's transaction. */
final class ImportRunStore {

    /** Two imports of the same files wait for each other, until the transaction ends. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock($1)";

    private static final String FIND = """
            SELECT conversation.slug
              FROM import_run
              JOIN conversation ON conversation.conversation_id = import_run.conversation_id
             WHERE import_run.fingerprint = $1
            """;
    private static final String INSERT = """
            INSERT INTO import_run (fingerprint, conversation_id, source, source_url, assumptions, imported_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """;

    void lock(SqlClient sql, byte[] fingerprint) {
        sql.preparedQuery(LOCK)
                .execute(Tuple.of(ByteBuffer.wrap(fingerprint).getLong()))
                .await();
    }

    /** The address of the conversation these files became. */
    Optional<String> findSlug(SqlClient sql, byte[] fingerprint) {
        RowSet<Row> rows = sql.preparedQuery(FIND)
                .execute(Tuple.of(Buffer.buffer(fingerprint)))
                .await();
        for (Row row : rows) {
            return Optional.of(row.getString("slug"));
        }
        return Optional.empty();
    }

    void insert(
            SqlClient sql,
            byte[] fingerprint,
            int conversation,
            String source,
            String url,
            List<String> assumptions,
            Instant now) {
        sql.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addBuffer(Buffer.buffer(fingerprint))
                        .addInteger(conversation)
                        .addString(source)
                        .addString(url)
                        .addArrayOfString(assumptions.toArray(String[]::new))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .await();
    }
}
