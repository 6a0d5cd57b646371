package nl.polder.server.account;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.keys.Keys;

/**
 * How often one may try to sign in: 5 times in 15 minutes for one person from one address.
 *
 * <p>Beside it 30 times for one person from anywhere and 30 times from one address for anybody. The first limit alone stops a guesser; the
 * wider ones stop many guessers, and are wide so that nobody can lock a colleague out with five wrong passwords. Only keyed hashes are stored.
 */
final class LoginLimits {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int ATTEMPTS_MAX = 5;
    static final int ATTEMPTS_WIDE_MAX = 30;

    private static final String LOCK =
            "SELECT pg_advisory_xact_lock(hashtext('polder sign-in'), hashtext(encode($1::bytea, 'hex')))";
    private static final String COUNT = """
            SELECT count(*) AS n, min(attempted_at) AS oldest
              FROM (SELECT attempted_at FROM login_attempt
                     WHERE limit_key = $1 AND attempted_at > $2 ORDER BY attempted_at DESC LIMIT $3) latest
            """;
    private static final String INSERT =
            "INSERT INTO login_attempt (limit_key, attempted_at) SELECT unnest($1::bytea[]), $2";
    private static final String FORGET = "DELETE FROM login_attempt WHERE limit_key = $1 OR attempted_at < $2";

    private final Db db;
    private final Keys keys;
    private final Clock clock;
    private final boolean off;

    LoginLimits(Db db, Keys keys, Clock clock, boolean off) {
        this.db = db;
        this.keys = keys;
        this.clock = clock;
        this.off = off;
    }

    /** Counts an attempt before it is tried, so that parallel ones cannot slip through. Returns how long to wait; empty = go ahead. */
    Optional<Duration> reserve(String email, String address) {
        if (off) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        List<Limit> limits = List.of(
                new Limit(narrowKey(email, address), ATTEMPTS_MAX),
                new Limit(key("person", normal(email)), ATTEMPTS_WIDE_MAX),
                new Limit(key("address", address), ATTEMPTS_WIDE_MAX));
        return db.inTransaction(tx -> {
            for (Limit limit : limits) {
                tx.preparedQuery(LOCK).execute(Tuple.of(limit.key())).await();
                Row row = tx.preparedQuery(COUNT)
                        .execute(Tuple.of(limit.key(), at(now.minus(WINDOW)), limit.max()))
                        .await()
                        .iterator()
                        .next();
                if (row.getInteger("n") >= limit.max()) {
                    Instant free = row.getOffsetDateTime("oldest").toInstant().plus(WINDOW);
                    return Optional.of(Duration.between(now, free));
                }
            }
            Buffer[] all = limits.stream().map(Limit::key).toArray(Buffer[]::new);
            tx.preparedQuery(INSERT).execute(Tuple.of(all, at(now))).await();
            return Optional.empty();
        });
    }

    /** After the right password and code: this person's slips from this address no longer count. */
    void forget(String email, String address) {
        db.query(FORGET, Tuple.of(narrowKey(email, address), at(clock.instant().minus(WINDOW))))
                .await();
    }

    private record Limit(Buffer key, int max) {}

    private Buffer narrowKey(String email, String address) {
        return key("both", normal(email) + ' ' + address);
    }

    private Buffer key(String kind, String text) {
        return Buffer.buffer(
                keys.hmac("login-limit", kind.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
