package nl.polder.server.admin;

import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import nl.polder.server.platform.db.Db;

/** What an organiser ticked off before the launch because no program can see it: the rehearsal, the balance of the seeds. */
final class LaunchChecks {

    private static final String LIST = """
            SELECT l.item, a.name FROM launch_check l JOIN account a ON a.account_id = l.checked_by WHERE l.conversation_id = $1
            """;
    private static final String TICK = """
            INSERT INTO launch_check (conversation_id, item, checked_by, checked_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT DO NOTHING
            """;
    private static final String UNTICK = "DELETE FROM launch_check WHERE conversation_id = $1 AND item = $2";

    private final Db db;
    private final Clock clock;

    LaunchChecks(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What a person has to say themselves. */
    enum Item {
        BALANCE,
        REHEARSAL;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Item code to the name of who ticked it off. */
    Map<String, String> ticked(int conversation) {
        var ticked = new HashMap<String, String>();
        db.query(LIST, Tuple.of(conversation))
                .await()
                .forEach(row -> ticked.put(row.getString("item"), row.getString("name")));
        return ticked;
    }

    void set(int conversation, Item item, boolean done, int by) {
        if (done) {
            db.query(
                            TICK,
                            Tuple.of(
                                    conversation,
                                    item.code(),
                                    by,
                                    clock.instant().atOffset(ZoneOffset.UTC)))
                    .await();
        } else {
            db.query(UNTICK, Tuple.of(conversation, item.code())).await();
        }
    }
}
