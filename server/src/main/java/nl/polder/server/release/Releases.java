package nl.polder.server.release;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import nl.polder.server.account.Action;
import nl.polder.server.account.Principal;
import nl.polder.server.approval.Approval;
import nl.polder.server.approval.ApprovalKind;
import nl.polder.server.approval.ApprovalOutcome;
import nl.polder.server.approval.Approvals;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.audit.AuditEntry.Actor;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.platform.CpuPool;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.http.Await;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.vote.LogReader;
import nl.polder.server.vote.VoteHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the reports on recognising people, lets two people release the rows and one withdraw them. In await style. */
public final class Releases {
    /** The code of the kind of approval; the database asks for one before it changes the tier. */
    public static final String KIND = "release-rows";

    public static final int REASON_LENGTH_MAX = 1000;

    static final int RELEASED = 2;
    static final int KEPT = 1;

    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);
    private static final String NO_REPORT = "0".repeat(64);
    /** A run that takes longer was lost with its node. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(10);

    private static final long WAIT_MILLIS = 1_000;
    private static final long TELL_MILLIS = 500;
    private static final int READ_PERCENT = 50;

    private final Vertx vertx;
    private final Db db;
    private final ReleaseStore store;
    private final LogReader log;
    private final VoteHistory history;
    private final StatementStore statements;
    private final Approvals approvals;
    private final Audit audit;
    private final CpuPool pool;
    private final Clock clock;

    public Releases(
            Vertx vertx,
            Db db,
            LogReader log,
            VoteHistory history,
            StatementStore statements,
            Approvals approvals,
            Audit audit,
            CpuPool pool,
            Clock clock) {
        this.vertx = vertx;
        this.db = db;
        this.store = new ReleaseStore(db);
        this.log = log;
        this.history = history;
        this.statements = statements;
        this.approvals = approvals;
        this.audit = audit;
        this.pool = pool;
        this.clock = clock;
    }

    /** A report as it was frozen, with the SHA-256 of its document. */
    public record Frozen(int number, Instant madeAt, Reidentification report, String hash) {}

    /** How far the making of a report is. */
    public record Progress(int percent, boolean failed) {}

    /** What came of the wish to release. */
    public sealed interface Proposal {
        record Proposed() implements Proposal {}

        record AlreadyProposed() implements Proposal {}

        /** While people vote, two downloads would show what somebody did in between. */
        record NotClosed() implements Proposal {}

        /** There is no report, or people voted after it. */
        record NoReport() implements Proposal {}

        record AlreadyReleased() implements Proposal {}
    }

    public Optional<Frozen> findLatest(int conversation) {
        return store.findLatest(conversation);
    }

    public Optional<Frozen> find(int conversation, int number) {
        return store.find(conversation, number);
    }

    public Optional<Progress> progress(int conversation) {
        return store.findRun(conversation);
    }

    /** Whether the report saw every vote there is. */
    public boolean upToDate(int conversation, Frozen frozen) {
        return !history.votesSince(conversation, frozen.report().position());
    }

    /** Begins to make a report in the background and waits a second for it: it often is there by then. */
    public void make(int conversation, Actor by) {
        if (!store.begin(conversation, clock.instant(), clock.instant().minus(LOST_AFTER))) {
            return;
        }
        Promise<Void> made = Promise.promise();
        Await.run(vertx, () -> {
            try {
                freeze(conversation, by);
            } catch (RuntimeException failure) {
                LOG.error("report on recognising people failed conversation={}", conversation, failure);
                store.fail(conversation);
            } finally {
                made.complete();
            }
        });
        Future.any(made.future(), vertx.timer(WAIT_MILLIS, TimeUnit.MILLISECONDS))
                .await();
    }

    private void freeze(int conversation, Actor by) {
        var percent = new AtomicInteger();
        long timer = vertx.setPeriodic(TELL_MILLIS, t -> store.advance(conversation, percent.get()));
        try {
            Reidentification report = recognise(conversation, percent::set);
            db.inTransaction(tx -> {
                store.insert(tx, conversation, clock.instant(), report.position(), ReidentificationJson.write(report));
                store.end(tx, conversation);
                audit.record(
                        tx,
                        AuditEntry.of(by, "reidentification-report-made", "conversation " + conversation)
                                .in(conversation)
                                .adding(new JsonObject().put("position", report.position())));
                return Boolean.TRUE;
            });
        } finally {
            vertx.cancelTimer(timer);
        }
    }

    Reidentification recognise(int conversation, IntConsumer percent) {
        long position = log.size(conversation).await();
        var rows = new Rows.Builder(authors(conversation));
        long[] read = {0};
        history.read(conversation, position, VoteHistory.Order.STATEMENT, pair -> {
            rows.add(pair);
            percent.accept((int) (READ_PERCENT * ++read[0] / Math.max(1, position)));
        });
        return pool.run(() -> Recogniser.recognise(
                        rows.build(), position, of100 -> percent.accept(READ_PERCENT + of100 * READ_PERCENT / 100)))
                .await();
    }

    private Map<Integer, Integer> authors(int conversation) {
        Map<Integer, Integer> authors = new HashMap<>();
        statements
                .list(conversation)
                .await()
                .forEach(statement -> statement.author().ifPresent(author -> authors.put(statement.id(), author)));
        return authors;
    }

    /** Releasing rows needs two people. */
    public ApprovalKind kind() {
        return new ApprovalKind(KIND, Action.PROPOSE_RELEASE, Action.CONFIRM_RELEASE, this::release);
    }

    public Proposal propose(Conversation conversation, Principal by, String reason) {
        if (conversation.settings().rowTier() == RELEASED) {
            return new Proposal.AlreadyReleased();
        }
        if (!mayBeReleased(conversation)) {
            return new Proposal.NotClosed();
        }
        Optional<Frozen> frozen = store.findLatest(conversation.id()).filter(it -> upToDate(conversation.id(), it));
        if (frozen.isEmpty()) {
            return new Proposal.NoReport();
        }
        var payload = new JsonObject()
                .put("number", frozen.get().number())
                .put("hash", frozen.get().hash())
                .put("reason", reason);
        ApprovalOutcome outcome = approvals.propose(conversation.id(), KIND, "rows", payload, by);
        return outcome instanceof ApprovalOutcome.Proposed ? new Proposal.Proposed() : new Proposal.AlreadyProposed();
    }

    /** Nobody can vote in it any more. */
    public static boolean mayBeReleased(Conversation conversation) {
        return conversation.state() == ConversationState.CLOSED || conversation.state() == ConversationState.ARCHIVED;
    }

    /** The proposal that waits for a second person. */
    public Optional<Approval> pending(int conversation) {
        return approvals.findPending(conversation, KIND, "rows");
    }

    private void release(SqlClient tx, Approval approval) {
        int conversation = approval.conversation();
        String hash = approval.payload().getString("hash");
        if (!store.changeTier(tx, conversation, RELEASED, hash)) {
            throw new IllegalStateException("the rows of " + conversation + " are released already");
        }
        var actor = new Actor(approval.organisation(), Optional.of(approval.proposedBy()), approval.proposedByName());
        audit.record(
                tx,
                AuditEntry.of(actor, "rows-released", "conversation " + conversation)
                        .in(conversation)
                        .adding(approval.payload()));
    }

    /** Takes the release back; one person is enough, because it protects. False when there is none. */
    public boolean withdraw(int conversation, Principal by, String reason) {
        String hash = store.findLatest(conversation).map(Frozen::hash).orElse(NO_REPORT);
        return db.inTransaction(tx -> {
            boolean changed = store.changeTier(tx, conversation, KEPT, hash);
            if (changed) {
                audit.record(
                        tx,
                        AuditEntry.of(by.actor(), "rows-release-withdrawn", "conversation " + conversation)
                                .in(conversation)
                                .adding(new JsonObject().put("reason", reason)));
            }
            return changed;
        });
    }
}
