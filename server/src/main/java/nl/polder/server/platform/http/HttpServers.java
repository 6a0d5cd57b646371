package nl.polder.server.platform.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import nl.polder.server.platform.config.Settings;
import org.jspecify.annotations.Nullable;

/** The public HTTP server: the router that every request passes, served by two event loops; and its end, in order. */
public final class HttpServers {
    private static final int INSTANCES = 2;
    /** The contract's version, on every answer of the API, problems too. */
    private static final String API_VERSION = "1.0.0";

    private static final long BODY_BYTES_MAX = 64 * 1024;
    /** Four texts of 20 000 characters, each up to nine bytes as a form sends them. */
    private static final long LONG_FORM_BYTES_MAX = 1024 * 1024;

    private static final int FORM_FIELD_BYTES_MAX = 256 * 1024;
    private static final long UPLOAD_BYTES_MAX = 16 * 1024 * 1024;
    private static final int IDLE_SECONDS = 60;
    private static final int DRAIN_SECONDS = 10;

    private final Vertx vertx;
    private final Settings settings;

    public HttpServers(Vertx vertx, Settings settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    /**
     * The router: what every request passes first, then the features' routes, then 404.
     *
     * @param formToken see {@link SameSiteCheck}
     */
    public Router router(List<Routes> features, ErrorPage page, Predicate<RoutingContext> formToken) {
        var random = new SecureRandom();
        var router = Router.router(vertx);
        // Whatever can be read answers HEAD as well: the server leaves the body away.
        router.head()
                .handler(http -> http.reroute(HttpMethod.GET, http.request().uri()));
        router.route().handler(new RequestId(random));
        router.route().handler(new SecurityHeaders(settings.tls(), random));
        router.route("/api/v1/*").handler(http -> {
            http.response().putHeader("API-Version", API_VERSION);
            http.next();
        });
        // A list of statements to begin with is the one thing that is sent as a file.
        router.routeWithRegex("/admin/c/[a-z0-9-]+/seeds/csv")
                .handler(BodyHandler.create(System.getProperty("java.io.tmpdir"))
                        .setBodyLimit(UPLOAD_BYTES_MAX)
                        .setDeleteUploadedFilesOnEnd(true));
        router.routeWithRegex("/admin/c/[a-z0-9-]+/settings")
                .handler(BodyHandler.create(false).setBodyLimit(LONG_FORM_BYTES_MAX));
        router.route().handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX));
        router.route().handler(new SameSiteCheck(settings.publicUrl(), formToken));
        router.route().failureHandler(new ProblemHandler(page));
        features.forEach(feature -> feature.mount(router));
        router.route().last().handler(http -> http.fail(Problems.notFound()));
        return router;
    }

    /** Listens; succeeds when connections are accepted. */
    public Future<String> listen(Router router) {
        var options = new HttpServerOptions()
                .setHost(settings.bind())
                .setPort(settings.port())
                .setIdleTimeout(IDLE_SECONDS)
                // Some programs ask to upgrade a plain connection to HTTP/2; once a large answer then came as HTTP/1.1
                // all the same.
                .setHttp2ClearTextEnabled(false)
                .setMaxFormAttributeSize(FORM_FIELD_BYTES_MAX)
                .setCompressionSupported(true);
        return vertx.deployVerticle(
                () -> new HttpVerticle(options, router), new DeploymentOptions().setInstances(INSTANCES));
    }

    /** One event loop's share of the server. Its end accepts no more and lets what has begun finish, at most 10 s. */
    private static final class HttpVerticle extends VerticleBase {
        private final HttpServerOptions options;
        private final Router router;
        private @Nullable HttpServer server;

        HttpVerticle(HttpServerOptions options, Router router) {
            this.options = options;
            this.router = router;
        }

        @Override
        public Future<?> start() {
            HttpServer starting = vertx.createHttpServer(options)
                    .requestHandler(router)
                    .invalidRequestHandler(new UnreadableRequests());
            server = starting;
            return starting.listen();
        }

        @Override
        public Future<?> stop() {
            return server == null ? Future.succeededFuture() : server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS);
        }
    }
}
