package nl.polder.server.conversation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.polder.server.platform.db.Db;
import org.jspecify.annotations.Nullable;

/** The table of conversations. Where a method takes a client, it works inside the caller's transaction. */
public final class ConversationStore {
    private static final int LISTED_MAX = 1_000;
    private static final String COLUMNS = """
            SELECT conversation_id, organisation_id, slug, state, state_since, languages, titles, descriptions,
                   statement_length_max, moderation_mode, important_mark, results_votes_min, simulated,
                   simulated_notice, imported, row_tier, opens_at, writing_closes_at, closes_at,
                   (SELECT o.name FROM organisation o
                     WHERE o.organisation_id = conversation.organisation_id) AS organisation
              FROM conversation
            """;
    private static final String FIND = COLUMNS + " WHERE conversation_id = $1";
    private static final String FIND_LOCKED = FIND + " FOR NO KEY UPDATE OF conversation";
    private static final String FIND_BY_SLUG = COLUMNS + " WHERE slug = $1";
    private static final String LIST_PUBLIC = COLUMNS + """
             WHERE state IN ('open', 'writing_closed', 'closed')
             ORDER BY state IN ('open', 'writing_closed') DESC, conversation_id DESC
             LIMIT $1
            """;
    private static final String LIST_OF = COLUMNS + """
             WHERE organisation_id = $1
             ORDER BY state = 'archived', conversation_id DESC
             LIMIT $2
            """;
    private static final String LIST_DUE = COLUMNS + """
             WHERE (state = 'draft' AND opens_at <= $1)
                OR (state = 'open' AND writing_closes_at <= $1)
                OR (state IN ('open', 'writing_closed') AND closes_at <= $1)
             ORDER BY conversation_id
            """;
    private static final String CREATE = """
            INSERT INTO conversation (organisation_id, slug, languages, titles, descriptions, statement_length_max,
                                      moderation_mode, important_mark, results_votes_min, simulated, simulated_notice,
                                      imported, row_tier, rows_as_imported, opens_at, writing_closes_at, closes_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13 = 2::smallint, $14, $15, $16)
            ON CONFLICT (slug) DO NOTHING
            RETURNING conversation_id
            """;
    private static final String UPDATE = """
            UPDATE conversation
               SET slug = $2, languages = $3, titles = $4, descriptions = $5, statement_length_max = $6,
                   moderation_mode = $7, important_mark = $8, results_votes_min = $9, simulated_notice = $10,
                   opens_at = $11, writing_closes_at = $12, closes_at = $13
             WHERE conversation_id = $1
            """;
    private static final String ROWS_AS_IMPORTED = """
            SELECT imported AND rows_as_imported AS as_imported
              FROM conversation
             WHERE conversation_id = $1
            """;
    private static final String CHANGE_STATE = "SELECT append_state($1, $2) AS sequence";

    private static final char NUL = 0;

    private final Db db;

    public ConversationStore(Db db) {
        this.db = db;
    }

    public Future<Optional<Conversation>> find(int id) {
        return db.query(FIND, Tuple.of(id)).map(ConversationStore::first);
    }

    /** The same, and nobody else changes settings or state until the transaction ends. */
    Future<Optional<Conversation>> findLocked(SqlClient tx, int id) {
        return tx.preparedQuery(FIND_LOCKED).execute(Tuple.of(id)).map(ConversationStore::first);
    }

    public Future<Optional<Conversation>> findBySlug(String slug) {
        if (slug.indexOf(NUL) >= 0) {
            // PostgreSQL has no text with it: nothing is there.
            return Future.succeededFuture(Optional.empty());
        }
        return db.query(FIND_BY_SLUG, Tuple.of(slug)).map(ConversationStore::first);
    }

    /** Whether the rows are given as they were when they came here, because they were public before. */
    public Future<Boolean> rowsAsImported(int id) {
        return db.query(ROWS_AS_IMPORTED, Tuple.of(id))
                .map(rows -> stream(rows).anyMatch(row -> row.getBoolean("as_imported")));
    }

    /** Open ones first, then closed ones, newest first; no drafts, none that are archived; at most 1000. */
    public Future<List<Conversation>> listPublic() {
        return db.query(LIST_PUBLIC, Tuple.of(LISTED_MAX)).map(ConversationStore::all);
    }

    /** All of an organisation, drafts too; archived ones last; at most 1000. */
    public Future<List<Conversation>> listOf(int organisationId) {
        return db.query(LIST_OF, Tuple.of(organisationId, LISTED_MAX)).map(ConversationStore::all);
    }

    /** Those whose dates say that their state should have changed by now. */
    Future<List<Conversation>> listDue(Instant now) {
        return db.query(LIST_DUE, Tuple.of(now.atOffset(ZoneOffset.UTC))).map(ConversationStore::all);
    }

    /** A new draft with an empty log; its id, or empty when the slug is taken. */
    public Future<Optional<Integer>> create(SqlClient client, int organisationId, ConversationSettings settings) {
        Tuple args =
                Tuple.of(organisationId, settings.slug(), settings.languages().toArray(String[]::new));
        args.addJsonObject(json(settings.titles()));
        args.addJsonObject(json(settings.descriptions()));
        args.addInteger(settings.statementLengthMax());
        args.addString(settings.moderationMode().text());
        args.addBoolean(settings.importantMark());
        args.addShort((short) settings.resultsVotesMin());
        args.addBoolean(settings.simulated());
        args.addJsonObject(json(settings.simulatedNotice()));
        args.addBoolean(settings.imported());
        args.addShort((short) settings.rowTier());
        addDates(args, settings);
        return client.preparedQuery(CREATE)
                .execute(args)
                .map(rows -> stream(rows)
                        .map(row -> row.getInteger("conversation_id"))
                        .findFirst());
    }

    /** Changes the settings; {@code simulated} and {@code imported} stay as they were, and the tier of the rows has its own way. */
    public Future<Void> update(SqlClient client, int id, ConversationSettings settings) {
        Tuple args = Tuple.of(id, settings.slug(), settings.languages().toArray(String[]::new));
        args.addJsonObject(json(settings.titles()));
        args.addJsonObject(json(settings.descriptions()));
        args.addInteger(settings.statementLengthMax());
        args.addString(settings.moderationMode().text());
        args.addBoolean(settings.importantMark());
        args.addShort((short) settings.resultsVotesMin());
        args.addJsonObject(json(settings.simulatedNotice()));
        addDates(args, settings);
        return client.preparedQuery(UPDATE).execute(args).mapEmpty();
    }

    /** Appends a STATE event and returns its sequence; empty when the conversation is in that state already. */
    public Future<Optional<Long>> changeState(SqlClient client, int id, ConversationState state) {
        return client.preparedQuery(CHANGE_STATE)
                .execute(Tuple.of(id, state.text()))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getLong("sequence")));
    }

    private static void addDates(Tuple args, ConversationSettings settings) {
        args.addOffsetDateTime(utc(settings.opensAt()));
        args.addOffsetDateTime(utc(settings.writingClosesAt()));
        args.addOffsetDateTime(utc(settings.closesAt()));
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> moment) {
        return moment.map(m -> m.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static Optional<Conversation> first(RowSet<Row> rows) {
        return stream(rows).map(ConversationStore::conversation).findFirst();
    }

    private static List<Conversation> all(RowSet<Row> rows) {
        return stream(rows).map(ConversationStore::conversation).toList();
    }

    private static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static Conversation conversation(Row row) {
        return new Conversation(
                row.getInteger("conversation_id"),
                row.getInteger("organisation_id"),
                row.getString("organisation"),
                ConversationState.parse(row.getString("state")),
                row.getOffsetDateTime("state_since").toInstant(),
                new ConversationSettings(
                        row.getString("slug"),
                        List.of(row.getArrayOfStrings("languages")),
                        texts(row.getJsonObject("titles")),
                        texts(row.getJsonObject("descriptions")),
                        row.getInteger("statement_length_max"),
                        ModerationMode.parse(row.getString("moderation_mode")),
                        row.getBoolean("important_mark"),
                        row.getShort("results_votes_min"),
                        row.getBoolean("simulated"),
                        texts(row.getJsonObject("simulated_notice")),
                        row.getBoolean("imported"),
                        row.getShort("row_tier"),
                        moment(row, "opens_at"),
                        moment(row, "writing_closes_at"),
                        moment(row, "closes_at")));
    }

    private static Optional<Instant> moment(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static Map<String, String> texts(JsonObject json) {
        var texts = new HashMap<String, String>();
        json.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        return texts;
    }

    private static JsonObject json(Map<String, String> texts) {
        var json = new JsonObject();
        texts.forEach(json::put);
        return json;
    }
}
