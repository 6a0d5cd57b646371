package nl.polder.server.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Six-digit codes that change every 30 seconds (RFC 6238 over RFC 4226, HMAC-SHA-1: what every authenticator app reads).
 *
 * <p>A code is accepted one step early or late, because phones' clocks drift, and only for a step after the last one used, so that a code
 * that was looked over somebody's shoulder is worth nothing.
 */
final class Totp {

    static final int SECRET_BYTES = 20;
    static final Duration STEP = Duration.ofSeconds(30);

    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final int DRIFT_STEPS = 1;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /** The step whose code this is, when it is later than {@code lastUsedStep} and within one step of now; empty = wrong code. */
    static OptionalLong matchingStep(byte[] secret, String code, Instant now, long lastUsedStep) {
        String digits = code.replace(" ", "");
        long current = stepAt(now);
        for (long step = current - DRIFT_STEPS; step <= current + DRIFT_STEPS; step++) {
            boolean same = MessageDigest.isEqual(
                    codeAt(secret, step).getBytes(StandardCharsets.US_ASCII), digits.getBytes(StandardCharsets.UTF_8));
            if (same && step > lastUsedStep) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    static long stepAt(Instant time) {
        return time.getEpochSecond() / STEP.toSeconds();
    }

    static String codeAt(byte[] secret, long step) {
        byte[] mac = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = mac[mac.length - 1] & 0x0f;
        int truncated = ByteBuffer.wrap(mac, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", truncated % MODULUS);
    }

    /** The address that an authenticator app reads from the QR code (Google's Key URI format, which all of them follow). */
    static String uri(byte[] secret, String email) {
        return "otpauth://totp/Polder:" + percentEncoded(email) + "?secret=" + base32(secret) + "&issuer=Polder";
    }

    /** RFC 4648 base32 without padding, for typing the secret by hand. */
    static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((buffer >> bits) & 31));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }

    private static String percentEncoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA1", e);
        }
    }
}
