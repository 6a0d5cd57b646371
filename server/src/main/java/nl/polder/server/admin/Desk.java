package nl.polder.server.admin;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntConsumer;
import nl.polder.server.account.Accounts;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.approval.Approvals;
import nl.polder.server.audit.Audit;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.conversation.Conversations;
import nl.polder.server.conversation.StateChanges;
import nl.polder.server.i18n.Messages;
import nl.polder.server.integrity.SetAside;
import nl.polder.server.moderation.BulkRoutes;
import nl.polder.server.moderation.Decisions;
import nl.polder.server.moderation.HouseRules;
import nl.polder.server.moderation.QueueRoutes;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.http.Await;
import nl.polder.server.release.Agreements;
import nl.polder.server.release.Releases;
import nl.polder.server.report.Reports;
import nl.polder.server.statement.StatementQueue;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.statement.TopicStore;
import nl.polder.server.statement.Topics;
import nl.polder.server.transfer.export.PolisExport;

/** The pages of the desk put together, and what two people can decide there. */
public final class Desk {

    private static final Duration EXPIRE_EVERY = Duration.ofMinutes(1);

    private final Approvals approvals;

    /** @param statementsChanged told the conversation after its statements changed */
    public Desk(
            Db db,
            Clock clock,
            Audit audit,
            Accounts accounts,
            Approvals approvals,
            ConversationStore conversationStore,
            Conversations conversations,
            StateChanges stateChanges,
            StatementStore statements,
            Reports reports,
            Releases releases,
            PolisExport export,
            Messages messages,
            IntConsumer statementsChanged) {
        this.approvals = approvals;
        StaffRoutes staff = accounts.staff();
        var houseRules = new HouseRules(db);
        var work = new ConversationWork(
                db, conversationStore, conversations, stateChanges, houseRules, accounts.people(), audit);
        var queue = new StatementQueue(db);
        var decisions = new Decisions(db, statements, audit, clock, statementsChanged);
        approvals.register(work.closeKind());
        var reportDesk = new ReportDesk(db, work, reports, approvals, audit, clock);
        approvals.register(decisions.bulkKind());
        approvals.register(reportDesk.publishKind());
        approvals.register(releases.kind());
        var setAside = new SetAside(db, approvals, audit, clock);
        approvals.register(setAside.kind());
        var auditPages = new AuditPages(db, audit);
        new DeskRoutes(work, approvals, queue, auditPages, clock).mount(staff);
        new RoleRoutes(work, accounts.conversationRoles()).mount(staff);
        new SettingsRoutes(work, clock).mount(staff);
        var topics = new Topics(db, new TopicStore(db), audit);
        new SeedRoutes(work, statements, new Seeds(db, statements, topics, audit), statementsChanged).mount(staff);
        new TopicRoutes(work, topics, statements).mount(staff);
        new LaunchRoutes(work, new LaunchChecks(db, clock), queue, accounts.people(), clock).mount(staff);
        new QueueRoutes(decisions, queue, statements, conversationStore, houseRules, clock).mount(staff);
        new BulkRoutes(decisions, approvals, queue, conversationStore).mount(staff);
        reportDesk.mount(staff);
        new ReleaseDesk(work, releases, approvals).mount(staff);
        new RowsDesk(work, new Agreements(db, audit, clock), export, messages).mount(staff);
        new SetAsideRoutes(work, setAside).mount(staff);
        new ApprovalRoutes(work, approvals).mount(staff);
        auditPages.mount(staff);
    }

    /** Begins ending what nobody answered in time. */
    public void start(Vertx vertx) {
        vertx.setPeriodic(EXPIRE_EVERY.toMillis(), timer -> Await.run(vertx, approvals::expire));
    }
}
