package nl.polder.server.statement;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import nl.polder.server.participant.Digests;
import nl.polder.server.participant.Newcomer;
import nl.polder.server.platform.db.Db;

/** The tables of statements and their texts. Where a method takes a client, it works inside the caller's transaction. */
public final class StatementStore {
    private static final String COLUMNS = """
            SELECT s.conversation_id, s.statement_id, s.origin, s.moderation, s.moderation_reason, s.is_meta,
                   s.author_participant_id, s.language, s.revision, s.edited_from, s.merged_into, s.created_at,
                   s.votable_since,
                   (SELECT coalesce(jsonb_object_agg(t.language, t.body ORDER BY t.revision), '{}')
                      FROM statement_text t
                     WHERE t.conversation_id = s.conversation_id AND t.statement_id = s.statement_id) AS texts
              FROM statement s
             WHERE s.conversation_id = $1
            """;
    private static final String LIST = COLUMNS + " ORDER BY s.statement_id";
    private static final String FIND = COLUMNS + " AND s.statement_id = $2";
    private static final String LIST_BY_AUTHOR = COLUMNS + " AND s.author_participant_id = $2 ORDER BY s.statement_id";
    private static final String APPEND = """
            SELECT status, statement, moderation
              FROM append_statement($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;
    private static final String MODERATE = "SELECT append_moderation($1, $2, $3, $4, $5) AS sequence";
    private static final String TRANSLATE = """
            INSERT INTO statement_text (conversation_id, statement_id, language, revision, body, sha256)
            SELECT $1, $2, $3, coalesce(max(t.revision), 0) + 1, $4, $5
              FROM statement_text t
             WHERE t.conversation_id = $1 AND t.statement_id = $2 AND t.language = $3
            """;

    private final Db db;

    public StatementStore(Db db) {
        this.db = db;
    }

    /** All of them, whatever was decided, by id. */
    public Future<List<Statement>> list(int conversationId) {
        return db.query(LIST, Tuple.of(conversationId)).map(StatementStore::all);
    }

    public Future<Optional<Statement>> find(int conversationId, int statementId) {
        return db.query(FIND, Tuple.of(conversationId, statementId))
                .map(rows -> all(rows).stream().findFirst());
    }

    public Future<List<Statement>> listByAuthor(int conversationId, int participantId) {
        return db.query(LIST_BY_AUTHOR, Tuple.of(conversationId, participantId)).map(StatementStore::all);
    }

    /** Adds a statement and its STATEMENT event; the author counts as agreeing from when it can be voted on. */
    public Future<AddOutcome> append(SqlClient client, NewStatement added) {
        Tuple args = Tuple.of(added.conversationId());
        args.addBuffer(added.author().map(Newcomer::secretHash).orElse(null));
        args.addBoolean(added.author().map(Newcomer::mayJoin).orElse(false));
        args.addShort(added.author().map(a -> (short) a.channel().number()).orElse((short) 0));
        args.addString(added.author().flatMap(Newcomer::language).orElse(null));
        args.addString(added.author().flatMap(Newcomer::sourceTag).orElse(null));
        args.addString(added.origin().text());
        args.addString(added.language());
        args.addString(added.text());
        args.addInteger(added.editedFrom().orElse(null));
        return client.preparedQuery(APPEND)
                .execute(args)
                .map(rows -> outcome(rows.iterator().next()));
    }

    /**
     * Appends a MODERATION event and returns its sequence; empty when there is no such statement or the decision stands already.
     *
     * @param reason code {@code [a-z0-9-]{1,32}}
     */
    public Future<Optional<Long>> moderate(
            SqlClient client,
            int conversationId,
            int statementId,
            Moderation decision,
            Optional<String> reason,
            boolean meta) {
        return client.preparedQuery(MODERATE)
                .execute(Tuple.of(conversationId, statementId, decision.text(), reason.orElse(null), meta))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getLong("sequence")));
    }

    /** Adds a translation, or a newer revision of one. Never for the statement's own language: that text does not change. */
    public Future<Void> translate(SqlClient client, int conversationId, int statementId, String language, String text) {
        return client.preparedQuery(TRANSLATE)
                .execute(Tuple.of(
                        conversationId,
                        statementId,
                        language,
                        text,
                        Digests.sha256(text.getBytes(StandardCharsets.UTF_8))))
                .mapEmpty();
    }

    private static AddOutcome outcome(Row row) {
        int status = row.getShort("status");
        return switch (status) {
            case 0 -> new AddOutcome.Added(row.getInteger("statement"), Moderation.parse(row.getString("moderation")));
            case 1 ->
                new AddOutcome.SentBefore(row.getInteger("statement"), Moderation.parse(row.getString("moderation")));
            case 3 -> new AddOutcome.NoSuchConversation();
            case 4 -> new AddOutcome.WritingClosed();
            case 8 -> new AddOutcome.UnknownCredential();
            case 10 -> new AddOutcome.TooLong();
            case 11 ->
                new AddOutcome.SameTextExists(
                        row.getInteger("statement"), Moderation.parse(row.getString("moderation")));
            default -> throw new IllegalStateException("append_statement answered " + status);
        };
    }

    private static List<Statement> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(StatementStore::statement)
                .toList();
    }

    private static Statement statement(Row row) {
        return new Statement(
                row.getInteger("conversation_id"),
                row.getInteger("statement_id"),
                Origin.parse(row.getString("origin")),
                Moderation.parse(row.getString("moderation")),
                Optional.ofNullable(row.getString("moderation_reason")),
                row.getBoolean("is_meta"),
                number(row, "author_participant_id"),
                row.getString("language"),
                row.getShort("revision"),
                texts(row.getJsonObject("texts")),
                number(row, "edited_from"),
                number(row, "merged_into"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("votable_since")).map(OffsetDateTime::toInstant));
    }

    private static OptionalInt number(Row row, String column) {
        Integer value = row.getInteger(column);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Map<String, String> texts(JsonObject json) {
        var texts = new HashMap<String, String>();
        json.forEach(entry -> texts.put(entry.getKey(), (String) entry.getValue()));
        return texts;
    }
}
