package nl.polder.server.admin;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.account.Action;
import nl.polder.server.account.FormCheck;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.approval.Approval;
import nl.polder.server.approval.ApprovalOutcome;
import nl.polder.server.approval.Approvals;
import nl.polder.server.audit.Audit;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.i18n.Language;
import nl.polder.server.statement.StatementQueue;

/** The list of conversations, a new one, and the first page of each. */
final class DeskRoutes {

    private static final int TITLE_LENGTH_MAX = 200;

    private final ConversationWork work;
    private final Approvals approvals;
    private final StatementQueue queue;
    private final AuditPages auditPages;
    private final Clock clock;

    DeskRoutes(ConversationWork work, Approvals approvals, StatementQueue queue, AuditPages auditPages, Clock clock) {
        this.work = work;
        this.approvals = approvals;
        this.queue = queue;
        this.auditPages = auditPages;
        this.clock = clock;
    }

    void mount(StaffRoutes staff) {
        staff.page("/admin", Action.SEE_DESK, this::list);
        staff.form(
                "/admin/new",
                Action.CREATE_CONVERSATION,
                request -> showNew(request, new FormCheck()),
                Action.CREATE_CONVERSATION,
                this::create);
        staff.page("/admin/c/:slug", Action.SEE_CONVERSATION, this::overview);
        staff.page("/admin/c/:slug/history", Action.SEE_CONVERSATION, this::history);
        staff.button(
                "/admin/c/:slug/writing-close",
                Action.CHANGE_SETTINGS,
                request -> move(request, ConversationState.OPEN, ConversationState.WRITING_CLOSED));
        staff.button(
                "/admin/c/:slug/writing-open",
                Action.CHANGE_SETTINGS,
                request -> move(request, ConversationState.WRITING_CLOSED, ConversationState.OPEN));
        staff.button(
                "/admin/c/:slug/archive",
                Action.CHANGE_SETTINGS,
                request -> move(request, ConversationState.CLOSED, ConversationState.ARCHIVED));
        staff.button("/admin/c/:slug/close", Action.PROPOSE_CLOSE, this::proposeClose);
    }

    private record Row(
            String slug, String title, String language, String state, String tag, String waiting, String answer) {}

    private record ListView(StaffFrame frame, List<Row> conversations, boolean mayCreate) {}

    private void list(StaffRequest request) {
        List<Row> rows = work.listFor(request.principal()).stream()
                .map(it -> row(request, it))
                .toList();
        request.show("admin/desk", new ListView(request.frame(), rows, request.may(Action.CREATE_CONVERSATION)));
    }

    private Row row(StaffRequest request, Conversation it) {
        String language = it.settings().languages().getFirst();
        int waiting = queue.counts(it.id()).waiting();
        String tag = switch (it.state()) {
            case OPEN -> "go";
            case WRITING_CLOSED, DRAFT -> "wait";
            case CLOSED, ARCHIVED -> "";
        };
        return new Row(
                it.slug(),
                it.title(language),
                language,
                request.text("admin.state." + it.state().text()),
                tag,
                request.text("admin.queue.waits", Map.of("n", waiting)),
                answer(request, it.id()));
    }

    /** That proposals wait for this person; empty when none does. */
    private String answer(StaffRequest request, int conversation) {
        long proposals = approvals.countFor(conversation, request.principal());
        return proposals == 0 ? "" : request.text("admin.approval.waits", Map.of("n", proposals));
    }

    private record NewView(
            StaffFrame frame,
            FormCheck.Field title,
            FormCheck.Field description,
            boolean english,
            List<FormCheck.Wrong> problems) {}

    private void showNew(StaffRequest request, FormCheck check) {
        request.show(
                "admin/new",
                new NewView(
                        request.frame(),
                        check.field("title", request.typed().text("title")),
                        check.field("description", request.typed().text("description")),
                        request.typed().text("main").isEmpty()
                                ? request.language().equals("en")
                                : request.typed().text("main").equals("en"),
                        check.all()));
    }

    private void create(StaffRequest request) {
        var check = new FormCheck();
        String title = request.typed().text("title");
        if (title.isEmpty() || title.length() > TITLE_LENGTH_MAX) {
            check.wrong("title", request.text("admin.wrong.title"));
        }
        Optional<Language> language = Language.find(request.typed().text("main"));
        if (!check.isFine()) {
            showNew(request, check);
            return;
        }
        String slug = work.create(
                request.principal(),
                language.orElse(Language.NL).tag(),
                title,
                request.typed().text("description"));
        request.goTo("/admin/c/" + slug + "?said=created");
    }

    private record OverviewView(
            ConversationFrame c,
            StaffFrame frame,
            String answer,
            String waiting,
            String placed,
            String refused,
            boolean canOpenWriting,
            boolean canCloseWriting,
            boolean canArchive,
            boolean canClose,
            boolean closeProposed,
            String planned) {}

    private void overview(StaffRequest request) {
        Conversation it = work.get(request.conversation().id());
        var frame = ConversationFrame.of(request, it);
        var counts = queue.counts(it.id());
        boolean settings = request.may(Action.CHANGE_SETTINGS);
        boolean closeProposed = approvals
                .findPending(it.id(), ConversationWork.CLOSE, "conversation")
                .isPresent();
        boolean isDraft = it.state() == ConversationState.DRAFT;
        String planned = it.settings()
                .opensAt()
                .filter(at -> isDraft)
                .map(at -> request.text(
                        "admin.launch.planned",
                        Map.of(
                                "date",
                                request.formats().date(at),
                                "time",
                                request.formats().time(at))))
                .orElse("");
        request.show(
                "admin/overview",
                new OverviewView(
                        frame,
                        frame.staff(),
                        answer(request, it.id()),
                        request.text("admin.queue.waits", Map.of("n", counts.waiting())),
                        request.text("admin.overview.placed", Map.of("n", counts.placed())),
                        request.text("admin.overview.refused", Map.of("n", counts.refused())),
                        settings && it.state() == ConversationState.WRITING_CLOSED,
                        settings && it.state() == ConversationState.OPEN,
                        settings && it.state() == ConversationState.CLOSED,
                        request.may(Action.PROPOSE_CLOSE) && frame.open() && !closeProposed,
                        closeProposed,
                        planned));
    }

    private record HistoryView(ConversationFrame c, StaffFrame frame, List<AuditPages.Line> lines) {}

    private void history(StaffRequest request) {
        int id = request.conversation().id();
        var frame = ConversationFrame.of(request, work.get(id));
        var question = new Audit.Question(
                request.principal().organisation(), Optional.of(id), Optional.empty(), Long.MAX_VALUE, Audit.PAGE);
        request.show("admin/history", new HistoryView(frame, frame.staff(), auditPages.lines(request, question)));
    }

    /** From one state only: a button on an old page does nothing. */
    private void move(StaffRequest request, ConversationState from, ConversationState to) {
        int id = request.conversation().id();
        Conversation it = work.get(id);
        boolean writingIsOver = it.settings()
                .writingClosesAt()
                .filter(at -> !at.isAfter(clock.instant()))
                .isPresent();
        if (to == ConversationState.OPEN && writingIsOver) {
            // The schedule would take it back within seconds.
            request.goTo("/admin/c/" + request.conversation().slug() + "/settings?said=writing-date-over");
            return;
        }
        boolean moved = it.state() == from && work.changeState(request.actor(), id, to);
        request.goTo("/admin/c/" + request.conversation().slug() + (moved ? "?said=saved" : "?said=not-any-more"));
    }

    private void proposeClose(StaffRequest request) {
        int id = request.conversation().id();
        String back = "/admin/c/" + request.conversation().slug();
        ConversationState state = work.get(id).state();
        if (state != ConversationState.OPEN && state != ConversationState.WRITING_CLOSED) {
            request.goTo(back + "?said=not-any-more");
            return;
        }
        ApprovalOutcome outcome = approvals.propose(
                id, ConversationWork.CLOSE, "conversation", new io.vertx.core.json.JsonObject(), request.principal());
        boolean proposed = outcome instanceof ApprovalOutcome.Proposed;
        request.goTo(back + "/approvals" + (proposed ? "?said=proposed" : ""));
    }

    /** Whether a proposal is still to be answered. */
    static boolean isPending(Approval approval) {
        return approval.state() == Approval.State.PENDING;
    }
}
