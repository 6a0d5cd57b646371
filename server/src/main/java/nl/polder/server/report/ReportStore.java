package nl.polder.server.report;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.polder.server.platform.Sha256;
import nl.polder.server.platform.db.Db;
import org.jspecify.annotations.Nullable;

/** The tables of frozen reports and their files. */
final class ReportStore {
    private static final String NEXT_NUMBER =
            "SELECT coalesce(max(number), 0) + 1 AS number FROM report WHERE conversation_id = $1";
    private static final String INSERT = """
            INSERT INTO report (conversation_id, number, made_at, analysis_hash, log_position, document, document_hash)
            VALUES ($1, $2, $3, $4, $5, $6, encode(sha256(convert_to($6, 'UTF8')), 'hex'))
            ON CONFLICT DO NOTHING
            RETURNING number
            """;
    private static final String FIND = """
            SELECT number, state, made_at, document, document_hash, embargo_until, published_at
              FROM report
             WHERE conversation_id = $1 AND number = $2
            """;
    private static final String FIND_LINE = """
            SELECT number, state, made_at, document_hash, embargo_until, published_at
              FROM report
             WHERE conversation_id = $1 AND number = $2
            """;
    private static final String LIST = """
            SELECT number, state, made_at, document_hash, embargo_until, published_at
              FROM report
             WHERE conversation_id = $1
             ORDER BY number DESC
             LIMIT 1000
            """;
    private static final String PUBLISH = """
            UPDATE report
               SET state = 'published', published_at = $3, embargo_until = $4
             WHERE conversation_id = $1 AND number = $2 AND state = 'draft'
            RETURNING number
            """;
    private static final String FIND_PDF = """
            SELECT body, file_hash FROM report_file
             WHERE conversation_id = $1 AND number = $2 AND language = $3 AND kind = 'pdf'
            """;
    private static final String LIST_PIECES = """
            SELECT body FROM report_file_piece
             WHERE conversation_id = $1 AND number = $2 AND file_hash = $3
             ORDER BY piece
            """;
    private static final String INSERT_PIECE = """
            INSERT INTO report_file_piece (conversation_id, number, file_hash, piece, body)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """;
    /** The last row says that all pieces are there, and its commit waits for the disk. */
    private static final String NO_HURRY = "SET LOCAL synchronous_commit = off";

    private static final String INSERT_PDF = """
            INSERT INTO report_file (conversation_id, number, language, kind, body, file_hash)
            VALUES ($1, $2, $3, 'pdf', '', $4)
            ON CONFLICT DO NOTHING
            """;
    private static final int PIECE_BYTES = 65_536;

    private final Db db;

    ReportStore(Db db) {
        this.db = db;
    }

    /**
     * A report's line in the list.
     *
     * @param embargoUntil readers see it from then on; empty while it is a draft, or when it has none
     */
    record Listed(
            int number,
            boolean published,
            Instant madeAt,
            String documentHash,
            Optional<Instant> embargoUntil,
            Optional<Instant> publishedAt) {

        boolean readable(Instant now) {
            return published && embargoUntil.map(until -> !now.isBefore(until)).orElse(true);
        }
    }

    /** A report with what it says. */
    record Stored(Listed line, String document) {}

    Future<Integer> nextNumber(SqlClient sql, int conversation) {
        return sql.preparedQuery(NEXT_NUMBER)
                .execute(Tuple.of(conversation))
                .map(rows -> rows.iterator().next().getInteger("number"));
    }

    /** False when somebody else took the number. */
    Future<Boolean> insert(SqlClient sql, int conversation, Report report, String document) {
        var version = report.results().version();
        return sql.preparedQuery(INSERT)
                .execute(Tuple.of(
                        conversation,
                        report.head().number(),
                        at(report.head().madeAt()),
                        version.hash(),
                        version.position(),
                        document))
                .map(rows -> rows.size() == 1);
    }

    Future<Optional<Stored>> find(int conversation, int number) {
        return db.query(FIND, Tuple.of(conversation, number))
                .map(rows -> first(rows).map(row -> new Stored(listed(row), row.getString("document"))));
    }

    Future<Optional<Listed>> findLine(int conversation, int number) {
        return db.query(FIND_LINE, Tuple.of(conversation, number))
                .map(rows -> first(rows).map(ReportStore::listed));
    }

    Future<List<Listed>> list(int conversation) {
        return db.query(LIST, Tuple.of(conversation))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ReportStore::listed)
                        .toList());
    }

    /** False when it is not a draft, or is not there. */
    Future<Boolean> publish(SqlClient sql, int conversation, int number, Instant now, Optional<Instant> embargo) {
        return sql.preparedQuery(PUBLISH)
                .execute(Tuple.of(
                        conversation,
                        number,
                        at(now),
                        embargo.map(ReportStore::at).orElse(null)))
                .map(rows -> rows.size() == 1);
    }

    Future<Optional<Buffer>> findPdf(int conversation, int number, String language) {
        return db.query(FIND_PDF, Tuple.of(conversation, number, language)).compose(rows -> {
            Optional<Row> found = first(rows);
            if (found.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
            }
            Buffer hash = found.get().getBuffer("file_hash");
            return hash == null
                    ? Future.succeededFuture(Optional.of(found.get().getBuffer("body")))
                    : pieces(conversation, number, hash).map(Optional::of);
        });
    }

    private Future<Buffer> pieces(int conversation, int number, Buffer hash) {
        return db.bulkQuery(LIST_PIECES, Tuple.of(conversation, number, hash)).map(rows -> {
            Buffer file = Buffer.buffer(rows.size() * PIECE_BYTES);
            rows.forEach(row -> file.appendBuffer(row.getBuffer("body")));
            return file;
        });
    }

    /** Piece by piece, each in a short transaction, so that no vote waits for it. In await style. */
    void keepPdf(int conversation, int number, String language, byte[] pdf) {
        Buffer hash = Buffer.buffer(Sha256.of(pdf));
        for (int piece = 0; piece * PIECE_BYTES < pdf.length; piece++) {
            int from = piece * PIECE_BYTES;
            Buffer body = Buffer.buffer(Arrays.copyOfRange(pdf, from, Math.min(pdf.length, from + PIECE_BYTES)));
            Tuple row = Tuple.of(conversation, number, hash, piece, body);
            db.inTransaction(sql -> {
                sql.query(NO_HURRY).execute().await();
                return sql.preparedQuery(INSERT_PIECE).execute(row).await().rowCount();
            });
        }
        db.query(INSERT_PDF, Tuple.of(conversation, number, language, hash)).await();
    }

    private static Listed listed(Row row) {
        return new Listed(
                row.getInteger("number"),
                "published".equals(row.getString("state")),
                row.getOffsetDateTime("made_at").toInstant(),
                row.getString("document_hash"),
                moment(row.getOffsetDateTime("embargo_until")),
                moment(row.getOffsetDateTime("published_at")));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst();
    }

    private static Optional<Instant> moment(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
