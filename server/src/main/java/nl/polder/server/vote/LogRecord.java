package nl.polder.server.vote;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import nl.polder.server.participant.Digests;

/**
 * The bytes of a log record, as {@code migrations/README.md} defines them and the database computes them: {@code leaf =
 * SHA-256(0x00 ‖ SHA-256("polder/1" ‖ kind u8 ‖ conversation u32 ‖ sequence u64 ‖ body ‖ nonce))}, big-endian.
 */
public final class LogRecord {
    private static final byte[] PREFIX = "polder/1".getBytes(StandardCharsets.US_ASCII);

    private LogRecord() {}

    /**
     * The leaf of an event.
     *
     * @param kind 1 VOTE to 8 ROWS
     * @param body {@link #voteBody} for kinds 1 and 2, the payload as stored for the others
     * @param nonce 32 bytes
     * @return 32 bytes
     */
    public static Buffer leaf(int kind, int conversationId, long sequence, Buffer body, Buffer nonce) {
        Buffer record = Buffer.buffer(PREFIX)
                .appendByte((byte) kind)
                .appendInt(conversationId)
                .appendLong(sequence)
                .appendBuffer(body)
                .appendBuffer(nonce);
        Buffer commitment = Digests.sha256(record.getBytes());
        return Digests.sha256(
                Buffer.buffer().appendByte((byte) 0).appendBuffer(commitment).getBytes());
    }

    /** participant u32 ‖ statement u32 ‖ revision u16 ‖ value i8 ‖ flags u16. */
    public static Buffer voteBody(int participantId, int statementId, int revision, int value, int flags) {
        return Buffer.buffer()
                .appendInt(participantId)
                .appendInt(statementId)
                .appendShort((short) revision)
                .appendByte((byte) value)
                .appendShort((short) flags);
    }
}
