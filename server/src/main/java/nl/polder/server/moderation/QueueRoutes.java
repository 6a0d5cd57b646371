package nl.polder.server.moderation;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.account.Action;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.moderation.Decision.Kind;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.statement.StatementQueue;
import nl.polder.server.statement.StatementStore;

/** The moderator's desk: its addresses, and the forms with which one statement is decided about. */
public final class QueueRoutes {

    private static final String PATH = "/admin/c/:slug/queue";
    /** What a form that was tampered with has seen: no decision has this number. */
    private static final int NOTHING_SEEN = -1;

    private final Decisions decisions;
    private final QueuePage page;

    public QueueRoutes(
            Decisions decisions,
            StatementQueue queue,
            StatementStore statements,
            ConversationStore conversations,
            HouseRules houseRules,
            Clock clock) {
        this.decisions = decisions;
        this.page = new QueuePage(decisions, queue, statements, conversations, houseRules, clock);
    }

    public void mount(StaffRoutes staff) {
        staff.page(PATH, Action.READ_QUEUE, page::showFirst);
        staff.form(
                PATH + "/:statement",
                Action.READ_QUEUE,
                request -> page.showOne(request, statement(request), ""),
                Action.DECIDE_STATEMENT,
                this::decide);
        staff.button(PATH + "/:statement/undo", Action.DECIDE_STATEMENT, this::undo);
    }

    private void decide(StaffRequest request) {
        Optional<Reason> reason = Reason.findByCode(request.typed().text("reason"));
        String own = request.typed().text("own");
        Kind kind = switch (request.typed().text("decision")) {
            case "accept" -> Kind.ACCEPT;
            case "meta" -> Kind.MARK_META;
            case "reject" -> Kind.REJECT;
            default -> throw Problems.badRequest(Map.of("decision", "accept, meta or reject"));
        };
        if (kind == Kind.REJECT && reason.isEmpty()) {
            again(request, request.text("admin.queue.reasonNeeded"));
            return;
        }
        if (own.length() > Decisions.OWN_WORDS_MAX) {
            again(request, request.text("admin.queue.ownTooLong", Map.of("max", Decisions.OWN_WORDS_MAX)));
            return;
        }
        var asked = new Decisions.Asked(
                request.conversation().id(),
                statement(request),
                seen(request),
                kind,
                kind == Kind.REJECT ? reason : Optional.empty(),
                Optional.of(own).filter(words -> !words.isEmpty()));
        answer(request, decisions.decide(asked, request.principal()));
    }

    private void undo(StaffRequest request) {
        var asked = new Decisions.Asked(
                request.conversation().id(),
                statement(request),
                seen(request),
                Kind.UNDO,
                Optional.empty(),
                Optional.empty());
        answer(request, decisions.decide(asked, request.principal()));
    }

    private void answer(StaffRequest request, DecisionOutcome outcome) {
        String path = "/admin/c/" + request.conversation().slug() + "/queue";
        switch (outcome) {
            case DecisionOutcome.Decided decided -> {
                int statement = decided.decision().statement();
                boolean undone = decided.decision().kind() == Kind.UNDO;
                request.goTo(path + (undone ? "/" + statement : "?done=" + statement));
            }
            case DecisionOutcome.Stale stale ->
                again(
                        request,
                        request.text("admin.queue.stale", Map.of("what", QueueItem.standing(request, stale.latest()))));
            case DecisionOutcome.NothingToUndo nothing -> again(request, request.text("admin.queue.nothingToUndo"));
            case DecisionOutcome.NoSuchStatement none -> throw Problems.notFound();
        }
    }

    /** The page again with what was typed, and what is wrong with it. */
    private void again(StaffRequest request, String wrong) {
        page.showOne(request, statement(request), wrong);
    }

    private static int statement(StaffRequest request) {
        return request.pathNumber("statement");
    }

    private static int seen(StaffRequest request) {
        String seen = request.typed().text("seen");
        return seen.matches("\\d{1,6}") ? Integer.parseInt(seen) : NOTHING_SEEN;
    }
}
