package nl.polder.server.account;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.polder.server.account.Sessions.Found;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.keys.Keys;
import nl.polder.server.platform.render.Pages;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every page of staff: who is it, may they, did they mean it.
 *
 * <p>A conversation of another organisation, and one in which somebody has no role at all, does not exist for them: 404. With a role that
 * does not include the action: 403. Roles are read from the database with every request.
 */
final class Gate {

    static final String SIGN_IN_PATH = "/admin/sign-in";
    static final String SECOND_STEP_PATH = "/admin/account/second-step";

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final KeptForms keptForms;
    private final Keys keys;
    private final Pages pages;
    private final Function<String, Future<Optional<ConversationScope>>> conversations;

    Gate(
            Sessions sessions,
            SessionCookie cookie,
            KeptForms keptForms,
            Keys keys,
            Pages pages,
            Function<String, Future<Optional<ConversationScope>>> conversations) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.keptForms = keptForms;
        this.keys = keys;
        this.pages = pages;
        this.conversations = conversations;
    }

    void pass(RoutingContext http, Endpoint endpoint, boolean keepsText, StaffHandler handler) {
        http.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Optional<String> secret = cookie.read(http);
        Found found = secret.map(sessions::find).orElseGet(Found.Unknown::new);
        if (endpoint.action().scope() == Action.Scope.PUBLIC) {
            handler.handle(new StaffRequest(http, pages, typed(http), Optional.empty(), Optional.empty(), ""));
            return;
        }
        switch (found) {
            case Found.Unknown unknown -> toSignIn(http, endpoint);
            case Found.Ended ended -> {
                if (keepsText) {
                    keptForms.keep(ended.account(), http.normalizedPath(), typed(http));
                }
                toSignIn(http, endpoint);
            }
            case Found.Active active ->
                passKnown(http, endpoint, keepsText, handler, active.principal(), csrf(secret.orElseThrow()));
        }
    }

    private void passKnown(
            RoutingContext http,
            Endpoint endpoint,
            boolean keepsText,
            StaffHandler handler,
            Principal principal,
            String csrf) {
        if (!principal.secondFactor() && endpoint.action() != Action.OWN_ACCOUNT) {
            pages.redirect(http, SECOND_STEP_PATH);
            return;
        }
        Optional<ConversationScope> conversation = authorise(http, endpoint.action(), principal);
        Typed typed = typed(http);
        if (endpoint.changes() && !sameCsrf(csrf, typed.text("csrf"))) {
            // A page from before this session: shown again with what was typed, to be sent again.
            if (!keepsText) {
                throw Problems.foreignOrigin();
            }
            keptForms.keep(principal.account(), http.normalizedPath(), typed);
            pages.redirect(http, http.normalizedPath());
            return;
        }
        if (!endpoint.changes()
                && principal.keptPath().filter(http.normalizedPath()::equals).isPresent()) {
            typed = keptForms.take(principal.account(), http.normalizedPath());
        }
        handler.handle(new StaffRequest(http, pages, typed, Optional.of(principal), conversation, csrf));
    }

    /** The conversation of the address, when there is one in it; or 404, or 403. */
    private Optional<ConversationScope> authorise(RoutingContext http, Action action, Principal principal) {
        return switch (action.scope()) {
            case PUBLIC, SELF -> Optional.empty();
            case ORGANISATION -> {
                if (!Permissions.allows(action, principal.everywhere())) {
                    throw Problems.roleNeeded();
                }
                yield Optional.empty();
            }
            case CONVERSATION -> Optional.of(authoriseIn(http.pathParam("slug"), action, principal));
        };
    }

    private ConversationScope authoriseIn(String slug, Action action, Principal principal) {
        ConversationScope conversation = conversations
                .apply(slug)
                .await()
                .filter(found -> found.organisation() == principal.organisation())
                .orElseThrow(Problems::notFound);
        Set<Role> roles = principal.rolesIn(conversation.id());
        if (roles.isEmpty()) {
            throw Problems.notFound();
        }
        if (!Permissions.allows(action, roles)) {
            throw Problems.roleNeeded();
        }
        return conversation;
    }

    /** A person goes to sign in and comes back; a program gets a problem. */
    private void toSignIn(RoutingContext http, Endpoint endpoint) {
        @Nullable String accept = http.request().getHeader(HttpHeaders.ACCEPT);
        if (accept == null || !accept.contains("text/html")) {
            throw Problems.signInNeeded();
        }
        String query =
                http.request().query() == null ? "" : "?" + http.request().query();
        String back = http.normalizedPath() + (endpoint.changes() ? "" : query);
        pages.redirect(http, SIGN_IN_PATH + "?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
    }

    private static Typed typed(RoutingContext http) {
        return Typed.of(http.request().formAttributes());
    }

    private String csrf(String sessionSecret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.hmac("csrf", Secrets.hash(sessionSecret)));
    }

    private static boolean sameCsrf(String expected, String sent) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
