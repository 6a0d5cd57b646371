package nl.polder.server.analysis;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.polder.server.analysis.PublishingRules.Phase;
import nl.polder.server.analysis.PublishingRules.Reason;
import nl.polder.server.platform.Gzip;
import nl.polder.server.platform.Sha256;
import nl.polder.server.platform.db.Db;

/**
 * The tables of analyses and of what is shown of them. Documents are kept compressed. Where a method takes a client, it works inside
 * the caller's transaction.
 */
public final class AnalysisStore {
    /** Versions kept beside those that a report names. */
    static final int KEPT = 10;

    private static final String LATEST = """
            SELECT DISTINCT ON (a.conversation_id) a.conversation_id, a.version, a.position, a.hash, a.published_at, a.reason, a.phase,
                   EXISTS (SELECT FROM analysis r
                            WHERE r.conversation_id = a.conversation_id AND r.version = a.version
                              AND r.mode = 'robust') AS judged
              FROM analysis a
             WHERE a.mode = 'polis'
             ORDER BY a.conversation_id, a.version DESC
            """;
    private static final String INSERT = """
            INSERT INTO analysis (conversation_id, version, mode, position, algorithm, seed, hash, document, published_at,
                                  reason, phase)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (conversation_id, version, mode) DO NOTHING
            """;
    private static final String SHOW = """
            INSERT INTO analysis_shown (conversation_id, number, version, judged, presentation, results, shown_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String NUMBERS = """
            SELECT conversation_id, max(number) AS number
              FROM analysis_shown
             GROUP BY conversation_id
            """;
    private static final String NUMBER = """
            SELECT number
              FROM analysis_shown
             WHERE conversation_id = $1
             ORDER BY number DESC
             LIMIT 1
            """;
    private static final String FIND_SHOWN = """
            SELECT s.number, s.version, s.judged, s.presentation, s.results, p.people
              FROM analysis_shown s
              JOIN analysis_people p ON p.conversation_id = s.conversation_id AND p.number = s.number
             WHERE s.conversation_id = $1
             ORDER BY s.number DESC
             LIMIT 1
            """;
    private static final String FIND_RESULTS = """
            SELECT number, version, judged, presentation, results
              FROM analysis_shown
             WHERE conversation_id = $1
             ORDER BY number DESC
             LIMIT 1
            """;
    private static final String FIND_RESULTS_NUMBER = """
            SELECT number, version, judged, presentation, results
              FROM analysis_shown
             WHERE conversation_id = $1
               AND number = $2
            """;
    private static final String FIND_DOCUMENT = """
            SELECT hash, document
              FROM analysis
             WHERE conversation_id = $1
               AND version = $2
               AND mode = $3
            """;
    private static final String PIN = """
            UPDATE analysis SET pinned = true
             WHERE conversation_id = $1
               AND version = (SELECT version FROM analysis_shown WHERE conversation_id = $1 AND number = $2)
            """;
    private static final String FORGET = """
            DELETE FROM analysis
             WHERE conversation_id = $1
               AND version <= $2
               AND NOT pinned
            """;
    private static final String FORGET_SHOWN = """
            DELETE FROM analysis_shown s
             WHERE s.conversation_id = $1
               AND NOT EXISTS (SELECT FROM analysis a WHERE a.conversation_id = $1 AND a.version = s.version)
            """;
    private static final String FIND_DOCUMENT_SHOWN = """
            SELECT a.document
              FROM analysis_shown s
              JOIN analysis a ON a.conversation_id = s.conversation_id AND a.version = s.version
             WHERE s.conversation_id = $1
               AND s.number = $2
               AND a.mode = $3
            """;
    private final Db db;
    private final AttemptStore attempts;
    private final PeopleStore people;

    public AnalysisStore(Db db) {
        this.attempts = new AttemptStore(db);
        this.people = new PeopleStore(db);
        this.db = db;
    }

    /** What could not be judged. */
    public AttemptStore attempts() {
        return attempts;
    }

    /** Where everybody stood. */
    public PeopleStore people() {
        return people;
    }

    /** The last published version of a conversation. */
    record Latest(
            int version, long position, String hash, Instant publishedAt, Reason reason, Phase phase, boolean judged) {}

    /** A run of one mode, about to be published. */
    record NewAnalysis(
            int conversationId,
            int version,
            String mode,
            long position,
            String algorithm,
            byte[] document,
            Instant publishedAt,
            Reason reason,
            Phase phase) {
        String hash() {
            return HexFormat.of().formatHex(Sha256.of(document));
        }
    }

    /** What readers see, as stored. Texts are empty in it. */
    record StoredResults(int number, int version, boolean judged, Presentation presentation, ShownFigures figures) {}

    /** The last published version of every conversation that has one. */
    Future<Map<Integer, Latest>> latest() {
        return db.query(LATEST).map(rows -> {
            Map<Integer, Latest> latest = new HashMap<>();
            rows.forEach(row -> latest.put(
                    row.getInteger("conversation_id"),
                    new Latest(
                            row.getInteger("version"),
                            row.getLong("position"),
                            HexFormat.of().formatHex(row.getBuffer("hash").getBytes()),
                            row.getOffsetDateTime("published_at").toInstant(),
                            Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
                            Phase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
                            row.getBoolean("judged"))));
            return latest;
        });
    }

    /** @return whether it was new: another node may have published this version already */
    Future<Boolean> insert(SqlClient sql, NewAnalysis run) {
        Tuple args = Tuple.of(run.conversationId(), run.version(), run.mode(), run.position(), run.algorithm());
        args.addLong(LiveState.SEED);
        args.addBuffer(Buffer.buffer(Sha256.of(run.document())));
        args.addBuffer(Buffer.buffer(Gzip.compress(run.document())));
        args.addOffsetDateTime(run.publishedAt().atOffset(ZoneOffset.UTC));
        args.addString(run.reason().code());
        args.addString(run.phase().name().toLowerCase(Locale.ROOT));
        return sql.preparedQuery(INSERT).execute(args).map(rows -> rows.rowCount() == 1);
    }

    /** Shows figures under the next number. */
    Future<Void> show(
            SqlClient sql,
            int conversationId,
            int number,
            int version,
            boolean judged,
            Presentation presentation,
            ShownFigures figures,
            People people,
            Instant at) {
        return sql.preparedQuery(SHOW)
                .execute(Tuple.of(conversationId, number, version, judged, StoredJson.write(presentation))
                        .addString(StoredJson.write(figures))
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC)))
                .compose(shown -> this.people.insert(sql, conversationId, number, people));
    }

    /** The number shown last, of every conversation that has results. */
    Future<Map<Integer, Integer>> numbers() {
        return db.query(NUMBERS).map(rows -> {
            Map<Integer, Integer> numbers = new HashMap<>();
            rows.forEach(row -> numbers.put(row.getInteger("conversation_id"), row.getInteger("number")));
            return numbers;
        });
    }

    /** What is shown now, and where everybody stands in it. */
    record ShownWithPeople(StoredResults results, People people) {}

    /** The number of what is shown now. */
    public Future<Optional<Integer>> findNumber(int conversationId) {
        return db.query(NUMBER, Tuple.of(conversationId))
                .map(rows -> first(rows).map(row -> row.getInteger("number")));
    }

    Future<Optional<ShownWithPeople>> findShown(int conversationId) {
        return db.query(FIND_SHOWN, Tuple.of(conversationId))
                .map(rows -> first(rows).map(row -> new ShownWithPeople(results(row), PeopleStore.people(row))));
    }

    Future<Optional<StoredResults>> findResults(int conversationId) {
        return db.query(FIND_RESULTS, Tuple.of(conversationId))
                .map(rows -> first(rows).map(AnalysisStore::results));
    }

    /** What was shown under a number, while it is kept. */
    Future<Optional<StoredResults>> findResults(int conversationId, int number) {
        return db.query(FIND_RESULTS_NUMBER, Tuple.of(conversationId, number))
                .map(rows -> first(rows).map(AnalysisStore::results));
    }

    /** The published document of a run: canonical JSON, uncompressed. */
    public Future<Optional<byte[]>> findDocument(int conversationId, int version, String mode) {
        return db.query(FIND_DOCUMENT, Tuple.of(conversationId, version, mode))
                .map(rows -> first(rows)
                        .map(row -> Gzip.expand(row.getBuffer("document").getBytes())));
    }

    /** The published document behind the results shown under a number. */
    public Future<Optional<byte[]>> findDocumentShown(int conversationId, int number, String mode) {
        return db.query(FIND_DOCUMENT_SHOWN, Tuple.of(conversationId, number, mode))
                .map(rows -> first(rows)
                        .map(row -> Gzip.expand(row.getBuffer("document").getBytes())));
    }

    /** A report names the results shown under this number: they are kept for ever. */
    public Future<Void> pin(SqlClient sql, int conversationId, int number) {
        return sql.preparedQuery(PIN).execute(Tuple.of(conversationId, number)).mapEmpty();
    }

    /** Drops what is older than the last {@value #KEPT} versions, unless a report names it. */
    Future<Void> forgetOld(SqlClient sql, int conversationId, int version) {
        return sql.preparedQuery(FORGET)
                .execute(Tuple.of(conversationId, version - KEPT))
                .compose(gone -> sql.preparedQuery(FORGET_SHOWN).execute(Tuple.of(conversationId)))
                .mapEmpty();
    }

    private static StoredResults results(Row row) {
        return new StoredResults(
                row.getInteger("number"),
                row.getInteger("version"),
                row.getBoolean("judged"),
                StoredJson.read(row.getString("presentation"), Presentation.class),
                StoredJson.read(row.getString("results"), ShownFigures.class));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst();
    }
}
