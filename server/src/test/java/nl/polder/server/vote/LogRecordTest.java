package nl.polder.server.vote;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.polder.server.participant.Digests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bytes of a log record")
class LogRecordTest {
    private static final Pattern VECTOR =
            Pattern.compile("^\\| (.+) \\| `([0-9a-f]+)` \\| `([0-9a-f]{64})` \\|$", Pattern.MULTILINE);
    private static final int HEAD_BYTES = 8 + 1 + 4 + 8;
    private static final int NONCE_BYTES = 32;

    private final Buffer nonce = Buffer.buffer();

    LogRecordTest() {
        IntStream.range(0, NONCE_BYTES).forEach(i -> nonce.appendByte((byte) i));
    }

    @Test
    void every_vector_of_the_readme_gives_its_leaf() throws IOException {
        List<MatchResult> vectors = vectors();
        assertThat(vectors).hasSize(9);
        for (MatchResult vector : vectors) {
            Buffer bytes = Buffer.buffer(HexFormat.of().parseHex(vector.group(2)));
            assertThat(bytes.getString(0, 8)).isEqualTo("polder/1");
            Buffer leaf = LogRecord.leaf(
                    bytes.getByte(8),
                    bytes.getInt(9),
                    bytes.getLong(13),
                    bytes.getBuffer(HEAD_BYTES, bytes.length() - NONCE_BYTES),
                    bytes.getBuffer(bytes.length() - NONCE_BYTES, bytes.length()));
            assertThat(hex(leaf)).as(vector.group(1)).isEqualTo(vector.group(3));
        }
    }

    @Test
    void the_vectors_are_the_records_that_their_words_describe() throws IOException {
        Buffer text = Digests.sha256("Één zin.".getBytes(StandardCharsets.UTF_8));
        Buffer reason = Buffer.buffer("off-topic").appendBytes(new byte[NONCE_BYTES - "off-topic".length()]);
        Buffer report = Digests.sha256("{}".getBytes(StandardCharsets.UTF_8));
        List<String> leaves = List.of(
                leaf(1, 7, 41, LogRecord.voteBody(3, 12, 1, -1, 4 | 64)),
                leaf(1, 1, 0, LogRecord.voteBody(0, 0, 1, 0, 2 | 2 << 3)),
                leaf(2, 7, 42, LogRecord.voteBody(3, 12, 1, 0, 0)),
                leaf(
                        3,
                        7,
                        43,
                        Buffer.buffer()
                                .appendInt(13)
                                .appendShort((short) 1)
                                .appendByte((byte) 1)
                                .appendBuffer(text)),
                leaf(
                        4,
                        7,
                        44,
                        Buffer.buffer()
                                .appendInt(13)
                                .appendShort((short) 1)
                                .appendByte((byte) 2)
                                .appendByte((byte) 0)
                                .appendBuffer(reason)),
                leaf(5, 7, 45, Buffer.buffer().appendByte((byte) 3)),
                leaf(6, 7, 46, Buffer.buffer().appendInt(3).appendByte((byte) 1)),
                leaf(7, 7, 47, Buffer.buffer().appendInt(2).appendLong(41).appendLong(42)),
                leaf(8, 7, 48, Buffer.buffer().appendByte((byte) 2).appendBuffer(report)));
        assertThat(vectors().stream().map(vector -> vector.group(3))).containsExactlyElementsOf(leaves);
    }

    private String leaf(int kind, int conversation, long sequence, Buffer body) {
        return hex(LogRecord.leaf(kind, conversation, sequence, body, nonce));
    }

    private static String hex(Buffer bytes) {
        return HexFormat.of().formatHex(bytes.getBytes());
    }

    private static List<MatchResult> vectors() throws IOException {
        return VECTOR.matcher(Files.readString(Path.of("..", "migrations", "README.md")))
                .results()
                .toList();
    }
}
