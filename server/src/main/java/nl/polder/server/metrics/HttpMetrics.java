package nl.polder.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import nl.polder.server.platform.http.Routes;
import org.jspecify.annotations.Nullable;

/** Counts and times every request by method, route and status. The route is the pattern, never the path, which may name people. */
public final class HttpMetrics implements Routes {
    private static final Duration[] OBJECTIVES = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private final MeterRegistry registry;

    public HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Mounted first, so that it sees the answer of whatever follows. */
    @Override
    public void mount(Router router) {
        router.route().handler(http -> {
            long start = System.nanoTime();
            http.addEndHandler(ended -> record(http, System.nanoTime() - start));
            http.next();
        });
    }

    private void record(RoutingContext http, long nanos) {
        Timer.builder("polder.http.requests")
                .description("Time from the first byte of a request to the last of its answer")
                .serviceLevelObjectives(OBJECTIVES)
                .tag("method", http.request().method().name())
                .tag("route", route(http))
                .tag("status", Integer.toString(http.response().getStatusCode()))
                .register(registry)
                .record(Duration.ofNanos(nanos));
    }

    private static String route(RoutingContext http) {
        @Nullable Route route = http.currentRoute();
        @Nullable String path = route == null ? null : route.getPath();
        return path == null ? "other" : path;
    }
}
