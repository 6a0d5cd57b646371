package nl.polder.server.account;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import nl.polder.server.platform.db.Db;
import org.jspecify.annotations.Nullable;

/** Visits to the identity provider that have not come back: each is taken once, within ten minutes, on whichever node. */
final class OidcFlows {

    static final Duration VALID = Duration.ofMinutes(10);

    private static final String BEGIN = """
            INSERT INTO oidc_flow (state_hash, nonce, code_verifier, link_hash, created_at) VALUES ($1, $2, $3, $4, $5)
            """;
    private static final String TAKE = """
            DELETE FROM oidc_flow WHERE state_hash = $1 RETURNING nonce, code_verifier, link_hash, created_at
            """;
    private static final String DELETE_OLD = "DELETE FROM oidc_flow WHERE created_at < $1";

    private final Db db;
    private final Secrets secrets;
    private final Clock clock;

    OidcFlows(Db db, Secrets secrets, Clock clock) {
        this.db = db;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What goes to the provider: {@code challenge} is the SHA-256 of the verifier that stays here. */
    record Begun(String state, String nonce, String challenge) {}

    /** What stayed here. */
    record Flow(String nonce, String verifier, Optional<Buffer> linkHash) {}

    /** @param link secret of the one-time link of an invited colleague; empty = an ordinary sign-in */
    Begun begin(String link) {
        String state = secrets.next();
        String nonce = secrets.next();
        String verifier = secrets.next();
        Instant now = clock.instant();
        db.query(DELETE_OLD, Tuple.of(now.minus(VALID).atOffset(ZoneOffset.UTC)))
                .await();
        @Nullable Buffer hash = link.isEmpty() ? null : Buffer.buffer(Secrets.hash(link));
        db.query(
                        BEGIN,
                        Tuple.of(Buffer.buffer(Secrets.hash(state)), nonce, verifier)
                                .addBuffer(hash)
                                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .await();
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash(verifier));
        return new Begun(state, nonce, challenge);
    }

    Optional<Flow> take(String state) {
        RowSet<Row> rows =
                db.query(TAKE, Tuple.of(Buffer.buffer(Secrets.hash(state)))).await();
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row row = rows.iterator().next();
        boolean late =
                row.getOffsetDateTime("created_at").toInstant().plus(VALID).isBefore(clock.instant());
        return late
                ? Optional.empty()
                : Optional.of(new Flow(
                        row.getString("nonce"),
                        row.getString("code_verifier"),
                        Optional.ofNullable(row.getBuffer("link_hash"))));
    }
}
