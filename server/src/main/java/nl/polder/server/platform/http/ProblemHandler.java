package nl.polder.server.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that turns an error into HTTP: {@code application/problem+json} for programs, a page for people (by
 * {@code Accept}). What is our fault is logged once, with the request id; the client gets no detail of it.
 */
public final class ProblemHandler implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    private static final int OUR_FAULT = 500;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ErrorPage page;

    public ProblemHandler(ErrorPage page) {
        this.page = page;
    }

    @Override
    public void handle(RoutingContext http) {
        Problem problem = problemOf(http);
        if (problem.type().equals("internal-error")) {
            LOG.atError()
                    .addKeyValue("requestId", RequestId.of(http))
                    .addKeyValue("route", route(http))
                    .setCause(http.failure())
                    .log("request failed");
        }
        HttpServerResponse response = http.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        write(http, response.setStatusCode(problem.status()), problem);
    }

    /** Where it failed, with what the address named left out: a link of the first sign-in is a secret, and a name may be one. */
    private static String route(RoutingContext http) {
        Map<String, String> names = new HashMap<>();
        http.pathParams().forEach((name, value) -> {
            names.put(value, ":" + name);
            names.put(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"), ":" + name);
        });
        return Arrays.stream(http.normalizedPath().split("/"))
                .map(part -> names.getOrDefault(part, part))
                .collect(Collectors.joining("/"));
    }

    private static Problem problemOf(RoutingContext http) {
        @Nullable Throwable failure = http.failure();
        ProblemException problem = switch (failure) {
            case null -> Problems.ofStatus(http.statusCode());
            case ProblemException ours -> ours;
            case RejectedExecutionException full -> Problems.overloaded(RETRY_AFTER);
            case DecodeException malformed -> Problems.malformedBody();
            case JsonProcessingException malformed -> Problems.malformedBody();
            default -> Problems.ofStatus(http.statusCode() < OUR_FAULT ? http.statusCode() : OUR_FAULT);
        };
        return problem.problem();
    }

    private void write(RoutingContext http, HttpServerResponse response, Problem problem) {
        problem.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (wantsPage(http)) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                    .end(page.render(http, problem));
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                    .end(json(http, problem));
        }
    }

    /** Programs often send {@code *}{@code /*}: only who names HTML gets the page, and the API never does. */
    private static boolean wantsPage(RoutingContext http) {
        @Nullable String accept = http.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains("text/html")
                && !http.normalizedPath().startsWith("/api/");
    }

    private static Buffer json(RoutingContext http, Problem problem) {
        JsonObject json = new JsonObject()
                .put("type", "/problems/" + problem.type())
                .put("title", problem.title())
                .put("status", problem.status());
        if (!problem.detail().isEmpty()) {
            json.put("detail", problem.detail());
        }
        json.put("instance", "/requests/" + RequestId.of(http));
        problem.members().forEach(json::put);
        return json.toBuffer();
    }
}
