package nl.polder.server.account;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.sqlclient.SqlClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import nl.polder.server.account.AccountStore.Account;
import nl.polder.server.account.OidcFlows.Flow;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.audit.AuditEntry.Actor;
import nl.polder.server.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in with the account of the organisation: there and back. An e-mail address in a token never opens an account. */
final class OidcRoutes {

    static final String BACK_PATH = "/admin/oidc/back";

    /** In a cookie: neither a secret of ours nor base64 has it. */
    private static final String SEPARATOR = "/";

    private static final Logger LOG = LoggerFactory.getLogger(OidcRoutes.class);

    private final Db db;
    private final AccountStore store = new AccountStore();
    private final OidcProvider provider;
    private final OidcFlows flows;
    private final FirstLinks links;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Audit audit;
    private final boolean tls;

    OidcRoutes(
            Db db,
            OidcProvider provider,
            OidcFlows flows,
            FirstLinks links,
            Sessions sessions,
            SessionCookie cookie,
            Audit audit,
            boolean tls) {
        this.db = db;
        this.provider = provider;
        this.flows = flows;
        this.links = links;
        this.sessions = sessions;
        this.cookie = cookie;
        this.audit = audit;
        this.tls = tls;
    }

    void mount(StaffRoutes staff) {
        staff.page("/admin/oidc/start", Action.SIGN_IN, this::start);
        staff.page(BACK_PATH, Action.SIGN_IN, this::back);
        staff.page("/admin/oidc/refused", Action.SIGN_IN, this::refused);
    }

    private void start(StaffRequest request) {
        OidcFlows.Begun begun = flows.begin(request.query("link"));
        String address = provider.startAddress(begun.state(), begun.nonce(), begun.challenge());
        String to = SignInRoutes.ownPath(request.query("to"));
        request.http().response().addCookie(stateCookie(begun.state() + SEPARATOR + encoded(to)));
        request.http()
                .response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, address)
                .end();
    }

    private void back(StaffRequest request) {
        String state = request.query("state");
        @Nullable Cookie sent = request.http().request().getCookie(cookieName());
        String[] begun = sent == null ? new String[] {""} : sent.getValue().split(SEPARATOR, 2);
        boolean sameBrowser = !state.isEmpty() && state.equals(begun[0]);
        Optional<Flow> flow = sameBrowser ? flows.take(state) : Optional.empty();
        request.http().response().addCookie(stateCookie("").setMaxAge(0));
        if (flow.isEmpty() || request.query("code").isEmpty()) {
            refuse(request, "state");
            return;
        }
        switch (provider.finish(
                request.query("code"), flow.get().verifier(), flow.get().nonce())) {
            case OidcProvider.Answer.Identified who ->
                signIn(request, who, flow.get(), SignInRoutes.ownPath(begun.length == 2 ? decoded(begun[1]) : ""));
            case OidcProvider.Answer.NoSecondStep none -> refuse(request, "second-step");
            case OidcProvider.Answer.Refused refused -> {
                LOG.warn("identity provider's token refused: {}", refused.why());
                refuse(request, "token");
            }
        }
    }

    private void signIn(StaffRequest request, OidcProvider.Answer.Identified who, Flow flow, String to) {
        @Nullable String agent = request.http().request().getHeader(HttpHeaders.USER_AGENT);
        Optional<String> secret = db.inTransaction(tx -> person(tx, who, flow).map(person -> {
            var actor = new Actor(person.organisation(), Optional.of(person.id()), person.name());
            audit.record(tx, AuditEntry.of(actor, "signed-in", "account " + person.id()));
            return sessions.begin(tx, person.id(), Sessions.Method.OIDC, agent == null ? "" : agent);
        }));
        if (secret.isEmpty()) {
            refuse(request, "nobody");
            return;
        }
        cookie.write(request.http(), secret.get());
        request.goTo(to);
    }

    /** Who it is: known by issuer and subject, or invited by a link that this visit uses up. */
    private Optional<Account> person(SqlClient tx, OidcProvider.Answer.Identified who, Flow flow) {
        if (flow.linkHash().isPresent()) {
            links.use(tx, flow.linkHash().get().getBytes())
                    .flatMap(FirstLinks.Link::account)
                    .ifPresent(account -> store.setIdentity(tx, account, who.issuer(), who.subject()));
        }
        return store.findByIdentity(tx, who.issuer(), who.subject()).filter(person -> !person.disabled());
    }

    private record RefusedView(StaffFrame frame, String why) {}

    private void refuse(StaffRequest request, String why) {
        request.goTo("/admin/oidc/refused?why=" + why);
    }

    private void refused(StaffRequest request) {
        String why = switch (request.query("why")) {
            case "second-step" -> "admin.oidc.secondStep";
            case "nobody" -> "admin.oidc.nobody";
            case "token" -> "admin.oidc.token";
            default -> "admin.oidc.state";
        };
        request.show("admin/oidc-refused", new RefusedView(request.frame(), request.text(why)));
    }

    private static String encoded(String path) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(path.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when somebody changed the cookie; it is checked to be a page of ours after this. */
    private static String decoded(String sent) {
        try {
            return new String(Base64.getUrlDecoder().decode(sent), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException changed) {
            return "";
        }
    }

    private String cookieName() {
        return tls ? "__Host-polder-oidc" : "polder-oidc";
    }

    /** The state of this visit and the page to go to after it. */
    private Cookie stateCookie(String value) {
        return Cookie.cookie(cookieName(), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(tls)
                .setSameSite(CookieSameSite.LAX);
    }
}
