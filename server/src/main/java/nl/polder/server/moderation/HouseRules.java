package nl.polder.server.moderation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import nl.polder.server.platform.db.Db;

/** What the organiser promises people who write: the rules by language, and the time within which is decided. */
public final class HouseRules {

    public static final int NORM_HOURS_DEFAULT = 24;

    private static final String FIND = "SELECT rules, decision_norm_hours FROM house_rules WHERE conversation_id = $1";
    private static final String PUT = """
            INSERT INTO house_rules (conversation_id, rules, decision_norm_hours) VALUES ($1, $2, $3)
            ON CONFLICT (conversation_id)
            DO UPDATE SET rules = excluded.rules, decision_norm_hours = excluded.decision_norm_hours
            """;

    private final Db db;

    public HouseRules(Db db) {
        this.db = db;
    }

    /** @param texts language to Markdown; a language without text is absent */
    public record Rules(Map<String, String> texts, int normHours) {
        public Rules {
            texts = Map.copyOf(texts);
        }
    }

    /** In await style. */
    public Rules get(int conversation) {
        return find(conversation).await();
    }

    /** What is promised, or the defaults. */
    Future<Rules> find(int conversation) {
        return db.query(FIND, Tuple.of(conversation)).map(HouseRules::rules);
    }

    private static Rules rules(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return new Rules(Map.of(), NORM_HOURS_DEFAULT);
        }
        Row row = rows.iterator().next();
        var texts = new HashMap<String, String>();
        row.getJsonObject("rules").forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        return new Rules(texts, row.getInteger("decision_norm_hours"));
    }

    public void put(SqlClient tx, int conversation, Rules rules) {
        var json = new JsonObject();
        rules.texts().forEach(json::put);
        tx.preparedQuery(PUT)
                .execute(Tuple.of(conversation, json, rules.normHours()))
                .await();
    }
}
