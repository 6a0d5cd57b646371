package nl.polder.server.platform.render;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import nl.polder.server.i18n.Formats;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;
import org.jspecify.annotations.Nullable;

/** Answers requests with pages in the language of the reader; the one place that knows how a page goes over HTTP. */
public final class Pages {

    private static final String LANGUAGE_PARAMETER = "lang";

    private final Renderer renderer;

    public Pages(Renderer renderer) {
        this.renderer = renderer;
    }

    /** Sends a page that may depend on who reads it: no cache keeps it. */
    public void send(RoutingContext http, String template, Object view) {
        PageAddress address = address(http);
        if (!http.response().headers().contains(HttpHeaders.CACHE_CONTROL)) {
            // Pages of staff are kept nowhere; see Gate.
            http.response().putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, address.language().tag())
                .putHeader(HttpHeaders.VARY, "Accept-Language, Cookie")
                .end(renderer.render(template, view, address));
    }

    /** The same page again after a form that could not be carried out, with what was typed still in it. */
    public void sendAgain(RoutingContext http, int status, String template, Object view) {
        http.response().setStatusCode(status);
        send(http, template, view);
    }

    /** After a form: the browser gets another page of ours, in the same language. */
    public void redirect(RoutingContext http, String target) {
        http.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, address(http).link(target))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    public Renderer renderer() {
        return renderer;
    }

    public Language language(RoutingContext http) {
        return Language.choose(asked(http), http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    public Formats formats(RoutingContext http) {
        return new Formats(language(http));
    }

    public String text(RoutingContext http, String key, Map<String, ?> arguments) {
        return messages().text(language(http), key, arguments);
    }

    public String text(RoutingContext http, String key) {
        return text(http, key, Map.of());
    }

    public Messages messages() {
        return renderer.messages();
    }

    public PageAddress address(RoutingContext http) {
        List<Map.Entry<String, String>> query = http.queryParams().entries().stream()
                .filter(entry -> !entry.getKey().equals(LANGUAGE_PARAMETER))
                .toList();
        boolean languageAsked = Language.find(asked(http)).isPresent();
        return new PageAddress(language(http), languageAsked, http.normalizedPath(), query);
    }

    private static @Nullable String asked(RoutingContext http) {
        return http.queryParams().get(LANGUAGE_PARAMETER);
    }
}
