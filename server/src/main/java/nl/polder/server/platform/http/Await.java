package nl.polder.server.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.internal.VertxInternal;
import io.vertx.ext.web.RoutingContext;

/** Runs a handler where {@code Future.await} works: each request on a virtual thread of its own, so none waits for another. */
public final class Await {
    private Await() {}

    /** What the handler throws goes to {@link ProblemHandler}. The body must have been read before, which the server's router does. */
    public static Handler<RoutingContext> handler(Handler<RoutingContext> reading) {
        return http -> ((VertxInternal) http.vertx())
                .createVirtualThreadContext()
                .runOnContext(ignored -> {
                    try {
                        reading.handle(http);
                    } catch (Throwable failure) {
                        http.fail(failure);
                    }
                });
    }
}
