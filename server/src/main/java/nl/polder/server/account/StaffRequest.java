package nl.polder.server.account;

import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.audit.AuditEntry.Actor;
import nl.polder.server.i18n.Formats;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.render.PageAddress;
import nl.polder.server.platform.render.Pages;
import org.jspecify.annotations.Nullable;

/** A request that the gate has let in: who sends it, about which conversation, what they typed, and how to answer. */
public final class StaffRequest {

    private final RoutingContext http;
    private final Pages pages;
    private final Typed typed;
    private final Optional<Principal> principal;
    private final Optional<ConversationScope> conversation;
    private final String csrf;

    StaffRequest(
            RoutingContext http,
            Pages pages,
            Typed typed,
            Optional<Principal> principal,
            Optional<ConversationScope> conversation,
            String csrf) {
        this.http = http;
        this.pages = pages;
        this.typed = typed;
        this.principal = principal;
        this.conversation = conversation;
        this.csrf = csrf;
    }

    public RoutingContext http() {
        return http;
    }

    /** Who it is; only where somebody has to be signed in. */
    public Principal principal() {
        return principal.orElseThrow(Problems::signInNeeded);
    }

    /** The conversation of the address; only below {@code /admin/c/:slug}. */
    public ConversationScope conversation() {
        return conversation.orElseThrow();
    }

    public Actor actor() {
        return principal().actor();
    }

    /** What was typed, now or before the session ended. */
    public Typed typed() {
        return typed;
    }

    /** True on a page that shows again what was typed before the session ended. */
    public boolean isKept() {
        return !typed.isEmpty() && http.request().method().name().equals("GET");
    }

    public boolean may(Action action) {
        return switch (action.scope()) {
            case PUBLIC, SELF -> true;
            case ORGANISATION -> Permissions.allows(action, principal().everywhere());
            case CONVERSATION ->
                conversation.isPresent()
                        && Permissions.allows(
                                action, principal().rolesIn(conversation.get().id()));
        };
    }

    public void require(Action action) {
        if (!may(action)) {
            throw Problems.roleNeeded();
        }
    }

    /** A number in the address. What is not one is not there. */
    public int pathNumber(String name) {
        try {
            return Integer.parseInt(http.pathParam(name));
        } catch (NumberFormatException e) {
            throw Problems.notFound();
        }
    }

    public String query(String name) {
        @Nullable String value = http.queryParams().get(name);
        return value == null ? "" : value;
    }

    public String text(String key) {
        return pages.text(http, key);
    }

    public String text(String key, Map<String, ?> arguments) {
        return pages.text(http, key, arguments);
    }

    /** The sentence for {@code ?said=code} after a form, of a closed list; empty when nothing was said. */
    public String said() {
        return textIfAny("admin.said." + query("said"));
    }

    /** Of a key that is made of what was stored or asked; empty when there is no such text. */
    public String textIfAny(String key) {
        return pages.messages().has(pages.language(http), key) ? text(key) : "";
    }

    public Formats formats() {
        return pages.formats(http);
    }

    /** How a page that is not of the desk writes its links. */
    public PageAddress address() {
        return pages.address(http);
    }

    public String language() {
        return pages.language(http).tag();
    }

    public void show(String template, Object view) {
        pages.send(http, template, view);
    }

    public void goTo(String path) {
        pages.redirect(http, path);
    }

    /** What the frame of every page of staff needs. */
    public StaffFrame frame() {
        return StaffFrame.of(this, csrf);
    }
}
