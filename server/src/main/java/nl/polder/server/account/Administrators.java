package nl.polder.server.account;

import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.audit.AuditEntry.Actor;
import nl.polder.server.platform.Slug;
import nl.polder.server.platform.db.Db;

/** What whoever stands at the server itself can do for the people of an installation: let a first one in, or one who lost everything. */
public final class Administrators {

    /** What the command is called in the audit log. */
    private static final String ACTOR = "create-admin";

    private final Db db;
    private final AccountStore store = new AccountStore();
    private final GrantStore grants = new GrantStore();
    private final FirstLinks links;
    private final Sessions sessions;
    private final Audit audit;
    private final URI publicUrl;
    private final Clock clock;

    Administrators(Db db, FirstLinks links, Sessions sessions, Audit audit, URI publicUrl, Clock clock) {
        this.db = db;
        this.links = links;
        this.sessions = sessions;
        this.audit = audit;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** What was asked for; white space around it does not count. */
    public record Asked(String organisation, String name, String email) {
        public Asked {
            organisation = organisation.strip();
            name = name.strip();
            email = email.strip();
        }
    }

    /** What can be wrong with it. */
    public enum Field {
        ORGANISATION,
        NAME,
        EMAIL
    }

    /** What became of it. */
    public sealed interface Outcome {
        /**
         * @param address with which they set a password, once
         * @param organisation its name, which may differ in capitals and signs from what was asked
         * @param organisationIsNew whether it was made for this
         */
        record Made(String address, String organisation, boolean organisationIsNew) implements Outcome {}

        /** Somebody has this e-mail address already. */
        record EmailTaken() implements Outcome {}

        /** Nothing was made. */
        record Wrong(Set<Field> fields) implements Outcome {
            public Wrong {
                fields = Set.copyOf(fields);
            }
        }
    }

    /** Makes an administrator who has no password yet. On a virtual thread. */
    public Outcome create(Asked asked) {
        Set<Field> wrong = wrong(asked);
        return wrong.isEmpty() ? make(asked) : new Outcome.Wrong(wrong);
    }

    /**
     * The address of a new link for somebody who lost password and phone; their sessions and second step end, their roles stay. Empty =
     * nobody has this e-mail address. On a virtual thread.
     */
    public Optional<String> newLink(String email) {
        return db.inTransaction(tx -> store.findByEmail(tx, email.strip()).map(person -> {
            store.clearTotp(tx, person.id());
            sessions.endAll(tx, person.id());
            audit.record(
                    tx,
                    AuditEntry.of(
                            Actor.program(person.organisation(), ACTOR), "link-renewed", "account " + person.id()));
            return address(links.issueFor(tx, person.id()));
        }));
    }

    private static Set<Field> wrong(Asked asked) {
        var wrong = EnumSet.noneOf(Field.class);
        if (!PersonFields.isName(asked.organisation())) {
            wrong.add(Field.ORGANISATION);
        }
        if (!PersonFields.isName(asked.name())) {
            wrong.add(Field.NAME);
        }
        if (!PersonFields.isEmail(asked.email())) {
            wrong.add(Field.EMAIL);
        }
        return wrong;
    }

    private Outcome make(Asked asked) {
        return db.inTransaction(tx -> {
            if (store.findByEmail(tx, asked.email()).isPresent()) {
                return new Outcome.EmailTaken();
            }
            String slug = Slug.of(asked.organisation(), "organisation");
            Optional<Integer> named =
                    store.findOrganisationNamed(tx, asked.organisation()).map(AccountStore.Organisation::id);
            Optional<Integer> made =
                    named.isPresent() ? Optional.empty() : store.insertOrganisation(tx, slug, asked.organisation());
            int organisation = named.or(() -> made)
                    .orElseGet(
                            () -> store.findOrganisation(tx, slug).orElseThrow().id());
            Optional<Integer> account =
                    store.insert(tx, organisation, asked.email(), asked.name(), Optional.empty(), clock.instant());
            // Somebody was quicker between the question and here; an organisation made for nobody waits for its first
            // person.
            return account.<Outcome>map(id -> {
                        grants.add(tx, organisation, id, Optional.empty(), FirstAccount.FIRST_ROLES, clock.instant());
                        audit.record(
                                tx,
                                AuditEntry.of(Actor.program(organisation, ACTOR), "account-created", "account " + id));
                        return new Outcome.Made(
                                address(links.issueFor(tx, id)),
                                grants.organisationName(tx, organisation),
                                made.isPresent());
                    })
                    .orElseGet(Outcome.EmailTaken::new);
        });
    }

    private String address(String secret) {
        return publicUrl + "/admin/first/" + secret;
    }
}
