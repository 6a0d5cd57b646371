package nl.polder.server.approval;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.account.Permissions;
import nl.polder.server.account.Principal;
import nl.polder.server.approval.ApprovalStore.Proposal;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.audit.AuditEntry.Actor;
import nl.polder.server.platform.db.Db;

/**
 * What needs two people. A feature registers its kinds once at start, proposes, and is called when a second person has confirmed.
 *
 * <p>The second person is another account, whatever the browser, session or role; the table's own constraint says it once more.
 */
public final class Approvals {

    /** A proposal nobody answered in a week is not what anybody wants any more. */
    public static final Duration VALID = Duration.ofDays(7);

    private final Db db;
    private final ApprovalStore store = new ApprovalStore();
    private final Audit audit;
    private final Clock clock;
    private final Map<String, ApprovalKind> kinds = new HashMap<>();

    public Approvals(Db db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** At start only, before requests are answered. */
    public void register(ApprovalKind kind) {
        if (kinds.put(kind.code(), kind) != null) {
            throw new IllegalArgumentException("registered twice: " + kind.code());
        }
    }

    public ApprovalKind kind(String code) {
        ApprovalKind kind = kinds.get(code);
        if (kind == null) {
            throw new IllegalArgumentException("no kind " + code);
        }
        return kind;
    }

    /** Proposes. The caller's page is bound to the kind's own action. */
    public ApprovalOutcome propose(int conversation, String kind, String subject, JsonObject payload, Principal by) {
        kind(kind);
        return db.inTransaction(tx -> {
            Instant now = clock.instant();
            var proposal = new Proposal(kind, subject, payload);
            Optional<Long> id =
                    store.insert(tx, by.organisation(), conversation, proposal, by.account(), now, now.plus(VALID));
            if (id.isEmpty()) {
                return store.findPending(tx, conversation, kind, subject)
                        .<ApprovalOutcome>map(waiting -> new ApprovalOutcome.AlreadyProposed(waiting.id()))
                        .orElseGet(ApprovalOutcome.NotFound::new);
            }
            var added =
                    new JsonObject().put("kind", kind).put("subject", subject).put("payload", payload);
            audit.record(
                    tx,
                    AuditEntry.of(by.actor(), "approval-proposed", "approval " + id.get())
                            .in(conversation)
                            .adding(added));
            return new ApprovalOutcome.Proposed(id.get());
        });
    }

    /** Confirms as the second person, and carries it out in the same transaction. */
    public ApprovalOutcome confirm(int conversation, long id, Principal by) {
        try {
            return decide(conversation, id, by, Approval.State.CONFIRMED, Optional.empty());
        } catch (NoLongerPossible changed) {
            return new ApprovalOutcome.Impossible(changed.why());
        }
    }

    /** Refuses as the second person. */
    public ApprovalOutcome refuse(int conversation, long id, Principal by, String reason) {
        return decide(conversation, id, by, Approval.State.REFUSED, Optional.of(reason));
    }

    /** Takes one's own proposal back. */
    public ApprovalOutcome withdraw(int conversation, long id, Principal by) {
        return decide(conversation, id, by, Approval.State.WITHDRAWN, Optional.empty());
    }

    public List<Approval> list(int conversation) {
        return store.list(db.client(), conversation);
    }

    /** How many proposals of others this person may confirm now. */
    public long countFor(int conversation, Principal by) {
        return store.listPending(db.client(), conversation).stream()
                .filter(it -> refusal(it, by, Approval.State.CONFIRMED).isEmpty())
                .count();
    }

    public Optional<Approval> find(int conversation, long id) {
        return store.find(db.client(), conversation, id);
    }

    public Optional<Approval> findPending(int conversation, String kind, String subject) {
        return store.findPending(db.client(), conversation, kind, subject);
    }

    /** Ends what nobody answered in time; any node may run it. On a virtual thread. */
    public int expire() {
        Instant now = clock.instant();
        List<ApprovalStore.Expired> over = store.listExpired(db.client(), now);
        for (ApprovalStore.Expired one : over) {
            db.inTransaction(tx -> {
                store.findLocked(tx, one.conversation(), one.id())
                        .filter(found -> found.state() == Approval.State.PENDING)
                        .ifPresent(found -> expire(tx, found));
                return null;
            });
        }
        return over.size();
    }

    private void expire(SqlClient tx, Approval approval) {
        store.decide(tx, approval.id(), Approval.State.EXPIRED, Optional.empty(), clock.instant(), Optional.empty());
        var actor = Actor.program(approval.organisation(), "schedule");
        audit.record(
                tx,
                AuditEntry.of(actor, "approval-expired", "approval " + approval.id())
                        .in(approval.conversation()));
    }

    private ApprovalOutcome decide(
            int conversation, long id, Principal by, Approval.State state, Optional<String> reason) {
        return db.inTransaction(tx -> {
            Optional<Approval> found = store.findLocked(tx, conversation, id);
            if (found.isEmpty()) {
                return new ApprovalOutcome.NotFound();
            }
            Approval approval = found.get();
            Optional<ApprovalOutcome> refusal = refusal(approval, by, state);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            store.decide(tx, id, state, Optional.of(by.account()), clock.instant(), reason);
            var details = new JsonObject().put("kind", approval.kind()).put("subject", approval.subject());
            reason.ifPresent(text -> details.put("reason", text));
            audit.record(
                    tx,
                    AuditEntry.of(by.actor(), "approval-" + state.code(), "approval " + id)
                            .in(conversation)
                            .adding(details));
            if (state == Approval.State.CONFIRMED) {
                kind(approval.kind()).executor().execute(tx, approval);
            }
            return new ApprovalOutcome.Done(store.find(tx, conversation, id).orElseThrow());
        });
    }

    private Optional<ApprovalOutcome> refusal(Approval approval, Principal by, Approval.State state) {
        if (approval.state() != Approval.State.PENDING || !approval.expiresAt().isAfter(clock.instant())) {
            return Optional.of(new ApprovalOutcome.NotWaiting(approval));
        }
        boolean own = approval.proposedBy() == by.account();
        if (state == Approval.State.WITHDRAWN) {
            return own ? Optional.empty() : Optional.of(new ApprovalOutcome.RoleNeeded());
        }
        if (own) {
            return Optional.of(new ApprovalOutcome.NeedsSomebodyElse());
        }
        boolean may = Permissions.allows(kind(approval.kind()).confirm(), by.rolesIn(approval.conversation()));
        return may ? Optional.empty() : Optional.of(new ApprovalOutcome.RoleNeeded());
    }
}
