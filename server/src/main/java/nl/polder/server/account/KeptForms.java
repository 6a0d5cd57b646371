package nl.polder.server.account;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import nl.polder.server.platform.db.Db;

/** Keeps what somebody was writing when their session ended, until they open that form again: one form a person, at most a day. */
final class KeptForms {

    private static final int CHARACTERS_MAX = 150_000;

    private static final String KEEP = """
            INSERT INTO kept_form (account_id, path, fields, kept_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (account_id) DO UPDATE SET path = excluded.path, fields = excluded.fields, kept_at = excluded.kept_at
            """;
    private static final String TAKE = "DELETE FROM kept_form WHERE account_id = $1 AND path = $2 RETURNING fields";
    private static final String DELETE_OLD = "DELETE FROM kept_form WHERE kept_at < $1";

    private final Db db;
    private final Clock clock;

    KeptForms(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Nothing is kept of a form that is longer than any of ours. */
    void keep(int account, String path, Typed typed) {
        JsonObject fields = typed.withoutSecrets().json();
        if (fields.encode().length() > CHARACTERS_MAX) {
            return;
        }
        Instant now = clock.instant();
        db.query(DELETE_OLD, Tuple.of(now.minus(java.time.Duration.ofDays(1)).atOffset(ZoneOffset.UTC)))
                .await();
        db.query(KEEP, Tuple.of(account, path, fields, now.atOffset(ZoneOffset.UTC)))
                .await();
    }

    /** Gives it back once. */
    Typed take(int account, String path) {
        RowSet<Row> rows = db.query(TAKE, Tuple.of(account, path)).await();
        return rows.size() == 0
                ? Typed.NOTHING
                : Typed.of(rows.iterator().next().getJsonObject("fields"));
    }
}
