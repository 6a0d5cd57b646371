package nl.polder.server.account;

import io.vertx.core.http.HttpHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import nl.polder.server.platform.http.Problems;
import org.jspecify.annotations.Nullable;

/** The doors: signing in and out, and the one-time link with which somebody sets a password. */
final class SignInRoutes {

    private static final Pattern OWN_PATH = Pattern.compile("/admin(/[A-Za-z0-9_./-]*)?(\\?[A-Za-z0-9_=&%.+-]*)?");

    private final SignIn signIn;
    private final Sessions sessions;
    private final FirstAccount firstAccount;
    private final SessionCookie cookie;
    private final ClientAddress address;
    private final AccountWork work;
    private final boolean withProvider;

    SignInRoutes(
            SignIn signIn,
            Sessions sessions,
            FirstAccount firstAccount,
            SessionCookie cookie,
            ClientAddress address,
            AccountWork work,
            boolean withProvider) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.firstAccount = firstAccount;
        this.cookie = cookie;
        this.address = address;
        this.work = work;
        this.withProvider = withProvider;
    }

    void mount(StaffRoutes staff) {
        staff.page("/admin/sign-in", Action.SIGN_IN, request -> show(request, "", "", ""));
        staff.button("/admin/sign-in", Action.SIGN_IN, this::signIn);
        staff.button("/admin/sign-out", Action.OWN_ACCOUNT, this::signOut);
        staff.page("/admin/first/:link", Action.SIGN_IN, request -> showLink(request, new FormCheck()));
        staff.button("/admin/first/:link", Action.SIGN_IN, this::redeem);
    }

    /** @param query {@code to}, as it stands in an address */
    private record SignInView(
            StaffFrame frame, String email, String to, String query, String wrong, String kept, boolean provider) {}

    private void show(StaffRequest request, String email, String to, String wrong) {
        String back = to.isEmpty() ? ownPath(request.query("to")) : to;
        String query = URLEncoder.encode(back, StandardCharsets.UTF_8);
        String kept = back.equals("/admin") ? "" : request.text("admin.signIn.comesBack");
        request.show("admin/sign-in", new SignInView(request.frame(), email, back, query, wrong, kept, withProvider));
    }

    private void signIn(StaffRequest request) {
        String email = request.typed().text("email");
        String to = ownPath(request.typed().text("to"));
        var outcome = signIn.attempt(
                email,
                rawPassword(request),
                request.typed().text("code"),
                address.of(request.http()),
                browser(request));
        switch (outcome) {
            case SignInOutcome.SignedIn in -> {
                cookie.write(request.http(), in.secret());
                request.goTo(in.secondStepNeeded() ? Gate.SECOND_STEP_PATH : to);
            }
            case SignInOutcome.NotRight notRight -> show(request, email, to, request.text("admin.signIn.notRight"));
            case SignInOutcome.TooManyAttempts tooMany -> throw Problems.tooManyAttempts(tooMany.retryAfter());
        }
    }

    private void signOut(StaffRequest request) {
        work.endOwnSession(request.principal());
        cookie.remove(request.http());
        request.goTo("/admin/sign-in?said=signed-out");
    }

    private record LinkView(
            StaffFrame frame,
            boolean first,
            FormCheck.Field organisation,
            FormCheck.Field name,
            FormCheck.Field email,
            FormCheck.Field password,
            List<FormCheck.Wrong> problems,
            boolean provider,
            String token) {}

    private void showLink(StaffRequest request, FormCheck check) {
        Typed typed = request.typed();
        switch (firstAccount.open(link(request))) {
            case FirstAccount.Open.Gone gone -> request.show("admin/link-gone", new Gone(request.frame()));
            case FirstAccount.Open.First waiting ->
                showForm(
                        request,
                        check,
                        true,
                        typed.isEmpty() ? waiting.organisation() : typed.text("organisation"),
                        typed.text("name"),
                        typed.text("email"));
            case FirstAccount.Open.Colleague person ->
                showForm(request, check, false, person.organisation(), person.name(), person.email());
        }
    }

    private record Gone(StaffFrame frame) {}

    private void showForm(
            StaffRequest request, FormCheck check, boolean first, String organisation, String name, String email) {
        request.show(
                "admin/first",
                new LinkView(
                        request.frame(),
                        first,
                        check.field("organisation", organisation),
                        check.field("name", name),
                        check.field("email", email),
                        check.field("password", ""),
                        check.all(),
                        withProvider && !first,
                        link(request)));
    }

    private void redeem(StaffRequest request) {
        var open = firstAccount.open(link(request));
        if (open instanceof FirstAccount.Open.Gone) {
            request.show("admin/link-gone", new Gone(request.frame()));
            return;
        }
        var filled = new FirstAccount.Filled(
                request.typed().text("organisation"),
                request.typed().text("name"),
                request.typed().text("email"),
                rawPassword(request));
        FormCheck check = checked(request, open, filled);
        if (!check.isFine()) {
            showLink(request, check);
            return;
        }
        switch (firstAccount.redeem(link(request), filled, browser(request))) {
            case FirstAccount.Outcome.Gone gone -> request.show("admin/link-gone", new Gone(request.frame()));
            case FirstAccount.Outcome.Created created -> {
                cookie.write(request.http(), created.secret());
                request.goTo(Gate.SECOND_STEP_PATH);
            }
        }
    }

    private static FormCheck checked(StaffRequest request, FirstAccount.Open open, FirstAccount.Filled filled) {
        var check = new FormCheck();
        String email = filled.email();
        if (open instanceof FirstAccount.Open.Colleague colleague) {
            email = colleague.email();
        } else {
            checkName(request, check, "organisation", filled.organisation());
            checkName(request, check, "name", filled.name());
            checkEmail(request, check, email);
        }
        Passwords.refusal(filled.password(), email)
                .ifPresent(refusal -> check.wrong(
                        "password",
                        request.text("admin.password." + refusal.name().toLowerCase(java.util.Locale.ROOT))));
        return check;
    }

    static void checkName(StaffRequest request, FormCheck check, String field, String value) {
        if (!PersonFields.isName(value)) {
            check.wrong(field, request.text("admin.wrong.name"));
        }
    }

    static void checkEmail(StaffRequest request, FormCheck check, String email) {
        if (!PersonFields.isEmail(email)) {
            check.wrong("email", request.text("admin.wrong.email"));
        }
    }

    private static String link(StaffRequest request) {
        return request.http().pathParam("link");
    }

    /** A password may begin or end with a space. */
    private static String rawPassword(StaffRequest request) {
        List<String> values = request.typed().all("password");
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static String browser(StaffRequest request) {
        @Nullable String agent = request.http().request().getHeader(HttpHeaders.USER_AGENT);
        return agent == null ? "" : agent;
    }

    /** Where to go after signing in: a page of staff and nothing else. */
    static String ownPath(String asked) {
        boolean leaves = asked.contains("//") || asked.contains("..");
        return OWN_PATH.matcher(asked).matches() && !leaves ? asked : "/admin";
    }
}
