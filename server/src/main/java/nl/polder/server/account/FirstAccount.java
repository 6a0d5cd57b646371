package nl.polder.server.account;

import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import nl.polder.server.account.AccountStore.Account;
import nl.polder.server.account.AccountStore.Organisation;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.audit.AuditEntry.Actor;
import nl.polder.server.platform.Slug;
import nl.polder.server.platform.db.Db;

/** How people come in: the first by the link printed at the first start, the others by a link a colleague gives them. */
final class FirstAccount {

    /** One person must be able to begin; four eyes still needs a second one for what cannot be taken back. */
    static final Set<Role> FIRST_ROLES = Set.of(Role.ADMINISTRATOR, Role.ORGANISER, Role.MODERATOR);

    private final Db db;
    private final AccountStore store = new AccountStore();
    private final GrantStore grants = new GrantStore();
    private final FirstLinks links;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    FirstAccount(Db db, FirstLinks links, SignIn signIn, Sessions sessions, Audit audit, Clock clock) {
        this.db = db;
        this.links = links;
        this.signIn = signIn;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an open link is for: the forms differ. */
    sealed interface Open {
        /** @param organisation the name of the one that waits for its first person; empty = it has to be named */
        record First(String organisation) implements Open {}

        record Colleague(int account, String organisation, String name, String email) implements Open {}

        record Gone() implements Open {}
    }

    /** What somebody filled in. {@code organisation} and {@code email} count for the first account only. */
    record Filled(String organisation, String name, String email, String password) {}

    /** What became of it. */
    sealed interface Outcome {
        record Created(String secret) implements Outcome {}

        /** Used, expired, or somebody else was first. */
        record Gone() implements Outcome {}
    }

    /** The secret of a new link, as long as nobody has an account. */
    Optional<String> issueIfNobodyIsHere() {
        return store.anyAccount(db.client()) ? Optional.empty() : Optional.of(links.issueFirst(db.client()));
    }

    Open open(String secret) {
        var link = links.find(db.client(), secret);
        if (link.isEmpty()) {
            return new Open.Gone();
        }
        if (link.get().account().isEmpty()) {
            return store.anyAccount(db.client())
                    ? new Open.Gone()
                    : new Open.First(store.findWaitingOrganisation(db.client())
                            .map(Organisation::name)
                            .orElse(""));
        }
        Account person = store.find(db.client(), link.get().account().get()).orElseThrow();
        String organisation = grants.organisationName(db.client(), person.organisation());
        return new Open.Colleague(person.id(), organisation, person.name(), person.email());
    }

    /** Sets the password and signs in. The form has been checked. */
    Outcome redeem(String secret, Filled filled, String browser) {
        String hash = signIn.hash(filled.password());
        return db.inTransaction(tx -> {
            var link = links.use(tx, Secrets.hash(secret));
            if (link.isEmpty()) {
                return new Outcome.Gone();
            }
            Optional<Integer> account =
                    link.get().account().isPresent() ? link.get().account() : createFirst(tx, filled);
            if (account.isEmpty()) {
                return new Outcome.Gone();
            }
            Account person = store.find(tx, account.get()).orElseThrow();
            store.setPassword(tx, person.id(), hash);
            sessions.endAll(tx, person.id());
            var actor = new Actor(person.organisation(), account, person.name());
            audit.record(tx, AuditEntry.of(actor, "password-set-by-link", "account " + person.id()));
            return new Outcome.Created(sessions.begin(tx, person.id(), Sessions.Method.LINK, browser));
        });
    }

    private Optional<Integer> createFirst(SqlClient tx, Filled filled) {
        store.lockFirst(tx);
        if (store.anyAccount(tx)) {
            return Optional.empty();
        }
        Optional<Organisation> waiting = store.findWaitingOrganisation(tx);
        waiting.ifPresent(found -> store.renameOrganisation(tx, found.id(), filled.organisation()));
        int organisation = waiting.map(Organisation::id).orElseGet(() -> organisation(tx, filled.organisation()));
        int account = store.insert(tx, organisation, filled.email(), filled.name(), Optional.empty(), clock.instant())
                .orElseThrow();
        grants.add(tx, organisation, account, Optional.empty(), FIRST_ROLES, clock.instant());
        return Optional.of(account);
    }

    private int organisation(SqlClient tx, String name) {
        String slug = Slug.of(name, "organisation");
        return store.insertOrganisation(tx, slug, name)
                .orElseGet(() -> store.findOrganisation(tx, slug).orElseThrow().id());
    }
}
