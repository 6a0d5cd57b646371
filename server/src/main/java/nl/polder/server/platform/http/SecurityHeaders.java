package nl.polder.server.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The headers that keep a page to itself: no foreign script, no frame elsewhere, no referrer to others. Set first, so that a
 * feature can widen one of them for its own answer ({@link #allowFrames}).
 */
public final class SecurityHeaders implements Handler<RoutingContext> {
    private static final String NONCE = "cspNonce";
    private static final int NONCE_BYTES = 16;
    private static final String HSTS = "max-age=31536000; includeSubDomains";

    private final boolean tls;
    private final SecureRandom random;

    SecurityHeaders(boolean tls, SecureRandom random) {
        this.tls = tls;
        this.random = random;
    }

    @Override
    public void handle(RoutingContext http) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        http.put(NONCE, Base64.getEncoder().withoutPadding().encodeToString(bytes));
        MultiMap headers = http.response().headers();
        headers.set("Content-Security-Policy", policy(http, "'none'"))
                .set("X-Content-Type-Options", "nosniff")
                // With no-referrer Chromium sends "Origin: null" on a page's own form, which the same-site check
                // refuses.
                .set("Referrer-Policy", "same-origin")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()");
        if (tls) {
            headers.set("Strict-Transport-Security", HSTS);
        }
        http.next();
    }

    /** The nonce that a script or style element of this answer must carry. */
    public static String nonce(RoutingContext http) {
        return http.get(NONCE, "");
    }

    /** Lets these origins, separated by spaces, show the answer in a frame. */
    public static void allowFrames(RoutingContext http, String origins) {
        http.response().headers().set("Content-Security-Policy", policy(http, origins));
    }

    private static String policy(RoutingContext http, String frameAncestors) {
        return "default-src 'none'; script-src 'self' 'nonce-%1$s'; style-src 'self' 'nonce-%1$s'; img-src 'self' data:;"
                        .formatted(nonce(http))
                + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none';"
                + " frame-ancestors " + frameAncestors;
    }
}
