package nl.polder.server.moderation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import nl.polder.server.account.Action;
import nl.polder.server.account.Principal;
import nl.polder.server.approval.Approval;
import nl.polder.server.approval.ApprovalKind;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.audit.AuditEntry.Actor;
import nl.polder.server.moderation.Decision.Kind;
import nl.polder.server.moderation.DecisionStore.Latest;
import nl.polder.server.moderation.DecisionStore.Written;
import nl.polder.server.platform.db.Db;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.StatementStore;

/**
 * Decisions about statements. Each says which decision it knew; when there is a newer one, nothing changes and the moderator learns who
 * decided what. Each is an event of the log, and can be undone.
 */
public final class Decisions {

    /** Rejected together, by two people. */
    public static final String BULK = "bulk-rejection";

    public static final int BULK_MAX = 200;
    public static final int OWN_WORDS_MAX = 1000;

    private static final Duration LOOKING = Duration.ofMinutes(1);

    private final Db db;
    private final DecisionStore store = new DecisionStore();
    private final StatementStore statements;
    private final Audit audit;
    private final Clock clock;
    private final IntConsumer changed;

    /** @param changed told the conversation after its statements changed, so that the next card is drawn anew */
    public Decisions(Db db, StatementStore statements, Audit audit, Clock clock, IntConsumer changed) {
        this.db = db;
        this.statements = statements;
        this.audit = audit;
        this.clock = clock;
        this.changed = changed;
    }

    /**
     * What a moderator asks for.
     *
     * @param seen number of the latest decision when the page was shown, 0 = none
     * @param reason with a rejection, and only then
     */
    public record Asked(
            int conversation, int statement, int seen, Kind kind, Optional<Reason> reason, Optional<String> ownWords) {
        public Asked {
            if ((kind == Kind.REJECT) != reason.isPresent()) {
                throw new IllegalArgumentException("a rejection has a reason, and nothing else has: " + kind);
            }
        }
    }

    public DecisionOutcome decide(Asked asked, Principal by) {
        DecisionOutcome outcome = db.inTransaction(tx -> asked.kind() == Kind.UNDO
                ? undo(tx, asked, by)
                : write(tx, asked, by.actor(), by.account(), Optional.empty(), target(asked)));
        changed.accept(asked.conversation());
        return outcome;
    }

    Future<Optional<Decision>> findLatest(int conversation, int statement) {
        return store.findLatest(db.client(), conversation, statement).map(latest -> latest.map(Latest::decision));
    }

    public Optional<Instant> lastDecisionAt(int conversation) {
        return store.lastDecisionAt(db.client(), conversation);
    }

    /** Notes that somebody looks at a statement, and names the colleagues who look at others or at the same one. */
    Future<List<DecisionStore.Other>> look(int conversation, Principal by, int statement) {
        Instant now = clock.instant();
        return store.look(db.client(), conversation, by.account(), statement, now, now.minus(LOOKING));
    }

    /** Rejecting many at once needs two people. */
    public ApprovalKind bulkKind() {
        return new ApprovalKind(BULK, Action.PROPOSE_BULK_REJECTION, Action.CONFIRM_BULK_REJECTION, this::executeBulk);
    }

    /** What {@link #bulkKind} carries: which statements, as they were seen, and the one reason. */
    public JsonObject bulkPayload(int conversation, List<Integer> statementIds, Reason reason) {
        List<Integer> chosen = statementIds.stream().limit(BULK_MAX).toList();
        Map<Integer, Integer> seen = store.latestNumbers(db.client(), conversation, chosen);
        var list = new JsonArray();
        chosen.forEach(id -> list.add(new JsonObject().put("id", id).put("seen", seen.getOrDefault(id, 0))));
        return new JsonObject().put("reason", reason.code()).put("statements", list);
    }

    /** What got a decision in the meantime stays as it was decided. */
    private void executeBulk(SqlClient tx, Approval approval) {
        Reason reason =
                Reason.findByCode(approval.payload().getString("reason")).orElseThrow();
        var actor = new Actor(approval.organisation(), Optional.of(approval.proposedBy()), approval.proposedByName());
        JsonArray list = approval.payload().getJsonArray("statements");
        for (int i = 0; i < list.size(); i++) {
            JsonObject one = list.getJsonObject(i);
            var asked = new Asked(
                    approval.conversation(),
                    one.getInteger("id"),
                    one.getInteger("seen"),
                    Kind.REJECT,
                    Optional.of(reason),
                    Optional.empty());
            write(tx, asked, actor, approval.proposedBy(), Optional.of(approval.id()), target(asked));
        }
        changed.accept(approval.conversation());
    }

    /** What a statement is to become. */
    private record Target(Moderation moderation, Optional<String> reason, boolean meta) {}

    private static Target target(Asked asked) {
        return switch (asked.kind()) {
            case ACCEPT -> new Target(Moderation.ACCEPTED, Optional.empty(), false);
            case MARK_META -> new Target(Moderation.ACCEPTED, Optional.empty(), true);
            case REJECT -> new Target(Moderation.REJECTED, asked.reason().map(Reason::code), false);
            case UNDO -> throw new IllegalArgumentException("undo goes back to what was");
        };
    }

    private DecisionOutcome undo(SqlClient tx, Asked asked, Principal by) {
        Optional<Latest> latest =
                store.findLatest(tx, asked.conversation(), asked.statement()).await();
        if (latest.isEmpty() || latest.get().decision().kind() == Kind.UNDO) {
            return new DecisionOutcome.NothingToUndo();
        }
        Latest was = latest.get();
        var before = new Target(was.before(), was.reasonBefore(), was.metaBefore());
        return write(tx, asked, by.actor(), by.account(), Optional.empty(), before);
    }

    private DecisionOutcome write(
            SqlClient tx, Asked asked, Actor actor, int account, Optional<Long> approval, Target target) {
        var written = new Written(
                asked.conversation(),
                asked.statement(),
                asked.seen(),
                asked.kind(),
                asked.reason(),
                asked.ownWords(),
                account,
                clock.instant(),
                approval);
        Optional<Latest> done = store.insert(tx, written, actor.name());
        if (done.isEmpty()) {
            return store.findLatest(tx, asked.conversation(), asked.statement())
                    .await()
                    .<DecisionOutcome>map(found -> new DecisionOutcome.Stale(found.decision()))
                    .orElseGet(DecisionOutcome.NoSuchStatement::new);
        }
        Latest was = done.get();
        statements
                .moderate(
                        tx,
                        asked.conversation(),
                        asked.statement(),
                        target.moderation(),
                        target.reason(),
                        target.meta())
                .await();
        audit.record(
                tx,
                AuditEntry.of(actor, "statement-" + asked.kind().code(), "statement " + asked.statement())
                        .in(asked.conversation())
                        .changing(
                                json(was.before(), was.reasonBefore(), was.metaBefore()),
                                json(target.moderation(), target.reason(), target.meta())));
        return new DecisionOutcome.Decided(was.decision());
    }

    private static JsonObject json(Moderation moderation, Optional<String> reason, boolean meta) {
        var json = new JsonObject().put("moderation", moderation.text()).put("meta", meta);
        reason.ifPresent(code -> json.put("reason", code));
        return json;
    }
}
