package nl.polder.server.moderation;

import java.util.List;
import java.util.Optional;
import nl.polder.server.account.Action;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.approval.ApprovalOutcome;
import nl.polder.server.approval.Approvals;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.StatementQueue;

/** Many statements refused for one reason: proposed here, confirmed by a second person among the proposals. */
public final class BulkRoutes {

    private static final String PATH = "/admin/c/:slug/bulk";
    private static final int BEFORE_ALL = -1;

    private final Decisions decisions;
    private final Approvals approvals;
    private final StatementQueue queue;
    private final ConversationStore conversations;

    public BulkRoutes(Decisions decisions, Approvals approvals, StatementQueue queue, ConversationStore conversations) {
        this.decisions = decisions;
        this.approvals = approvals;
        this.queue = queue;
        this.conversations = conversations;
    }

    public void mount(StaffRoutes staff) {
        staff.form(
                PATH,
                Action.PROPOSE_BULK_REJECTION,
                request -> show(request, ""),
                Action.PROPOSE_BULK_REJECTION,
                this::propose);
    }

    private record BulkLine(int id, String text, String language, boolean ticked) {}

    private record BulkView(
            StaffFrame frame,
            String slug,
            String title,
            String titleLanguage,
            List<BulkLine> lines,
            List<ReasonChoice> reasons,
            String wrong) {}

    private void show(StaffRequest request, String wrong) {
        int id = request.conversation().id();
        Conversation conversation = conversations.find(id).await().orElseThrow();
        List<String> ticked = request.typed().all("statement");
        List<BulkLine> lines = queue.page(id, Moderation.UNREVIEWED, BEFORE_ALL, Decisions.BULK_MAX).stream()
                .map(line -> new BulkLine(
                        line.id(), line.text(), line.language(), ticked.contains(String.valueOf(line.id()))))
                .toList();
        String language = conversation.settings().languages().getFirst();
        request.show(
                "admin/bulk",
                new BulkView(
                        request.frame(),
                        conversation.slug(),
                        conversation.title(language),
                        language,
                        lines,
                        ReasonChoice.list(request),
                        wrong));
    }

    private void propose(StaffRequest request) {
        int id = request.conversation().id();
        List<Integer> chosen = request.typed().all("statement").stream()
                .filter(number -> number.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .distinct()
                .limit(Decisions.BULK_MAX)
                .toList();
        Optional<Reason> reason = Reason.findByCode(request.typed().text("reason"));
        if (chosen.isEmpty() || reason.isEmpty()) {
            show(request, request.text("admin.bulk.wrong"));
            return;
        }
        var payload = decisions.bulkPayload(id, chosen, reason.get());
        ApprovalOutcome outcome = approvals.propose(id, Decisions.BULK, "statements", payload, request.principal());
        boolean proposed = outcome instanceof ApprovalOutcome.Proposed;
        request.goTo("/admin/c/" + request.conversation().slug() + "/approvals"
                + (proposed ? "?said=proposed" : "?said=proposed-before"));
    }
}
