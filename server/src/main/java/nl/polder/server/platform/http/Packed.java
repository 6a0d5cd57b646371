package nl.polder.server.platform.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import nl.polder.server.platform.Gzip;
import nl.polder.server.platform.Sha256;
import org.jspecify.annotations.Nullable;

/** A body that is sent more than once: compressed once instead of on an event loop each time, and known by its tag. */
public final class Packed {
    private static final int TAG_BYTES = 16;
    private static final int COMPRESSED_FROM = 1_024;
    private static final int NOT_MODIFIED = 304;

    private final Buffer plain;
    private final Buffer gzip;
    private final String tag;

    private Packed(Buffer plain, Buffer gzip, String tag) {
        this.plain = plain;
        this.gzip = gzip;
        this.tag = tag;
    }

    /** Takes some tens of milliseconds for each megabyte. */
    public static Packed of(Buffer plain) {
        byte[] bytes = plain.getBytes();
        return new Packed(plain, Buffer.buffer(Gzip.compress(bytes)), tag(bytes));
    }

    /**
     * Answers with the body, or with 304 when the client has it.
     *
     * @param vary the headers that it depends on besides the encoding
     */
    public Future<Void> send(RoutingContext http, String type, String vary) {
        HttpServerResponse response = http.response()
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.VARY, "Accept-Encoding, " + vary);
        if (isKnown(http.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            return response.setStatusCode(NOT_MODIFIED).end();
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, type);
        String accepted = http.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean zipped = accepted != null && accepted.contains("gzip") && plain.length() >= COMPRESSED_FROM;
        // With an encoding of its own the server's compressor leaves the body alone.
        return response.putHeader(HttpHeaders.CONTENT_ENCODING, zipped ? "gzip" : "identity")
                .end(zipped ? gzip : plain);
    }

    private boolean isKnown(@Nullable String tags) {
        if (tags == null) {
            return false;
        }
        for (String one : tags.split(",")) {
            String bare = one.strip();
            if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    private static String tag(byte[] body) {
        return '"' + HexFormat.of().formatHex(Sha256.of(body), 0, TAG_BYTES) + '"';
    }
}
