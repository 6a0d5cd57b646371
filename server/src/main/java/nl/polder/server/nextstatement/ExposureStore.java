package nl.polder.server.nextstatement;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.polder.server.platform.db.Db;

/** How often each statement was shown. */
final class ExposureStore {
    private static final String LIST = "SELECT statement_id, shown FROM exposure WHERE conversation_id = $1";
    private static final String ADD = """
            INSERT INTO exposure (conversation_id, statement_id, shown)
            SELECT c, s, n FROM unnest($1::integer[], $2::integer[], $3::bigint[]) AS added (c, s, n)
             ORDER BY c, s
            ON CONFLICT (conversation_id, statement_id) DO UPDATE SET shown = exposure.shown + excluded.shown
            """;

    private final Db db;

    record Added(int conversationId, int statementId, long shown) {}

    ExposureStore(Db db) {
        this.db = db;
    }

    Future<Map<Integer, Long>> list(int conversationId) {
        return db.query(LIST, Tuple.of(conversationId)).map(rows -> {
            var shown = new HashMap<Integer, Long>();
            rows.forEach(row -> shown.put(row.getInteger("statement_id"), row.getLong("shown")));
            return shown;
        });
    }

    /** Each statement at most once. */
    Future<Void> add(List<Added> added) {
        return db.query(
                        ADD,
                        Tuple.of(
                                added.stream().map(Added::conversationId).toArray(Integer[]::new),
                                added.stream().map(Added::statementId).toArray(Integer[]::new),
                                added.stream().map(Added::shown).toArray(Long[]::new)))
                .mapEmpty();
    }
}
