package nl.polder.server.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a handler where {@code Future.await} works: each request on a virtual thread of its own, so none waits for another. */
public final class Await {
    private static final Logger LOG = LoggerFactory.getLogger(Await.class);

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

    /** Work in await style for whoever is not on a virtual thread. */
    public static <T extends @Nullable Object> Future<T> call(Vertx vertx, Callable<T> work) {
        Promise<T> answer = Promise.promise();
        ((VertxInternal) vertx).createVirtualThreadContext().runOnContext(ignored -> {
            try {
                answer.complete(work.call());
            } catch (Throwable failure) {
                answer.fail(failure);
            }
        });
        return answer.future();
    }

    /** Work beside requests, such as a job by the clock; what it throws is logged and the next turn tries again. */
    public static void run(Vertx vertx, Runnable work) {
        try {
            ((VertxInternal) vertx).createVirtualThreadContext().runOnContext(ignored -> attempt(work));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("job not begun, Polder stops: {}", stopping.toString());
        }
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warn("job failed, will be tried again: {}", failure.toString());
        }
    }
}
