package nl.polder.server.platform.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;

/** Tells whether a reader has the very bytes that it asks for (RFC 9110, 13.1.2); as they came, or compressed on the way. */
final class EntityTags {
    private static final int NOT_MODIFIED = 304;

    private EntityTags() {}

    /** @param tag with its quotes */
    static boolean isKnown(RoutingContext http, String tag) {
        String known = http.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null
                && Arrays.stream(known.split(","))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals(tag) || one.equals("*"));
    }

    /** Answers that there is nothing new, when the headers are set. */
    static Future<Void> sendNotModified(RoutingContext http) {
        return http.response().setStatusCode(NOT_MODIFIED).end();
    }
}
