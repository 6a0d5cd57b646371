package nl.polder.server.metrics;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BooleanSupplier;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.db.Db;

/**
 * The operator's port: {@code /health/live} (the process answers), {@code /health/ready} (it accepts work and the database
 * answers; 503 while it drains) and {@code /metrics} for Prometheus. Not for the public: no reverse proxy should pass it on.
 */
public final class MetricsServer {
    private static final int UNAVAILABLE = 503;
    private static final int NOT_FOUND = 404;

    private final Vertx vertx;
    private final Db db;
    private final PrometheusMeterRegistry registry;
    private final BooleanSupplier draining;

    public MetricsServer(Vertx vertx, Db db, PrometheusMeterRegistry registry, BooleanSupplier draining) {
        this.vertx = vertx;
        this.db = db;
        this.registry = registry;
        this.draining = draining;
    }

    /** @return the port it listens on */
    @SuppressWarnings("resource") // The binders live as long as the process.
    public Future<Integer> listen(Settings settings, int port) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        return vertx.createHttpServer(
                        new HttpServerOptions().setHost(settings.bind()).setPort(port))
                .requestHandler(this::answer)
                .listen()
                .map(HttpServer::actualPort);
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/health/live" -> say(request, 200, "live");
            case "/health/ready" -> ready(request);
            case "/metrics" ->
                request.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(registry.scrape());
            default -> say(request, NOT_FOUND, "here are /health/live, /health/ready and /metrics");
        }
    }

    private void ready(HttpServerRequest request) {
        if (draining.getAsBoolean()) {
            say(request, UNAVAILABLE, "draining");
            return;
        }
        db.query("SELECT 1")
                .onSuccess(one -> say(request, 200, "ready"))
                .onFailure(gone -> say(request, UNAVAILABLE, "the database does not answer"));
    }

    private static void say(HttpServerRequest request, int status, String words) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(words + "\n");
    }
}
