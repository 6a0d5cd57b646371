package nl.polder.server.account;

import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.Optional;
import nl.polder.server.account.AccountStore.Account;
import nl.polder.server.account.SignInOutcome.NotRight;
import nl.polder.server.account.SignInOutcome.SignedIn;
import nl.polder.server.account.SignInOutcome.TooManyAttempts;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.audit.AuditEntry.Actor;
import nl.polder.server.platform.db.Db;

/** Signing in with a password and a code. Every refusal takes as long as a success and says the same. */
final class SignIn {

    /** Hashing has its own threads: a storm of sign-ins takes no others. */
    static final int HASHING_THREADS = 2;

    private final Db db;
    private final AccountStore store = new AccountStore();
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final Sessions sessions;
    private final LoginLimits limits;
    private final Audit audit;
    private final WorkerExecutor hashing;
    private final String hashOfNobody;

    SignIn(
            Db db,
            Passwords passwords,
            SecondFactor secondFactor,
            Sessions sessions,
            LoginLimits limits,
            Audit audit,
            WorkerExecutor hashing) {
        this.db = db;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.sessions = sessions;
        this.limits = limits;
        this.audit = audit;
        this.hashing = hashing;
        this.hashOfNobody = passwords.hash("the password of nobody");
    }

    /**
     * One attempt.
     *
     * @param code of the app or a recovery code; blank when no app is set up yet
     * @param address of the client, for the limit only
     */
    SignInOutcome attempt(String email, String password, String code, String address, String browser) {
        Optional<Duration> wait = limits.reserve(email, address);
        if (wait.isPresent()) {
            return new TooManyAttempts(wait.get());
        }
        Optional<Account> found = store.findByEmail(db.client(), email.strip());
        boolean passwordRight = passwordMatches(found.flatMap(Account::passwordHash), password);
        if (found.isEmpty()) {
            return new NotRight();
        }
        SignInOutcome outcome =
                finish(found.get(), passwordRight && !found.get().disabled(), code, browser);
        if (outcome instanceof SignedIn) {
            limits.forget(email, address);
        }
        return outcome;
    }

    /** The encoded hash, made on the threads for it. */
    String hash(String password) {
        return hashing.executeBlocking(() -> passwords.hash(password), false).await();
    }

    private boolean passwordMatches(Optional<String> hash, String password) {
        boolean tooLong = password.length() > 2 * Passwords.LENGTH_MAX;
        boolean same = hashing.executeBlocking(
                        () -> passwords.matches(tooLong ? "" : password, hash.orElse(hashOfNobody)), false)
                .await();
        return same && hash.isPresent() && !tooLong;
    }

    private SignInOutcome finish(Account person, boolean soFarRight, String code, String browser) {
        var actor = new Actor(person.organisation(), Optional.of(person.id()), person.name());
        return db.inTransaction(tx -> {
            boolean right = soFarRight && (!person.totpConfirmed() || secondFactor.use(tx, person, code));
            audit.record(tx, AuditEntry.of(actor, right ? "signed-in" : "sign-in-refused", "account " + person.id()));
            return right
                    ? new SignedIn(
                            sessions.begin(tx, person.id(), Sessions.Method.PASSWORD, browser), !person.totpConfirmed())
                    : new NotRight();
        });
    }
}
