package nl.polder.server.participation;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import nl.polder.server.platform.http.OpenData;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Routes;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every endpoint of the API: no trailing slash, JSON or nothing, never kept by a cache unless the endpoint says
 * so; and the contract itself.
 */
public final class ApiGate implements Routes, Handler<RoutingContext> {
    private static final String CONTRACT = "openapi/polder-v1.json";

    private final Buffer contract;

    public ApiGate(Vertx vertx) {
        this.contract = vertx.fileSystem().readFileBlocking(CONTRACT);
    }

    @Override
    public void mount(Router router) {
        router.route("/api/v1/*").handler(this);
        router.get("/api/v1/openapi.json").handler(http -> {
            OpenData.allow(http);
            http.response().putHeader("Content-Type", "application/json").end(contract);
        });
    }

    @Override
    public void handle(RoutingContext http) {
        http.response().putHeader("Cache-Control", "no-store");
        if (http.request().path().endsWith("/")) {
            http.fail(Problems.notFound());
        } else if (!acceptsJson(http.request().getHeader("Accept"))
                && !http.request().path().endsWith("/events")) {
            http.fail(Problems.notAcceptable());
        } else {
            http.next();
        }
    }

    static boolean acceptsJson(@Nullable String accept) {
        if (accept == null) {
            return true;
        }
        for (String range : accept.split(",")) {
            String type = range.split(";", 2)[0].strip();
            if (type.equals("*/*")
                    || type.equals("application/*")
                    || type.equals("application/json")
                    || type.equals("application/problem+json")) {
                return true;
            }
        }
        return false;
    }
}
