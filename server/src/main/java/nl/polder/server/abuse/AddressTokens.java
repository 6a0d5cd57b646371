package nl.polder.server.abuse;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns the network a request comes from (/24 of IPv4, /48 of IPv6) into a token that means nothing outside this process: HMAC
 * with a key that is never stored. Neither addresses nor tokens are written anywhere.
 */
public final class AddressTokens {
    private static final int KEY_BYTES = 32;
    private static final int TOKEN_BYTES = 16;
    private static final int IPV4_BYTES = 4;
    private static final int IPV4_NETWORK_BYTES = 3;
    private static final int IPV6_NETWORK_BYTES = 6;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Set<String> trustedProxies;

    /** @param trustedProxies addresses whose {@code X-Forwarded-For} is believed; nobody else's is */
    public AddressTokens(SecureRandom random, Set<String> trustedProxies) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, ALGORITHM);
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    /** 16 bytes, the same for the same network as long as this process lives. */
    public Buffer of(HttpServerRequest request) {
        return token(clientAddress(request));
    }

    private String clientAddress(HttpServerRequest request) {
        String peer =
                request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
        @Nullable String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !trustedProxies.contains(peer)) {
            return peer;
        }
        // The last entry is the one that our own proxy added; what stands before it the client may have written.
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    Buffer token(String address) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Buffer.buffer(Arrays.copyOf(mac.doFinal(network(address)), TOKEN_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Only literal addresses: a name is never looked up. */
    private static byte[] network(String address) {
        if (address.isEmpty() || !address.matches("[0-9a-fA-F:.]+") || !address.matches(".*[:.].*")) {
            return new byte[0];
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return Arrays.copyOf(bytes, bytes.length == IPV4_BYTES ? IPV4_NETWORK_BYTES : IPV6_NETWORK_BYTES);
        } catch (UnknownHostException notAnAddress) {
            return new byte[0];
        }
    }
}
