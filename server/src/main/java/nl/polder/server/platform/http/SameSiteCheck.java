package nl.polder.server.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a state change that another site made the browser send. In this order: {@code Sec-Fetch-Site} decides if it is there;
 * else {@code Origin}; else {@code Referer}; if all three are absent, no browser of today sent it: then what a foreign form
 * cannot send passes (a JSON body, or DELETE), or a form token bound to the credential.
 */
public final class SameSiteCheck implements Handler<RoutingContext> {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final String publicOrigin;
    private final Predicate<RoutingContext> formToken;

    /**
     * @param publicUrl the only origin whose pages may change anything here
     * @param formToken whether the body holds a token bound to the request's credential
     */
    public SameSiteCheck(URI publicUrl, Predicate<RoutingContext> formToken) {
        this.publicOrigin = publicUrl.toString().toLowerCase(Locale.ROOT);
        this.formToken = formToken;
    }

    @Override
    public void handle(RoutingContext http) {
        if (READING.contains(http.request().method()) || accepted(http)) {
            http.next();
        } else {
            http.fail(Problems.foreignOrigin());
        }
    }

    private boolean accepted(RoutingContext http) {
        HttpServerRequest request = http.request();
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        @Nullable String origin = request.getHeader("Origin");
        @Nullable String referer = request.getHeader("Referer");
        if (site != null) {
            return OWN.contains(site);
        }
        if (origin != null) {
            return origin.toLowerCase(Locale.ROOT).equals(publicOrigin);
        }
        if (referer != null) {
            return fromHere(referer.toLowerCase(Locale.ROOT));
        }
        return isJson(request) || request.method().equals(HttpMethod.DELETE) || formToken.test(http);
    }

    private boolean fromHere(String referer) {
        return referer.equals(publicOrigin) || referer.startsWith(publicOrigin + "/");
    }

    private static boolean isJson(HttpServerRequest request) {
        @Nullable String type = request.getHeader("Content-Type");
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }
}
