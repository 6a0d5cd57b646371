package nl.polder.server.account;

import java.util.List;
import java.util.Locale;
import nl.polder.server.account.QrCode.Drawing;
import nl.polder.server.account.SecondFactor.Enrolment;

/** One's own account: the second step, recovery codes, sessions, single-key shortcuts. */
final class OwnAccountRoutes {

    private static final String PATH = "/admin/account";

    private final SecondFactor secondFactor;
    private final AccountWork work;

    OwnAccountRoutes(SecondFactor secondFactor, AccountWork work) {
        this.secondFactor = secondFactor;
        this.work = work;
    }

    void mount(StaffRoutes staff) {
        staff.page(PATH, Action.OWN_ACCOUNT, this::show);
        staff.button(PATH + "/keys", Action.OWN_ACCOUNT, this::setKeys);
        staff.button(PATH + "/sessions/end", Action.OWN_ACCOUNT, this::endSession);
        staff.button(PATH + "/sessions/end-all", Action.OWN_ACCOUNT, this::endAllSessions);
        staff.page(Gate.SECOND_STEP_PATH, Action.OWN_ACCOUNT, request -> showEnrolment(request, ""));
        staff.button(Gate.SECOND_STEP_PATH, Action.OWN_ACCOUNT, this::confirm);
        staff.button(PATH + "/recovery-codes", Action.OWN_ACCOUNT, this::renewCodes);
    }

    private record SessionRow(long id, String text, String method, String since, String seen, boolean current) {}

    private record AccountView(
            StaffFrame frame,
            String email,
            boolean keysOn,
            String codesLeft,
            boolean secondStep,
            List<SessionRow> sessions) {}

    private void show(StaffRequest request) {
        Principal principal = request.principal();
        List<SessionRow> rows = work.sessions(principal).stream()
                .map(session -> row(request, session))
                .toList();
        String left = request.text("admin.account.codesLeft", java.util.Map.of("n", work.recoveryCodesLeft(principal)));
        request.show(
                "admin/account",
                new AccountView(
                        request.frame(), principal.email(), principal.keysOn(), left, principal.secondFactor(), rows));
    }

    private static SessionRow row(StaffRequest request, Sessions.Running session) {
        var formats = request.formats();
        return new SessionRow(
                session.id(),
                session.browser(),
                request.text("admin.session." + session.method().name().toLowerCase(Locale.ROOT)),
                formats.date(session.createdAt()) + ", " + formats.time(session.createdAt()),
                formats.time(session.lastSeenAt()),
                session.id() == request.principal().session());
    }

    private void setKeys(StaffRequest request) {
        work.setKeys(request.principal(), request.typed().ticked("on"));
        request.goTo(PATH + "?said=saved");
    }

    private void endSession(StaffRequest request) {
        long session = request.typed().text("session").matches("\\d{1,18}")
                ? Long.parseLong(request.typed().text("session"))
                : -1;
        boolean ended = work.endSession(request.principal(), session);
        request.goTo(PATH + (ended ? "?said=session-ended" : ""));
    }

    private void endAllSessions(StaffRequest request) {
        work.endAllSessions(request.principal());
        request.goTo("/admin/sign-in?said=signed-out");
    }

    private record EnrolmentView(StaffFrame frame, Drawing qr, String secret, String wrong) {}

    private void showEnrolment(StaffRequest request, String wrong) {
        var begun = secondFactor.enrolment(request.principal().account());
        if (begun.isEmpty()) {
            request.goTo(PATH);
            return;
        }
        Enrolment enrolment = begun.get();
        request.show(
                "admin/second-step",
                new EnrolmentView(request.frame(), QrCode.of(enrolment.uri()), inFours(enrolment.text()), wrong));
    }

    private void confirm(StaffRequest request) {
        var codes = secondFactor.confirm(request.principal(), request.typed().text("code"));
        if (codes.isEmpty()) {
            showEnrolment(request, request.text("admin.secondStep.notRight"));
        } else {
            showCodes(request, codes.get());
        }
    }

    private record CodesView(StaffFrame frame, List<String> codes) {}

    private static void showCodes(StaffRequest request, List<String> codes) {
        request.show("admin/recovery-codes", new CodesView(request.frame(), codes));
    }

    private void renewCodes(StaffRequest request) {
        if (!request.principal().secondFactor()) {
            request.goTo(Gate.SECOND_STEP_PATH);
            return;
        }
        showCodes(request, secondFactor.renewRecoveryCodes(request.principal()));
    }

    private static String inFours(String text) {
        return text.replaceAll("(.{4})(?!$)", "$1 ");
    }
}
