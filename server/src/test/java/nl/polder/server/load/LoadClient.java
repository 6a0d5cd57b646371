package nl.polder.server.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One connection that votes when it is told to: a person votes on every statement, then the next person. Speaks HTTP by hand, so
 * that on the same two cores little goes to the client.
 */
final class LoadClient {
    private static final byte[] CREDENTIAL = "\"credential\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int CREDENTIAL_LENGTH = 43;

    private final NetSocket socket;
    private final String head;
    private final int statements;
    private final Answers answers;
    private Buffer received = Buffer.buffer();
    private @Nullable String credential;
    private int statement;
    private long sentAt;

    /** Hears of every answer, on the connection's event loop. */
    interface Answers {
        void answered(LoadClient client, long nanos, boolean saved);
    }

    LoadClient(NetSocket socket, String slug, int statements, Answers answers) {
        this.socket = socket;
        this.statements = statements;
        this.answers = answers;
        this.head = "POST /api/v1/conversations/" + slug + "/votes HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\n";
        socket.handler(this::receive);
    }

    void vote() {
        vote(System.nanoTime());
    }

    /** @param since when the answer time begins, for a vote that had to wait for its turn */
    void vote(long since) {
        String body =
                "{\"statementId\":" + statement + ",\"vote\":\"" + (statement % 3 == 0 ? "disagree" : "agree") + "\"}";
        String who = credential == null ? "" : "Authorization: Bearer " + credential + "\r\n";
        String request = head + "Idempotency-Key: " + key() + "\r\n" + who + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
        sentAt = since;
        socket.write(request);
    }

    private static String key() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Long.toHexString(random.nextLong() | Long.MIN_VALUE)
                + Long.toHexString(random.nextLong() | Long.MIN_VALUE);
    }

    private void receive(Buffer chunk) {
        received.appendBuffer(chunk);
        String text = received.toString(StandardCharsets.ISO_8859_1);
        int headEnd = text.indexOf("\r\n\r\n");
        if (headEnd < 0) {
            return;
        }
        int lengthAt = text.substring(0, headEnd).toLowerCase(Locale.ROOT).indexOf("content-length: ")
                + "content-length: ".length();
        int length = Integer.parseInt(text.substring(lengthAt, text.indexOf("\r\n", lengthAt)));
        if (text.length() < headEnd + 4 + length) {
            return;
        }
        boolean saved = text.startsWith("HTTP/1.1 201");
        long took = System.nanoTime() - sentAt;
        int at = text.indexOf(new String(CREDENTIAL, StandardCharsets.US_ASCII), headEnd);
        if (at >= 0) {
            int from = at + CREDENTIAL.length;
            credential = text.substring(from, from + CREDENTIAL_LENGTH);
        }
        if (++statement == statements) {
            statement = 0;
            credential = null;
        }
        received = Buffer.buffer();
        answers.answered(this, took, saved);
    }
}
