package nl.polder.server.platform.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the protocol's reader gave up on, and ends the connection: what follows on it cannot be read either. Nothing is known
 * of who asks, neither language nor kind of program, so the answer is the one for programs.
 */
final class UnreadableRequests implements Handler<HttpServerRequest> {
    @Override
    public void handle(HttpServerRequest request) {
        Problem problem = problemOf(request.decoderResult().cause());
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(new JsonObject()
                        .put("type", "/problems/" + problem.type())
                        .put("title", problem.title())
                        .put("status", problem.status())
                        .toBuffer())
                .onComplete(sent -> request.connection().close());
    }

    private static Problem problemOf(@Nullable Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line -> new Problem("address-too-long", 414, "The address is too long.");
            case TooLongHttpHeaderException header ->
                new Problem("headers-too-long", 431, "The headers, cookies among them, are too long.");
            case null, default -> new Problem("malformed-request", 400, "This is no request that can be read.");
        };
    }
}
