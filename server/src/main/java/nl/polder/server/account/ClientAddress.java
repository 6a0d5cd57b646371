package nl.polder.server.account;

import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, for limits only. A forwarded header counts when it comes from a proxy we know. */
final class ClientAddress {

    private final Set<String> trustedProxies;

    ClientAddress(Set<String> trustedProxies) {
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    String of(RoutingContext http) {
        String peer = http.request().remoteAddress().hostAddress();
        @Nullable String forwarded = http.request().getHeader("X-Forwarded-For");
        if (forwarded == null || !trustedProxies.contains(peer)) {
            return peer;
        }
        // The last entry is what our own proxy saw; the ones before it are what the client claims.
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
}
