package nl.polder.server.account;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.polder.server.account.AccountStore.Account;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.platform.db.Db;

/** The people of an organisation and their roles. Nobody of another organisation exists here. */
public final class People {

    private final Db db;
    private final AccountStore accounts = new AccountStore();
    private final GrantStore grants = new GrantStore();
    private final FirstLinks links;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    People(Db db, FirstLinks links, Sessions sessions, Audit audit, Clock clock) {
        this.db = db;
        this.links = links;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a change. */
    sealed interface Outcome {
        /** @param link the secret of a one-time link to hand over; empty when there is none to hand over */
        record Done(Optional<String> link) implements Outcome {}

        record EmailTaken() implements Outcome {}

        /** Then nobody could manage the people any more. */
        record LastAdministrator() implements Outcome {}

        /** Nobody gives themselves a role; to give one up is allowed. */
        record OwnRole() implements Outcome {}

        /** No such person in this organisation. */
        record Nobody() implements Outcome {}
    }

    List<Person> list(int organisation, Optional<Integer> conversation) {
        return grants.people(db.client(), organisation, conversation);
    }

    Optional<Person> find(int organisation, int account, Optional<Integer> conversation) {
        return grants.find(db.client(), organisation, conversation, account);
    }

    /** The names of those who hold a role in this conversation, there or everywhere. */
    public List<String> namesWith(Role role, int organisation, int conversation) {
        return list(organisation, Optional.of(conversation)).stream()
                .filter(person -> !person.disabled())
                .filter(person -> person.roles().contains(role))
                .map(Person::name)
                .toList();
    }

    /** How many people could do this in this conversation. */
    public int countWith(Action action, int organisation, int conversation) {
        return (int) list(organisation, Optional.of(conversation)).stream()
                .filter(person -> !person.disabled())
                .filter(person -> Permissions.allows(action, person.roles()))
                .count();
    }

    Outcome invite(Principal by, String name, String email, Set<Role> everywhere) {
        return db.inTransaction(tx -> {
            Optional<Integer> created =
                    accounts.insert(tx, by.organisation(), email, name, Optional.empty(), clock.instant());
            if (created.isEmpty()) {
                return new Outcome.EmailTaken();
            }
            int account = created.get();
            grants.add(tx, by.organisation(), account, Optional.empty(), everywhere, clock.instant());
            audit.record(
                    tx,
                    AuditEntry.of(by.actor(), "account-created", "account " + account)
                            .adding(new JsonObject().put("name", name).put("roles", codes(everywhere))));
            return new Outcome.Done(Optional.of(links.issueFor(tx, account)));
        });
    }

    /** Gives exactly these roles in all conversations; {@link ConversationRoles} are those in one. */
    Outcome setRoles(Principal by, int account, Set<Role> roles) {
        return change(by, account, (tx, person) -> {
            Set<Role> before = grants.list(tx, by.organisation(), account, Optional.empty());
            if (account == by.account() && !before.containsAll(roles)) {
                return new Outcome.OwnRole();
            }
            boolean noLonger = before.contains(Role.ADMINISTRATOR) && !roles.contains(Role.ADMINISTRATOR);
            if (noLonger && grants.otherAdministrators(tx, by.organisation(), account) == 0) {
                return new Outcome.LastAdministrator();
            }
            grants.replace(tx, by.organisation(), account, Optional.empty(), roles, clock.instant());
            audit.record(tx, rolesChanged(by, account, before, roles));
            return new Outcome.Done(Optional.empty());
        });
    }

    /** Gives a role without taking any; for the maker of a conversation. In the transaction that makes it. */
    public void grantOwn(SqlClient tx, Principal by, int conversation, Role role) {
        grants.add(tx, by.organisation(), by.account(), Optional.of(conversation), Set.of(role), clock.instant());
    }

    /** Ends all sessions and, when {@code disabled}, lets nobody in again. */
    Outcome setDisabled(Principal by, int account, boolean disabled) {
        return change(by, account, (tx, person) -> {
            if (disabled && grants.otherAdministrators(tx, by.organisation(), account) == 0) {
                return new Outcome.LastAdministrator();
            }
            accounts.setDisabled(tx, account, disabled ? Optional.of(clock.instant()) : Optional.empty());
            sessions.endAll(tx, account);
            audit.record(
                    tx,
                    AuditEntry.of(by.actor(), disabled ? "account-disabled" : "account-enabled", "account " + account));
            return new Outcome.Done(Optional.empty());
        });
    }

    /** A new link for somebody who lost password or phone; the old second step and all sessions end. */
    Outcome renewLink(Principal by, int account) {
        return change(by, account, (tx, person) -> {
            accounts.clearTotp(tx, account);
            sessions.endAll(tx, account);
            audit.record(tx, AuditEntry.of(by.actor(), "link-renewed", "account " + account));
            return new Outcome.Done(Optional.of(links.issueFor(tx, account)));
        });
    }

    private interface Change {
        Outcome make(SqlClient tx, Account person);
    }

    private Outcome change(Principal by, int account, Change change) {
        return db.inTransaction(tx -> {
            grants.lock(tx, by.organisation());
            Optional<Account> person =
                    accounts.find(tx, account).filter(found -> found.organisation() == by.organisation());
            return person.map(found -> change.make(tx, found)).orElseGet(Outcome.Nobody::new);
        });
    }

    /** The entry of the audit log, with what was and what is. */
    static AuditEntry rolesChanged(Principal by, int account, Set<Role> before, Set<Role> after) {
        return AuditEntry.of(by.actor(), "roles-changed", "account " + account)
                .changing(new JsonObject().put("roles", codes(before)), new JsonObject().put("roles", codes(after)));
    }

    private static JsonArray codes(Set<Role> roles) {
        return new JsonArray(roles.stream().map(Role::code).sorted().collect(Collectors.toList()));
    }
}
