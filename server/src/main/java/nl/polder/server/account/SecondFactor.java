package nl.polder.server.account;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import nl.polder.server.account.AccountStore.Account;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.keys.Keys;

/** The second step of signing in with a password: a code of an authenticator app, or one of ten recovery codes. */
final class SecondFactor {

    private static final int SALT_BYTES = 16;

    private final Db db;
    private final AccountStore store = new AccountStore();
    private final Keys keys;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;

    SecondFactor(Db db, Keys keys, Secrets secrets, Audit audit, Clock clock) {
        this.db = db;
        this.keys = keys;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an app has to be told once.
     *
     * @param text the secret as the person types it
     * @param uri the same as the QR code carries it
     */
    record Enrolment(String text, String uri) {}

    /** Begins, or shows again what was begun; a confirmed app is never shown. */
    Optional<Enrolment> enrolment(int account) {
        return db.inTransaction(tx -> {
            Account person = store.find(tx, account).orElseThrow();
            if (person.totpConfirmed()) {
                return Optional.empty();
            }
            if (person.totpSalt().isEmpty()) {
                store.setTotpSalt(tx, account, secrets.bytes(SALT_BYTES));
            }
            byte[] secret = secret(store.find(tx, account).orElseThrow());
            return Optional.of(new Enrolment(Totp.base32(secret), Totp.uri(secret, person.email())));
        });
    }

    /** Finishes: the first right code. Returns the recovery codes, which are shown this once; empty = the code is not right. */
    Optional<List<String>> confirm(Principal principal, String code) {
        return db.inTransaction(tx -> {
            Account person = store.find(tx, principal.account()).orElseThrow();
            if (person.totpConfirmed() || person.totpSalt().isEmpty()) {
                return Optional.empty();
            }
            OptionalLong step = Totp.matchingStep(secret(person), code, clock.instant(), person.totpLastStep());
            if (step.isEmpty()) {
                return Optional.empty();
            }
            store.confirmTotp(tx, person.id(), clock.instant(), step.getAsLong());
            audit.record(tx, AuditEntry.of(principal.actor(), "second-step-set-up", "account " + person.id()));
            return Optional.of(newRecoveryCodes(tx, person.id()));
        });
    }

    /** New codes instead of all old ones. */
    List<String> renewRecoveryCodes(Principal principal) {
        return db.inTransaction(tx -> {
            audit.record(
                    tx, AuditEntry.of(principal.actor(), "recovery-codes-renewed", "account " + principal.account()));
            return newRecoveryCodes(tx, principal.account());
        });
    }

    /** True when the code is right and was not used before; it then is used. */
    boolean use(SqlClient tx, Account person, String typed) {
        if (RecoveryCodes.looksLikeOne(typed)) {
            return store.useRecoveryCode(tx, person.id(), hash(person.id(), typed), clock.instant());
        }
        OptionalLong step = Totp.matchingStep(secret(person), typed, clock.instant(), person.totpLastStep());
        return step.isPresent() && store.useTotpStep(tx, person.id(), step.getAsLong());
    }

    private List<String> newRecoveryCodes(SqlClient tx, int account) {
        List<String> codes = RecoveryCodes.generate(secrets);
        List<Buffer> hashes =
                codes.stream().map(code -> Buffer.buffer(hash(account, code))).toList();
        store.replaceRecoveryCodes(tx, account, hashes);
        return codes;
    }

    private byte[] hash(int account, String code) {
        return keys.hmac("recovery", number(account), RecoveryCodes.normal(code).getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] secret(Account person) {
        byte[] salt = person.totpSalt().orElseThrow().getBytes();
        return Arrays.copyOf(keys.hmac("totp", number(person.id()), salt), Totp.SECRET_BYTES);
    }

    private static byte[] number(int account) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(account).array();
    }
}
