package nl.polder.server.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.polder.server.audit.Audit;
import nl.polder.server.platform.db.Db;

/**
 * The roles of people in one conversation. Whoever may manage them gives and takes them, but never their own: what somebody may do is
 * always somebody else's decision. Nobody of another organisation exists here.
 */
public final class ConversationRoles {

    private final Db db;
    private final GrantStore grants = new GrantStore();
    private final Audit audit;
    private final Clock clock;

    ConversationRoles(Db db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a change. */
    public sealed interface Outcome {
        record Saved() implements Outcome {}

        /** Somebody changed them after the page was shown; {@code now} is what they are. */
        record Stale(Set<Role> now) implements Outcome {
            public Stale {
                now = Set.copyOf(now);
            }
        }

        /** Nobody changes their own. */
        record Own() implements Outcome {}

        /** Then nobody could run the conversation any more. */
        record LastOrganiser() implements Outcome {}

        /** Somebody who no longer gets in gets no role. */
        record NoAccess() implements Outcome {}

        /** No such person in this organisation. */
        record Nobody() implements Outcome {}
    }

    /** Everybody of the organisation, by name, with their roles here; at most 1000. */
    public List<Person> list(ConversationScope conversation) {
        return grants.people(db.client(), conversation.organisation(), Optional.of(conversation.id()));
    }

    public Optional<Person> find(ConversationScope conversation, int account) {
        return grants.find(db.client(), conversation.organisation(), Optional.of(conversation.id()), account);
    }

    /**
     * Gives exactly these roles in this conversation; they count from the person's next request on.
     *
     * @param seen the roles here when the page was shown
     */
    public Outcome change(Principal by, ConversationScope conversation, int account, Set<Role> seen, Set<Role> wanted) {
        return db.inTransaction(tx -> {
            grants.lock(tx, conversation.organisation());
            Optional<Integer> here = Optional.of(conversation.id());
            Optional<Person> found = grants.find(tx, conversation.organisation(), here, account);
            if (found.isEmpty()) {
                return new Outcome.Nobody();
            }
            Person person = found.get();
            Optional<Outcome> refusal = refusal(by, person, seen, wanted);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            boolean leaves = person.here().contains(Role.ORGANISER)
                    && !wanted.contains(Role.ORGANISER)
                    && !person.everywhere().contains(Role.ORGANISER)
                    && !person.disabled();
            if (leaves && grants.otherOrganisers(tx, conversation.organisation(), account, conversation.id()) == 0) {
                return new Outcome.LastOrganiser();
            }
            if (!person.here().equals(wanted)) {
                grants.replace(tx, conversation.organisation(), account, here, wanted, clock.instant());
                audit.record(
                        tx,
                        People.rolesChanged(by, account, person.here(), wanted).in(conversation.id()));
            }
            return new Outcome.Saved();
        });
    }

    private static Optional<Outcome> refusal(Principal by, Person person, Set<Role> seen, Set<Role> wanted) {
        if (person.account() == by.account()) {
            return Optional.of(new Outcome.Own());
        }
        if (!person.here().equals(seen)) {
            return Optional.of(new Outcome.Stale(person.here()));
        }
        boolean more = !person.here().containsAll(wanted);
        return person.disabled() && more ? Optional.of(new Outcome.NoAccess()) : Optional.empty();
    }
}
