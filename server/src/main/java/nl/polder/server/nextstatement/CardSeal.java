package nl.polder.server.nextstatement;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import nl.polder.server.platform.keys.Keys;

/**
 * The mark on a card that shows later that we served it to this participant: base64url of time u32 ‖ the first 16 bytes of
 * HMAC-SHA256(card key, secret hash, conversation, statement, time). A vote without it is accepted and noted as not served.
 */
public final class CardSeal {
    private static final String USE = "card";
    private static final int MAC_BYTES = 16;
    private static final Duration VALID = Duration.ofDays(30);

    private final Keys keys;
    private final Clock clock;

    public CardSeal(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** @param secretHash of the participant's credential, or of the one that the form's join key will become */
    public String seal(Buffer secretHash, int conversationId, int statementId) {
        int seconds = (int) clock.instant().getEpochSecond();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES + MAC_BYTES)
                        .putInt(seconds)
                        .put(mac(secretHash, conversationId, statementId, seconds))
                        .array());
    }

    public boolean served(String seal, Buffer secretHash, int conversationId, int statementId) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(seal);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        if (bytes.length != Integer.BYTES + MAC_BYTES) {
            return false;
        }
        int seconds = ByteBuffer.wrap(bytes).getInt();
        Instant at = Instant.ofEpochSecond(Integer.toUnsignedLong(seconds));
        return clock.instant().isBefore(at.plus(VALID))
                && MessageDigest.isEqual(
                        Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length),
                        mac(secretHash, conversationId, statementId, seconds));
    }

    private byte[] mac(Buffer secretHash, int conversationId, int statementId, int seconds) {
        byte[] what = ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(conversationId)
                .putInt(statementId)
                .putInt(seconds)
                .array();
        return Arrays.copyOf(keys.hmac(USE, secretHash.getBytes(), what), MAC_BYTES);
    }
}
