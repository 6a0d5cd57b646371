package nl.polder.server.site;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.http.Routes;
import nl.polder.server.platform.render.Pages;

/** {@code /accessibility}, {@code /.well-known/security.txt} (RFC 9116) and {@code /robots.txt}. */
public final class SiteRoutes implements Routes {

    /** RFC 9116 wants a date below a year ahead; it moves on with every request. */
    private static final Duration VALID = Duration.ofDays(180);

    private final Pages pages;
    private final Settings settings;
    private final Clock clock;

    public SiteRoutes(Pages pages, Settings settings, Clock clock) {
        this.pages = pages;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/accessibility").handler(this::accessibility);
        router.get("/.well-known/security.txt").handler(this::security);
        router.get("/robots.txt")
                .handler(http -> text(http, "User-agent: *\nDisallow: /admin/\nDisallow: /c/*/mine\n"));
    }

    private void accessibility(RoutingContext http) {
        pages.send(
                http, "accessibility", new AccessibilityView(settings.contact().orElse("")));
    }

    private void security(RoutingContext http) {
        String contact = settings.contact()
                .map(mail -> "mailto:" + mail)
                .orElse(settings.publicUrl() + "/accessibility#contact");
        text(http, """
                Contact: %s
                Expires: %s
                Preferred-Languages: nl, en
                Canonical: %s/.well-known/security.txt
                """.formatted(
                        contact, clock.instant().plus(VALID).truncatedTo(ChronoUnit.DAYS), settings.publicUrl()));
    }

    private static void text(RoutingContext http, String text) {
        http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(text);
    }

    /** @param contact e-mail address of the operator, may be empty */
    record AccessibilityView(String contact) {}
}
