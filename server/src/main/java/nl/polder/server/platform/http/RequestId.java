package nl.polder.server.platform.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Gives each request a random number that the log and the error page share. It says nothing about who asked. */
public final class RequestId implements Handler<RoutingContext> {
    private static final String KEY = "requestId";
    private static final int BYTES = 8;

    private final SecureRandom random;

    RequestId(SecureRandom random) {
        this.random = random;
    }

    @Override
    public void handle(RoutingContext http) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        http.put(KEY, id);
        http.response().putHeader("X-Request-Id", id);
        http.next();
    }

    /** The request's id, 16 hexadecimal digits; "none" for a request that failed before it got one. */
    public static String of(RoutingContext http) {
        return http.get(KEY, "none");
    }
}
