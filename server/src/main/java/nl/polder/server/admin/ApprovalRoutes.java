package nl.polder.server.admin;

import java.util.List;
import java.util.Map;
import nl.polder.server.account.Action;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.approval.Approval;
import nl.polder.server.approval.ApprovalOutcome;
import nl.polder.server.approval.Approvals;
import nl.polder.server.integrity.SetAside;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.release.Releases;

/** What waits for a second person, and what became of the rest. */
final class ApprovalRoutes {

    private static final String PATH = "/admin/c/:slug/approvals";
    private static final int REASON_LENGTH_MAX = 1000;

    private final ConversationWork work;
    private final Approvals approvals;

    ApprovalRoutes(ConversationWork work, Approvals approvals) {
        this.work = work;
        this.approvals = approvals;
    }

    void mount(StaffRoutes staff) {
        staff.page(PATH, Action.SEE_APPROVALS, request -> show(request, ""));
        staff.button(PATH + "/:approval/confirm", Action.ANSWER_APPROVAL, this::confirm);
        staff.button(PATH + "/:approval/refuse", Action.ANSWER_APPROVAL, this::refuse);
        staff.button(PATH + "/:approval/withdraw", Action.SEE_APPROVALS, this::withdraw);
    }

    private record Item(
            long id,
            String kind,
            String means,
            ReportProposal report,
            String proposed,
            String outcome,
            boolean pending,
            boolean own,
            boolean mayAnswer,
            String readFirst,
            String reason) {}

    private record ApprovalsView(ConversationFrame c, StaffFrame frame, List<Item> items, String wrong) {}

    private void show(StaffRequest request, String wrong) {
        int id = request.conversation().id();
        var frame = ConversationFrame.of(request, work.get(id));
        List<Item> items =
                approvals.list(id).stream().map(it -> item(request, it)).toList();
        request.show("admin/approvals", new ApprovalsView(frame, frame.staff(), items, wrong));
    }

    private Item item(StaffRequest request, Approval it) {
        var formats = request.formats();
        boolean own = it.proposedBy() == request.principal().account();
        boolean pending = DeskRoutes.isPending(it);
        String proposed = request.text(
                "admin.approval.proposed",
                Map.of(
                        "name", it.proposedByName(),
                        "date", formats.date(it.proposedAt()),
                        "time", formats.time(it.proposedAt()),
                        "until", formats.date(it.expiresAt())));
        String outcome = request.text(
                "admin.approval.state." + it.state().code(),
                Map.of("name", it.decidedByName().orElse("")));
        return new Item(
                it.id(),
                request.text("admin.approval.kind." + it.kind()),
                request.text("admin.approval.kind." + it.kind() + ".means", Map.of("n", count(it))),
                ReportProposal.of(request, it),
                proposed,
                outcome,
                pending,
                own,
                pending && !own && request.may(approvals.kind(it.kind()).confirm()),
                readFirst(request, it),
                it.reason().orElse(""));
    }

    /** The page on which what is proposed can be read; empty when its words say it all. */
    private static String readFirst(StaffRequest request, Approval it) {
        String desk = "/admin/c/" + request.conversation().slug();
        return switch (it.kind()) {
            case Releases.KIND -> desk + "/release";
            case SetAside.KIND -> desk + "/aside";
            default -> "";
        };
    }

    /** How many statements or participants a proposal is about; 0 when it is about none. */
    private static int count(Approval it) {
        var list = it.payload().getJsonArray("statements", it.payload().getJsonArray("participants"));
        return list == null ? 0 : list.size();
    }

    private void confirm(StaffRequest request) {
        answer(
                request,
                approvals.confirm(request.conversation().id(), number(request), request.principal()),
                "confirmed");
    }

    private void refuse(StaffRequest request) {
        String reason = request.typed().text("reason");
        if (reason.isEmpty() || reason.length() > REASON_LENGTH_MAX) {
            show(request, request.text("admin.approval.reasonNeeded"));
            return;
        }
        answer(
                request,
                approvals.refuse(request.conversation().id(), number(request), request.principal(), reason),
                "refused");
    }

    private void withdraw(StaffRequest request) {
        answer(
                request,
                approvals.withdraw(request.conversation().id(), number(request), request.principal()),
                "withdrawn");
    }

    private static long number(StaffRequest request) {
        return request.pathNumber("approval");
    }

    private void answer(StaffRequest request, ApprovalOutcome outcome, String said) {
        switch (outcome) {
            case ApprovalOutcome.Done done ->
                request.goTo("/admin/c/" + request.conversation().slug() + "/approvals?said=" + said);
            case ApprovalOutcome.NeedsSomebodyElse own ->
                show(request, request.text("admin.approval.needsSomebodyElse"));
            case ApprovalOutcome.NotWaiting gone -> show(request, request.text("admin.approval.notWaiting"));
            case ApprovalOutcome.Impossible changed -> show(request, request.text(changed.why()));
            case ApprovalOutcome.RoleNeeded role -> throw Problems.roleNeeded();
            case ApprovalOutcome.NotFound none -> throw Problems.notFound();
            case ApprovalOutcome.Proposed proposed -> throw new IllegalStateException("an answer proposes nothing");
            case ApprovalOutcome.AlreadyProposed proposed ->
                throw new IllegalStateException("an answer proposes nothing");
        }
    }
}
