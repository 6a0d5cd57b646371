package nl.polder.server.participant;

import io.vertx.core.buffer.Buffer;
import nl.polder.server.platform.Sha256;

/** SHA-256, as PostgreSQL's built-in {@code sha256} computes it. */
public final class Digests {
    private Digests() {}

    public static Buffer sha256(byte[] bytes) {
        return Buffer.buffer(Sha256.of(bytes));
    }
}
