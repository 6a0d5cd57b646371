package nl.polder.server.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Draws a problem for a person; the pages' templates do it, so it is passed in. */
@FunctionalInterface
public interface ErrorPage {
    /** @return a whole HTML page in UTF-8 */
    Buffer render(RoutingContext http, Problem problem);
}
