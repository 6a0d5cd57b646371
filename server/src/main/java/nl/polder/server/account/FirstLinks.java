package nl.polder.server.account;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One-time links: to the first account of an installation, and to a colleague's.
 *
 * <p>Opening one changes nothing (mail scanners open every link); setting the password uses it up, in the transaction that sets it.
 */
final class FirstLinks {

    /** The first administrator stands beside the terminal; a colleague may be on leave. */
    static final Duration FIRST_VALID = Duration.ofHours(24);

    static final Duration COLLEAGUE_VALID = Duration.ofDays(7);

    private static final String INSERT =
            "INSERT INTO first_link (token_hash, account_id, created_at, expires_at) VALUES ($1, $2, $3, $4)";
    private static final String FIND = """
            SELECT account_id FROM first_link WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
            """;
    private static final String USE = """
            UPDATE first_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
            RETURNING account_id
            """;
    private static final String DELETE_OF = "DELETE FROM first_link WHERE account_id = $1 AND used_at IS NULL";

    private final Secrets secrets;
    private final Clock clock;

    FirstLinks(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A link that can be used now. {@code account} empty = for the first account of all. */
    record Link(Optional<Integer> account) {}

    /** Makes a link for the first account and returns its secret. */
    String issueFirst(SqlClient sql) {
        return issue(sql, Optional.empty(), FIRST_VALID);
    }

    /** Makes a link for a colleague; earlier ones of the same person no longer work. */
    String issueFor(SqlClient tx, int account) {
        tx.preparedQuery(DELETE_OF).execute(Tuple.of(account)).await();
        return issue(tx, Optional.of(account), COLLEAGUE_VALID);
    }

    Optional<Link> find(SqlClient sql, String secret) {
        return link(sql.preparedQuery(FIND)
                .execute(Tuple.of(Buffer.buffer(Secrets.hash(secret)), at(clock.instant())))
                .await());
    }

    /** Uses it up; of two at once, one gets it. */
    Optional<Link> use(SqlClient tx, byte[] secretHash) {
        return link(tx.preparedQuery(USE)
                .execute(Tuple.of(Buffer.buffer(secretHash), at(clock.instant())))
                .await());
    }

    private String issue(SqlClient sql, Optional<Integer> account, Duration valid) {
        String secret = secrets.next();
        Instant now = clock.instant();
        sql.preparedQuery(INSERT)
                .execute(Tuple.of(
                        Buffer.buffer(Secrets.hash(secret)), account.orElse(null), at(now), at(now.plus(valid))))
                .await();
        return secret;
    }

    private static Optional<Link> link(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        @Nullable Integer account = rows.iterator().next().getInteger("account_id");
        return Optional.of(new Link(Optional.ofNullable(account)));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
