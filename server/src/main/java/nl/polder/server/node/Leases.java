package nl.polder.server.node;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import nl.polder.server.platform.db.Db;

/**
 * Leases in the database, so that of many nodes one does a job: a row with a holder, an expiry and a fencing number that goes up
 * with every change of holder. Time is the database's, so that clocks of nodes need not agree.
 */
public final class Leases {
    private static final String TAKE = """
            INSERT INTO lease AS l (name, holder, fencing, expires_at)
            VALUES ($1, $2, 1, now() + $3 * interval '1 millisecond')
            ON CONFLICT (name) DO UPDATE
               SET holder = excluded.holder,
                   fencing = l.fencing + (l.holder <> excluded.holder)::integer,
                   expires_at = excluded.expires_at
             WHERE l.holder = excluded.holder OR l.expires_at < now()
            RETURNING fencing
            """;
    private static final String HOLDS = """
            SELECT fencing
              FROM lease
             WHERE name = $1
               AND holder = $2
               AND fencing = $3
               FOR SHARE
            """;
    private static final String LET_GO = """
            UPDATE lease
               SET expires_at = now() - interval '1 second'
             WHERE name = $1
               AND holder = $2
            """;

    private final Db db;
    private final String holder;

    public Leases(Db db) {
        this(db, UUID.randomUUID().toString());
    }

    /** For a process that works for the holder of a lease. */
    public Leases(Db db, String holder) {
        this.db = db;
        this.holder = holder;
    }

    /** Who takes leases here. */
    public String holder() {
        return holder;
    }

    /** Takes or renews a lease; its fencing number, or empty while another node holds it. */
    public Future<OptionalLong> take(String name, Duration validFor) {
        return db.query(TAKE, Tuple.of(name, holder, validFor.toMillis()))
                .map(rows -> rows.size() == 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(rows.iterator().next().getLong("fencing")));
    }

    /**
     * Whether nobody else took the lease since; keeps it so until the caller's transaction ends. What only the holder may write
     * is written in such a transaction.
     */
    public Future<Boolean> holds(SqlClient sql, String name, long fencing) {
        return sql.preparedQuery(HOLDS).execute(Tuple.of(name, holder, fencing)).map(rows -> rows.size() == 1);
    }

    /** Lets another node take it at once. */
    public Future<Void> letGo(String name) {
        return db.query(LET_GO, Tuple.of(name, holder)).mapEmpty();
    }
}
