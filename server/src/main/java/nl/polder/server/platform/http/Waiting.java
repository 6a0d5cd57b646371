package nl.polder.server.platform.http;

import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.VertxInternal;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps a connection open while an answer takes long: without a sign of life the server, and proxies before it, end a connection on
 * which nothing moves. The sign is the interim answer 100, which every client skips; HTTP/1.0 knows none, and gets none.
 */
public final class Waiting {
    /** A third of the shortest time after which a usual proxy gives up. */
    private static final long SIGN_EVERY_MILLIS = TimeUnit.SECONDS.toMillis(20);

    private Waiting() {}

    /** Does the work; in await style. */
    public static <T> T during(RoutingContext http, Supplier<T> work) {
        return during(http, SIGN_EVERY_MILLIS, work);
    }

    static <T> T during(RoutingContext http, long everyMillis, Supplier<T> work) {
        if (http.request().version() == HttpVersion.HTTP_1_0) {
            return work.get();
        }
        // On a context of its own: that of the request is busy with the work.
        var beside = ((VertxInternal) http.vertx()).createEventLoopContext();
        long timer = beside.setPeriodic(everyMillis, each -> {
            if (!http.response().headWritten() && !http.response().closed()) {
                http.response().writeContinue();
            }
        });
        try {
            return work.get();
        } finally {
            http.vertx().cancelTimer(timer);
        }
    }
}
