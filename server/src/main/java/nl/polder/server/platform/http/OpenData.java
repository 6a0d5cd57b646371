package nl.polder.server.platform.http;

import io.vertx.ext.web.RoutingContext;

/**
 * What anybody may take, also a program in a page of another site (CORS). Only for answers that are the same for everybody: a
 * browser sends no cookie along, and none would be looked at.
 */
public final class OpenData {
    private OpenData() {}

    /** Widens what {@link SecurityHeaders} set. */
    public static void allow(RoutingContext http) {
        http.response()
                .headers()
                .set("Access-Control-Allow-Origin", "*")
                .set("Access-Control-Expose-Headers", "ETag, Link, Repr-Digest, Content-Disposition")
                .set("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
