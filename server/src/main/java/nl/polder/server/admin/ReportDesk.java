package nl.polder.server.admin;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.account.Action;
import nl.polder.server.account.FormCheck;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.approval.Approval;
import nl.polder.server.approval.ApprovalKind;
import nl.polder.server.approval.ApprovalOutcome;
import nl.polder.server.approval.Approvals;
import nl.polder.server.approval.NoLongerPossible;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.audit.AuditEntry.Actor;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.report.Reports;

/** The reports of a conversation: freeze a draft, read it, propose to publish it; a second person confirms among the proposals. */
final class ReportDesk {
    static final String PUBLISH = "publish-report";

    private static final String PATH = "/admin/c/:slug/reports";

    private final Db db;
    private final ConversationWork work;
    private final Reports reports;
    private final Approvals approvals;
    private final Audit audit;
    private final Clock clock;

    ReportDesk(Db db, ConversationWork work, Reports reports, Approvals approvals, Audit audit, Clock clock) {
        this.db = db;
        this.work = work;
        this.reports = reports;
        this.approvals = approvals;
        this.audit = audit;
        this.clock = clock;
    }

    /** Publishing a report needs two people. */
    ApprovalKind publishKind() {
        return new ApprovalKind(PUBLISH, Action.PROPOSE_PUBLICATION, Action.CONFIRM_PUBLICATION, this::publish);
    }

    void mount(StaffRoutes staff) {
        staff.page(PATH, Action.SEE_CONVERSATION, this::list);
        staff.button(PATH + "/freeze", Action.PROPOSE_PUBLICATION, this::freeze);
        staff.page(PATH + "/:report", Action.SEE_CONVERSATION, this::preview);
        staff.form(
                PATH + "/:report/publish",
                Action.PROPOSE_PUBLICATION,
                request -> showForm(request, new FormCheck()),
                Action.PROPOSE_PUBLICATION,
                this::propose);
    }

    /** @param address where it can be read: by everybody, or by staff only */
    private record Row(int number, String state, String tag, String made, String address, boolean mayPropose) {}

    private record ListView(ConversationFrame c, StaffFrame frame, List<Row> reports, boolean mayFreeze) {}

    private void list(StaffRequest request) {
        Conversation conversation = work.get(request.conversation().id());
        var frame = ConversationFrame.of(request, conversation);
        boolean mayPropose = request.may(Action.PROPOSE_PUBLICATION);
        List<Row> rows = reports.list(conversation.id()).stream()
                .map(line -> row(request, conversation, line, mayPropose))
                .toList();
        request.show("admin/reports", new ListView(frame, frame.staff(), rows, mayPropose));
    }

    private Row row(StaffRequest request, Conversation conversation, Reports.Line line, boolean mayPropose) {
        boolean proposed = !line.published()
                && approvals
                        .findPending(conversation.id(), PUBLISH, subject(line.number()))
                        .isPresent();
        String state = line.readable() ? "published" : line.published() ? "embargo" : proposed ? "proposed" : "draft";
        var formats = request.formats();
        Instant shown = line.embargoUntil().or(line::publishedAt).orElse(line.madeAt());
        String address = line.readable()
                ? "/c/" + conversation.slug() + "/reports/" + line.number()
                : "/admin/c/" + conversation.slug() + "/reports/" + line.number();
        return new Row(
                line.number(),
                request.text(
                        "admin.reports.state." + state,
                        Map.of("date", formats.date(shown), "time", formats.time(shown))),
                line.readable() ? "go" : "wait",
                request.text(
                        "admin.reports.made",
                        Map.of("date", formats.date(line.madeAt()), "time", formats.time(line.madeAt()))),
                address,
                mayPropose && !line.published() && !proposed);
    }

    private void freeze(StaffRequest request) {
        Conversation conversation = work.get(request.conversation().id());
        String said = switch (reports.freeze(conversation)) {
            case Reports.Frozen.Draft draft -> {
                record(request.actor(), "report-frozen", conversation.id(), draft.number(), new JsonObject());
                yield "frozen";
            }
            case Reports.Frozen.NoResults none -> "no-results";
            case Reports.Frozen.NotYetJudged pending -> pending.failed() ? "not-judged" : "not-yet-judged";
        };
        request.goTo("/admin/c/" + conversation.slug() + "/reports?said=" + said);
    }

    private void record(Actor by, String action, int conversation, int number, JsonObject details) {
        db.inTransaction(tx -> {
            record(tx, by, action, conversation, number, details);
            return null;
        });
    }

    private void record(SqlClient tx, Actor by, String action, int conversation, int number, JsonObject details) {
        audit.record(
                tx, AuditEntry.of(by, action, subject(number)).in(conversation).adding(details));
    }

    private void preview(StaffRequest request) {
        Conversation conversation = work.get(request.conversation().id());
        var page = reports.preview(conversation, request.pathNumber("report"), request.address());
        request.http()
                .response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(page.orElseThrow(Problems::notFound));
    }

    private record PublishView(
            ConversationFrame c,
            StaffFrame frame,
            int number,
            FormCheck.Field embargo,
            List<FormCheck.Wrong> problems) {}

    private void showForm(StaffRequest request, FormCheck check) {
        Conversation conversation = work.get(request.conversation().id());
        int number = draft(request, conversation);
        var frame = ConversationFrame.of(request, conversation);
        request.show(
                "admin/report-publish",
                new PublishView(
                        frame,
                        frame.staff(),
                        number,
                        check.field("embargo", request.typed().text("embargo")),
                        check.all()));
    }

    private void propose(StaffRequest request) {
        Conversation conversation = work.get(request.conversation().id());
        int number = draft(request, conversation);
        var check = new FormCheck();
        Optional<Instant> embargo = embargo(request, check);
        if (reports.saysWhatWasRejected(conversation.id(), number)) {
            check.wrong("embargo", request.text("admin.reports.rejectedSince"));
        }
        if (!check.isFine()) {
            showForm(request, check);
            return;
        }
        var payload = new JsonObject().put("number", number);
        embargo.ifPresent(until -> payload.put("embargoUntil", until.toString()));
        ApprovalOutcome outcome =
                approvals.propose(conversation.id(), PUBLISH, subject(number), payload, request.principal());
        boolean proposed = outcome instanceof ApprovalOutcome.Proposed;
        request.goTo(
                "/admin/c/" + conversation.slug() + "/approvals?said=" + (proposed ? "proposed" : "proposed-before"));
    }

    private Optional<Instant> embargo(StaffRequest request, FormCheck check) {
        Dates.Read read = Dates.read(request.typed().text("embargo"));
        if (read instanceof Dates.Read.Moment moment && moment.at().isAfter(clock.instant())) {
            return Optional.of(moment.at());
        }
        if (!(read instanceof Dates.Read.Nothing)) {
            check.wrong("embargo", request.text("admin.reports.wrongEmbargo"));
        }
        return Optional.empty();
    }

    private int draft(StaffRequest request, Conversation conversation) {
        int number = request.pathNumber("report");
        return reports.list(conversation.id()).stream()
                .filter(line -> line.number() == number && !line.published())
                .findFirst()
                .orElseThrow(Problems::notFound)
                .number();
    }

    private void publish(SqlClient tx, Approval approval) {
        int number = approval.payload().getInteger("number");
        Optional<Instant> embargo = Optional.ofNullable(approval.payload().getString("embargoUntil"))
                .map(Instant::parse);
        if (reports.saysWhatWasRejected(approval.conversation(), number)) {
            throw new NoLongerPossible("admin.reports.rejectedSince");
        }
        if (!reports.publish(tx, approval.conversation(), number, embargo)) {
            throw new NoLongerPossible("admin.reports.publishedBefore");
        }
        var actor = new Actor(approval.organisation(), Optional.of(approval.proposedBy()), approval.proposedByName());
        record(tx, actor, "report-published", approval.conversation(), number, approval.payload());
        reports.preparePdfs(approval.conversation(), number);
    }

    private static String subject(int number) {
        return "report " + number;
    }
}
