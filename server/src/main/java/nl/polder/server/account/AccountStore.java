package nl.polder.server.account;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The SQL of organisations, people and their second step. */
final class AccountStore {

    private static final String COLUMNS = """
            SELECT a.account_id, a.organisation_id, a.email, a.name, a.password_hash, a.totp_salt, a.totp_since,
                   a.totp_last_step, a.disabled_at, a.oidc_issuer
              FROM account a
            """;

    private static final String FIND_BY_EMAIL = COLUMNS + " WHERE lower(a.email) = lower($1)";
    private static final String FIND = COLUMNS + " WHERE a.account_id = $1";
    private static final String FIND_BY_IDENTITY = COLUMNS + " WHERE a.oidc_issuer = $1 AND a.oidc_subject = $2";

    private static final String INSERT = """
            INSERT INTO account (organisation_id, email, name, password_hash, created_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            RETURNING account_id
            """;

    private static final String ANY_ACCOUNT = "SELECT EXISTS (SELECT FROM account)";
    private static final String SET_PASSWORD = "UPDATE account SET password_hash = $2 WHERE account_id = $1";
    private static final String SET_IDENTITY = """
            UPDATE account SET oidc_issuer = $2, oidc_subject = $3
             WHERE account_id = $1
               AND NOT EXISTS (SELECT FROM account WHERE oidc_issuer = $2 AND oidc_subject = $3)
            """;
    private static final String SET_TOTP_SALT =
            "UPDATE account SET totp_salt = $2, totp_since = NULL WHERE account_id = $1";
    private static final String CONFIRM_TOTP = """
            UPDATE account SET totp_since = $2, totp_last_step = $3 WHERE account_id = $1 AND totp_salt IS NOT NULL
            """;
    private static final String CLEAR_TOTP = """
            UPDATE account SET totp_salt = NULL, totp_since = NULL, totp_last_step = 0 WHERE account_id = $1
            """;
    /** Two requests with the same code: one of them finds the step used. */
    private static final String USE_TOTP_STEP = """
            UPDATE account SET totp_last_step = $2 WHERE account_id = $1 AND totp_last_step < $2
            """;

    private static final String SET_KEYS = "UPDATE account SET keys_on = $2 WHERE account_id = $1";
    private static final String SET_DISABLED = "UPDATE account SET disabled_at = $2 WHERE account_id = $1";

    private static final String DELETE_CODES = "DELETE FROM recovery_code WHERE account_id = $1";
    private static final String INSERT_CODES =
            "INSERT INTO recovery_code (account_id, code_hash) SELECT $1, unnest($2::bytea[])";
    private static final String USE_CODE = """
            UPDATE recovery_code SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL
            """;
    private static final String CODES_LEFT =
            "SELECT count(*) AS n FROM recovery_code WHERE account_id = $1 AND used_at IS NULL";

    private static final String ORGANISATIONS_WITHOUT_PEOPLE = """
            SELECT o.organisation_id, o.name FROM organisation o
             WHERE NOT EXISTS (SELECT FROM account a WHERE a.organisation_id = o.organisation_id)
             ORDER BY o.organisation_id LIMIT 2
            """;
    private static final String FIND_ORGANISATION = "SELECT organisation_id, name FROM organisation WHERE slug = $1";
    private static final String FIND_ORGANISATION_NAMED = """
            SELECT organisation_id, name FROM organisation WHERE lower(name) = lower($1) ORDER BY organisation_id LIMIT 1
            """;
    private static final String INSERT_ORGANISATION = """
            INSERT INTO organisation (slug, name) VALUES ($1, $2) ON CONFLICT (slug) DO NOTHING RETURNING organisation_id
            """;
    private static final String RENAME_ORGANISATION = "UPDATE organisation SET name = $2 WHERE organisation_id = $1";
    /** Held until the transaction ends: the first account of an installation is made once. */
    private static final String LOCK_FIRST = "SELECT pg_advisory_xact_lock(hashtext('polder first account'))";

    /** A person as sign-in needs them. */
    record Account(
            int id,
            int organisation,
            String email,
            String name,
            Optional<String> passwordHash,
            Optional<Buffer> totpSalt,
            boolean totpConfirmed,
            long totpLastStep,
            boolean disabled,
            boolean atProvider) {}

    /** An organisation by number and name. */
    record Organisation(int id, String name) {}

    Optional<Account> findByEmail(SqlClient sql, String email) {
        return one(sql, FIND_BY_EMAIL, Tuple.of(email));
    }

    Optional<Account> find(SqlClient sql, int account) {
        return one(sql, FIND, Tuple.of(account));
    }

    Optional<Account> findByIdentity(SqlClient sql, String issuer, String subject) {
        return one(sql, FIND_BY_IDENTITY, Tuple.of(issuer, subject));
    }

    boolean anyAccount(SqlClient sql) {
        return run(sql, ANY_ACCOUNT, Tuple.tuple()).iterator().next().getBoolean(0);
    }

    /** Empty when the e-mail address is somebody's already. */
    Optional<Integer> insert(
            SqlClient sql, int organisation, String email, String name, Optional<String> hash, Instant now) {
        return number(run(sql, INSERT, Tuple.of(organisation, email, name, hash.orElse(null), at(now))));
    }

    void setPassword(SqlClient sql, int account, String hash) {
        run(sql, SET_PASSWORD, Tuple.of(account, hash));
    }

    /** False when that identity is somebody else's already. */
    boolean setIdentity(SqlClient sql, int account, String issuer, String subject) {
        return run(sql, SET_IDENTITY, Tuple.of(account, issuer, subject)).rowCount() == 1;
    }

    void setTotpSalt(SqlClient sql, int account, byte[] salt) {
        run(sql, SET_TOTP_SALT, Tuple.of(account, Buffer.buffer(salt)));
    }

    void confirmTotp(SqlClient sql, int account, Instant now, long step) {
        run(sql, CONFIRM_TOTP, Tuple.of(account, at(now), step));
    }

    void clearTotp(SqlClient sql, int account) {
        run(sql, CLEAR_TOTP, Tuple.of(account));
    }

    /** True for the first use of the code of that step. */
    boolean useTotpStep(SqlClient sql, int account, long step) {
        return run(sql, USE_TOTP_STEP, Tuple.of(account, step)).rowCount() == 1;
    }

    void setKeys(SqlClient sql, int account, boolean on) {
        run(sql, SET_KEYS, Tuple.of(account, on));
    }

    void setDisabled(SqlClient sql, int account, Optional<Instant> since) {
        run(sql, SET_DISABLED, Tuple.of(account, since.map(AccountStore::at).orElse(null)));
    }

    void replaceRecoveryCodes(SqlClient sql, int account, List<Buffer> hashes) {
        run(sql, DELETE_CODES, Tuple.of(account));
        run(sql, INSERT_CODES, Tuple.of(account).addArrayOfBuffer(hashes.toArray(Buffer[]::new)));
    }

    boolean useRecoveryCode(SqlClient sql, int account, byte[] hash, Instant now) {
        return run(sql, USE_CODE, Tuple.of(account, Buffer.buffer(hash), at(now)))
                        .rowCount()
                == 1;
    }

    int recoveryCodesLeft(SqlClient sql, int account) {
        return run(sql, CODES_LEFT, Tuple.of(account)).iterator().next().getInteger("n");
    }

    void lockFirst(SqlClient tx) {
        run(tx, LOCK_FIRST, Tuple.tuple());
    }

    /** The organisation that is waiting for its first person, when there is exactly one. */
    Optional<Organisation> findWaitingOrganisation(SqlClient sql) {
        RowSet<Row> rows = run(sql, ORGANISATIONS_WITHOUT_PEOPLE, Tuple.tuple());
        return rows.size() == 1 ? Optional.of(organisation(rows.iterator().next())) : Optional.empty();
    }

    Optional<Organisation> findOrganisation(SqlClient sql, String slug) {
        RowSet<Row> rows = run(sql, FIND_ORGANISATION, Tuple.of(slug));
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(organisation(rows.iterator().next()));
    }

    /** The oldest with this name, in capitals or not: the one that imports go to has another slug than its name. */
    Optional<Organisation> findOrganisationNamed(SqlClient sql, String name) {
        RowSet<Row> rows = run(sql, FIND_ORGANISATION_NAMED, Tuple.of(name));
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(organisation(rows.iterator().next()));
    }

    /** Empty when there is one with that slug already. */
    Optional<Integer> insertOrganisation(SqlClient sql, String slug, String name) {
        return number(run(sql, INSERT_ORGANISATION, Tuple.of(slug, name)));
    }

    void renameOrganisation(SqlClient sql, int organisation, String name) {
        run(sql, RENAME_ORGANISATION, Tuple.of(organisation, name));
    }

    private static Optional<Account> one(SqlClient sql, String query, Tuple args) {
        RowSet<Row> rows = run(sql, query, args);
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(account(rows.iterator().next()));
    }

    private static Account account(Row row) {
        return new Account(
                row.getInteger("account_id"),
                row.getInteger("organisation_id"),
                row.getString("email"),
                row.getString("name"),
                Optional.ofNullable(row.getString("password_hash")),
                Optional.ofNullable(row.getBuffer("totp_salt")),
                row.getOffsetDateTime("totp_since") != null,
                row.getLong("totp_last_step"),
                row.getOffsetDateTime("disabled_at") != null,
                row.getString("oidc_issuer") != null);
    }

    private static Organisation organisation(Row row) {
        return new Organisation(row.getInteger("organisation_id"), row.getString("name"));
    }

    private static Optional<Integer> number(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getInteger(0));
    }

    private static RowSet<Row> run(SqlClient sql, String query, Tuple args) {
        return sql.preparedQuery(query).execute(args).await();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
