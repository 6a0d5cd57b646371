package nl.polder.server.account;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cookie of staff: {@code __Host-} over TLS, a plain name on {@code http://localhost}. It ends with the browser. */
final class SessionCookie {

    private final String name;
    private final boolean tls;

    SessionCookie(boolean tls) {
        this.tls = tls;
        this.name = tls ? "__Host-polder-staff" : "polder-staff";
    }

    Optional<String> read(RoutingContext http) {
        @Nullable Cookie cookie = http.request().getCookie(name);
        return cookie == null || cookie.getValue().isEmpty() ? Optional.empty() : Optional.of(cookie.getValue());
    }

    void write(RoutingContext http, String secret) {
        http.response().addCookie(cookie(secret));
    }

    void remove(RoutingContext http) {
        http.response().addCookie(cookie("").setMaxAge(0));
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(tls)
                .setSameSite(CookieSameSite.LAX);
    }
}
