package nl.polder.server.participant;

import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.Optional;

/**
 * The secret by which a participant is recognised in one conversation. The server keeps its SHA-256 only.
 *
 * @param secret 32 bytes
 * @param carrier how it came with this request
 */
public record Credential(Buffer secret, Carrier carrier) {
    private static final int SECRET_BYTES = 32;
    private static final int TEXT_LENGTH = 43;

    /** How a credential travels. */
    public enum Carrier {
        /** A cookie of this conversation. */
        COOKIE,
        /** A hidden field, for embeds without cookies. */
        FORM,
        /** {@code Authorization: Bearer}, for programs. */
        BEARER,
        /** Made by this request from its idempotency key. */
        JOIN
    }

    public Credential {
        if (secret.length() != SECRET_BYTES) {
            throw new IllegalArgumentException("a secret of %d bytes".formatted(secret.length()));
        }
    }

    /** What the database knows of it, 32 bytes. */
    public Buffer secretHash() {
        return Digests.sha256(secret.getBytes());
    }

    /** 43 characters of base64url: the value of the cookie, the field or the header. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.getBytes());
    }

    /** Empty when the text is not one that {@link #text()} wrote. */
    static Optional<Credential> parse(String text, Carrier carrier) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            var credential = new Credential(Buffer.buffer(Base64.getUrlDecoder().decode(text)), carrier);
            return credential.text().equals(text) ? Optional.of(credential) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Credential[" + carrier + "]";
    }
}
