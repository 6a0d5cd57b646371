package nl.polder.server.platform.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.regex.Pattern;
import nl.polder.server.platform.Gzip;
import nl.polder.server.platform.Sha256;
import org.jspecify.annotations.Nullable;

/** A body that is sent more than once: compressed once instead of on an event loop each time, and known by its tag. */
public final class Packed {
    private static final int TAG_BYTES = 16;
    private static final int COMPRESSED_FROM = 1_024;
    private static final Pattern GZIP =
            Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(?:[.]0*)?(?:[,\\s]|$))", Pattern.CASE_INSENSITIVE);

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
        boolean worth = bytes.length >= COMPRESSED_FROM;
        return new Packed(plain, worth ? Buffer.buffer(Gzip.compress(bytes)) : plain, tag(bytes));
    }

    /** Of what is compressed in itself, such as a PDF. */
    public static Packed asItIs(Buffer plain) {
        return new Packed(plain, plain, tag(plain.getBytes()));
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
        if (EntityTags.isKnown(http, tag)) {
            return EntityTags.sendNotModified(http);
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, type);
        String accepted = http.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean zipped = takesGzip(accepted) && gzip.length() < plain.length();
        Buffer body = zipped ? gzip : plain;
        // With an encoding of its own the server's compressor leaves the body alone; who asks for the head alone hears
        // its size.
        return response.putHeader(HttpHeaders.CONTENT_ENCODING, zipped ? "gzip" : "identity")
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                .end(body);
    }

    /** Whether a client takes gzip: named, and not with a weight of nothing. */
    public static boolean takesGzip(@Nullable String accepted) {
        return accepted != null && GZIP.matcher(accepted).find();
    }

    private static String tag(byte[] body) {
        return '"' + HexFormat.of().formatHex(Sha256.of(body), 0, TAG_BYTES) + '"';
    }
}
