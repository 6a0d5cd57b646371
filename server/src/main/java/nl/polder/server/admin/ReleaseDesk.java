package nl.polder.server.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.account.Action;
import nl.polder.server.account.FormCheck;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.approval.Approval;
import nl.polder.server.approval.Approvals;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.release.Releases;
import nl.polder.server.release.Releases.Frozen;
import nl.polder.server.release.Releases.Proposal;

/** The page on which two people decide whether the rows of a conversation become public, after a report that both read. */
final class ReleaseDesk {
    private static final String PATH = "/admin/c/:slug/release";
    private static final int RELEASED = 2;

    private final ConversationWork work;
    private final Releases releases;
    private final Approvals approvals;

    ReleaseDesk(ConversationWork work, Releases releases, Approvals approvals) {
        this.work = work;
        this.releases = releases;
        this.approvals = approvals;
    }

    void mount(StaffRoutes staff) {
        staff.form(
                PATH,
                Action.SEE_CONVERSATION,
                request -> show(request, new FormCheck()),
                Action.PROPOSE_RELEASE,
                this::propose);
        staff.button(PATH + "/report", Action.PROPOSE_RELEASE, this::make);
        staff.form(
                PATH + "/withdraw",
                Action.WITHDRAW_RELEASE,
                request -> show(request, new FormCheck()),
                Action.WITHDRAW_RELEASE,
                this::withdraw);
    }

    /**
     * What waits for a second person.
     *
     * @param mayAnswer whether the reader may be that person
     */
    private record Pending(long id, String proposed, String reason, boolean own, boolean mayAnswer) {}

    /**
     * @param reports the report shown: that of the proposal, else the newest; none or one
     * @param asImported whether the rows are public as they came here
     * @param pending none or one
     * @param notNow why nothing can be proposed now; empty when it can
     */
    private record View(
            ConversationFrame c,
            StaffFrame frame,
            String state,
            boolean released,
            boolean asImported,
            String progress,
            boolean busy,
            boolean failed,
            List<ReleaseView> reports,
            List<Pending> pending,
            boolean mayMake,
            boolean mayPropose,
            String notNow,
            FormCheck.Field reason,
            boolean mayWithdraw,
            FormCheck.Field why,
            boolean mayReadRows,
            List<FormCheck.Wrong> problems) {}

    private void show(StaffRequest request, FormCheck check) {
        Conversation it = work.get(request.conversation().id());
        boolean released = it.settings().rowTier() == RELEASED;
        Optional<Approval> pending = releases.pending(it.id());
        Optional<Frozen> frozen = pending.flatMap(
                        proposal -> releases.find(it.id(), proposal.payload().getInteger("number")))
                .or(() -> releases.findLatest(it.id()));
        Optional<Releases.Progress> run = releases.progress(it.id());
        boolean may = request.may(Action.PROPOSE_RELEASE) && !released && pending.isEmpty();
        String notNow = notNow(request, it, frozen);
        var frame = ConversationFrame.of(request, it);
        request.show(
                "admin/release",
                new View(
                        frame,
                        frame.staff(),
                        state(request, it),
                        released,
                        released && work.rowsAsImported(it.id()),
                        run.map(r -> request.text("release.progress", Map.of("n", r.percent())))
                                .orElse(""),
                        run.filter(r -> !r.failed()).isPresent(),
                        run.filter(Releases.Progress::failed).isPresent(),
                        frozen.stream().map(f -> ReleaseView.of(request, f)).toList(),
                        pending.stream().map(p -> pending(request, p)).toList(),
                        may,
                        may && notNow.isEmpty(),
                        may ? notNow : "",
                        check.field("reason", request.typed().text("reason")),
                        released && request.may(Action.WITHDRAW_RELEASE),
                        check.field("why", request.typed().text("why")),
                        request.may(Action.READ_ROWS),
                        check.all()));
    }

    private String notNow(StaffRequest request, Conversation it, Optional<Frozen> frozen) {
        if (!Releases.mayBeReleased(it)) {
            return request.text("release.notClosed");
        }
        if (frozen.isEmpty()) {
            return request.text("release.noReport");
        }
        return releases.upToDate(it.id(), frozen.get()) ? "" : request.text("release.oldReport");
    }

    private String state(StaffRequest request, Conversation it) {
        if (it.settings().rowTier() != RELEASED) {
            return request.text("release.state.kept");
        }
        if (work.rowsAsImported(it.id())) {
            return request.text("release.state.public");
        }
        return approvals.list(it.id()).stream()
                .filter(a -> a.kind().equals(Releases.KIND) && a.state() == Approval.State.CONFIRMED)
                .findFirst()
                .map(a -> request.text(
                        "release.state.released",
                        Map.of(
                                "date", request.formats().date(a.decidedAt().orElse(a.proposedAt())),
                                "first", a.proposedByName(),
                                "second", a.decidedByName().orElse(""))))
                .orElse("");
    }

    private Pending pending(StaffRequest request, Approval it) {
        boolean own = it.proposedBy() == request.principal().account();
        String proposed = request.text(
                "release.proposed",
                Map.of(
                        "name", it.proposedByName(),
                        "date", request.formats().date(it.proposedAt()),
                        "until", request.formats().date(it.expiresAt())));
        return new Pending(
                it.id(), proposed, it.payload().getString("reason"), own, !own && request.may(Action.CONFIRM_RELEASE));
    }

    private void make(StaffRequest request) {
        releases.make(request.conversation().id(), request.actor());
        request.goTo("/admin/c/" + request.conversation().slug() + "/release");
    }

    private void propose(StaffRequest request) {
        String reason = request.typed().text("reason");
        var check = new FormCheck();
        if (reason.isEmpty() || reason.length() > Releases.REASON_LENGTH_MAX) {
            check.wrong("reason", request.text("release.reasonNeeded"));
            show(request, check);
            return;
        }
        Conversation it = work.get(request.conversation().id());
        String said = switch (releases.propose(it, request.principal(), reason)) {
            case Proposal.Proposed proposed -> "proposed";
            case Proposal.AlreadyProposed proposed -> "proposed-before";
            case Proposal.AlreadyReleased released -> "released-before";
            case Proposal.NotClosed open -> "release-not-closed";
            case Proposal.NoReport none -> "release-no-report";
        };
        request.goTo("/admin/c/" + it.slug() + "/release?said=" + said);
    }

    private void withdraw(StaffRequest request) {
        String why = request.typed().text("why");
        var check = new FormCheck();
        if (why.isEmpty() || why.length() > Releases.REASON_LENGTH_MAX) {
            check.wrong("why", request.text("release.whyNeeded"));
            show(request, check);
            return;
        }
        boolean withdrawn = releases.withdraw(request.conversation().id(), request.principal(), why);
        request.goTo("/admin/c/" + request.conversation().slug() + "/release?said="
                + (withdrawn ? "release-withdrawn" : "not-released"));
    }
}
