package nl.polder.server.statement;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.polder.server.platform.db.Db;

/** The tables of topics. Where a method takes a client, it works inside the caller's transaction. */
public final class TopicStore {
    private static final String LIST = """
            SELECT t.topic_id, t.code, t.names,
                   (SELECT coalesce(array_agg(s.statement_id ORDER BY s.statement_id), '{}')
                      FROM statement_topic s
                     WHERE s.conversation_id = t.conversation_id AND s.topic_id = t.topic_id) AS statements
              FROM topic t
             WHERE t.conversation_id = $1
             ORDER BY t.topic_id
            """;
    /** One change at a time in a conversation, so that limits hold when two people work. */
    private static final String ALONE = "SELECT pg_advisory_xact_lock(7401, $1)";

    private static final String INSERT = """
            INSERT INTO topic (conversation_id, topic_id, code, names) VALUES ($1, $2, $3, $4)
            """;
    private static final String RENAME = "UPDATE topic SET names = $3 WHERE conversation_id = $1 AND topic_id = $2";
    private static final String REMOVE = "DELETE FROM topic WHERE conversation_id = $1 AND topic_id = $2";
    private static final String CLEAR = """
            DELETE FROM statement_topic
             WHERE conversation_id = $1 AND topic_id = $2 AND statement_id <> ALL ($3)
            """;
    private static final String ASSIGN = """
            INSERT INTO statement_topic (conversation_id, statement_id, topic_id)
            SELECT s.conversation_id, s.statement_id, $2
              FROM statement s
             WHERE s.conversation_id = $1 AND s.statement_id = ANY ($3)
            ON CONFLICT DO NOTHING
            """;

    private final Db db;

    public TopicStore(Db db) {
        this.db = db;
    }

    /** In the order in which they were made. */
    public Future<List<Topic>> list(int conversationId) {
        return list(db.client(), conversationId);
    }

    public Future<List<Topic>> list(SqlClient sql, int conversationId) {
        return sql.preparedQuery(LIST)
                .execute(Tuple.of(conversationId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(TopicStore::topic)
                        .toList());
    }

    private static Topic topic(Row row) {
        Map<String, String> names = row.getJsonObject("names").stream()
                .collect(Collectors.toMap(Map.Entry::getKey, name -> (String) name.getValue()));
        return new Topic(
                row.getShort("topic_id"), row.getString("code"), names, List.of(row.getArrayOfIntegers("statements")));
    }

    /** Whoever changes topics calls this first, in the same transaction. */
    public Future<Void> alone(SqlClient sql, int conversationId) {
        return sql.preparedQuery(ALONE).execute(Tuple.of(conversationId)).mapEmpty();
    }

    /** Fails when there is one with this id or code: whoever calls this is {@link #alone} and has looked. */
    public Future<Void> add(SqlClient sql, int conversationId, int topic, String code, Map<String, String> names) {
        return sql.preparedQuery(INSERT)
                .execute(Tuple.of(conversationId, (short) topic, code, json(names)))
                .mapEmpty();
    }

    public Future<Void> rename(SqlClient sql, int conversationId, int topic, Map<String, String> names) {
        return sql.preparedQuery(RENAME)
                .execute(Tuple.of(conversationId, (short) topic, json(names)))
                .mapEmpty();
    }

    /** Takes it from all statements as well. */
    public Future<Void> remove(SqlClient sql, int conversationId, int topic) {
        return sql.preparedQuery(REMOVE)
                .execute(Tuple.of(conversationId, (short) topic))
                .mapEmpty();
    }

    /** From now on these statements have the topic, and no others; ids of no statement are left out. */
    public Future<Void> assign(SqlClient sql, int conversationId, int topic, List<Integer> statements) {
        return sql.preparedQuery(CLEAR)
                .execute(about(conversationId, topic, statements))
                .compose(cleared -> give(sql, conversationId, topic, statements));
    }

    /** These statements have the topic too; ids of no statement are left out. */
    public Future<Void> give(SqlClient sql, int conversationId, int topic, List<Integer> statements) {
        return sql.preparedQuery(ASSIGN)
                .execute(about(conversationId, topic, statements))
                .mapEmpty();
    }

    private static Tuple about(int conversationId, int topic, List<Integer> statements) {
        return Tuple.of(conversationId, (short) topic, statements.toArray(Integer[]::new));
    }

    private static JsonObject json(Map<String, String> names) {
        var json = new JsonObject();
        names.forEach(json::put);
        return json;
    }
}
