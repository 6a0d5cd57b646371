package nl.polder.server.integrity;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import nl.polder.server.account.Action;
import nl.polder.server.account.Principal;
import nl.polder.server.approval.Approval;
import nl.polder.server.approval.ApprovalKind;
import nl.polder.server.approval.ApprovalOutcome;
import nl.polder.server.approval.Approvals;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.audit.AuditEntry.Actor;
import nl.polder.server.platform.db.Db;

/**
 * Sets participants aside and back: proposed by one person, confirmed by another, an event in the log each. Their votes stay; results
 * are published with and without them. In await style.
 */
public final class SetAside {
    /** The code of the kind of approval. */
    public static final String KIND = "set-aside";

    public static final int WORDS_MAX = 1000;

    private static final String SUBJECT = "participants";

    private final SuspicionStore store;
    private final Approvals approvals;
    private final Audit audit;
    private final Clock clock;

    public SetAside(Db db, Approvals approvals, Audit audit, Clock clock) {
        this.store = new SuspicionStore(db);
        this.approvals = approvals;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody who is set aside.
     *
     * @param by who proposed it
     */
    public record Person(int participant, Reason reason, String words, String by, Instant since) {}

    /** How many people a proposal would move, and how many votes they have. */
    public record Concerned(int people, long votes) {}

    /** What came of a proposal. */
    public sealed interface Proposal {
        record Proposed() implements Proposal {}

        /** Another proposal waits for a second person. */
        record AnotherWaits() implements Proposal {}

        /** None of the numbers is a participant who could be moved. */
        record Nobody() implements Proposal {}
    }

    public List<Person> list(int conversation) {
        return store.list(conversation).await();
    }

    public Concerned concerned(int conversation, Collection<Integer> participants, boolean aside) {
        return store.count(conversation, participants, aside).await();
    }

    /** The proposal that waits for a second person. */
    public Optional<Approval> pending(int conversation) {
        return approvals.findPending(conversation, KIND, SUBJECT);
    }

    /** @param aside false sets them back among the others */
    public Proposal propose(
            int conversation,
            SortedSet<Integer> participants,
            boolean aside,
            Reason reason,
            String words,
            Principal by) {
        if (concerned(conversation, participants, aside).people() == 0) {
            return new Proposal.Nobody();
        }
        var payload = new JsonObject()
                .put("aside", aside)
                .put("participants", new JsonArray(List.copyOf(participants)))
                .put("reason", reason.code())
                .put("words", words);
        ApprovalOutcome outcome = approvals.propose(conversation, KIND, SUBJECT, payload, by);
        return outcome instanceof ApprovalOutcome.Proposed ? new Proposal.Proposed() : new Proposal.AnotherWaits();
    }

    /** Setting aside needs two people. */
    public ApprovalKind kind() {
        return new ApprovalKind(KIND, Action.PROPOSE_SET_ASIDE, Action.CONFIRM_SET_ASIDE, this::carryOut);
    }

    private void carryOut(SqlClient tx, Approval approval) {
        int conversation = approval.conversation();
        JsonObject payload = approval.payload();
        boolean aside = payload.getBoolean("aside");
        List<Integer> asked = payload.getJsonArray("participants").stream()
                .map(Integer.class::cast)
                .toList();
        List<Integer> moved = store.append(tx, conversation, asked, aside).await();
        if (aside) {
            store.insert(
                            tx,
                            conversation,
                            moved,
                            payload.getString("reason"),
                            payload.getString("words"),
                            approval.proposedByName(),
                            clock.instant())
                    .await();
        } else {
            store.delete(tx, conversation, moved).await();
        }
        var actor = new Actor(approval.organisation(), Optional.of(approval.proposedBy()), approval.proposedByName());
        audit.record(
                tx,
                AuditEntry.of(
                                actor,
                                aside ? "participants-set-aside" : "participants-set-back",
                                "conversation " + conversation)
                        .in(conversation)
                        .adding(new JsonObject()
                                .put("people", moved.size())
                                .put("reason", payload.getString("reason"))
                                .put("words", payload.getString("words"))));
    }
}
