package nl.polder.server.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a file from the disk, whole or from one byte to another (RFC 9110, chapter 14): whoever lost the connection after an hour
 * goes on where it broke, as long as the file is still the same. In await style.
 */
public final class Download {
    private static final Logger LOG = LoggerFactory.getLogger(Download.class);
    /** One range; several at once, which nobody who goes on asks for, are answered with the whole. */
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,15})-(\\d{0,15})");

    private static final Pattern TAG = Pattern.compile("\"([0-9a-f]{64})\"");

    /** Linux's words for EPIPE and ECONNRESET, and Java's for the latter. */
    private static final Set<String> SOCKET_GONE =
            Set.of("Broken pipe", "Connection reset by peer", "Connection reset");

    private Download() {}

    /**
     * @param name under which it is saved
     * @param bytes its size
     * @param sha256 of its bytes, in hexadecimal
     */
    public record File(Path path, String name, String mediaType, long bytes, String sha256) {}

    private record Part(long from, long to) {}

    /** SHA-256 of the file that a reader has begun with and asks for the rest of, in hexadecimal. */
    public static Optional<String> begun(RoutingContext http) {
        String only = http.request().getHeader("If-Range");
        Matcher tag = TAG.matcher(only == null ? "" : only);
        return tag.matches() ? Optional.of(tag.group(1)) : Optional.empty();
    }

    /**
     * Returns when it is sent, or when its reader went away, which is theirs to do.
     *
     * @throws ProblemException when the part that is asked for begins behind the end
     */
    public static void send(RoutingContext http, File file) {
        String tag = '"' + file.sha256() + '"';
        if (EntityTags.isKnown(http, tag)) {
            http.response().putHeader(HttpHeaders.ETAG, tag);
            keep(http.response());
            EntityTags.sendNotModified(http);
            return;
        }
        Optional<Part> part = asked(http, tag, file.bytes());
        HttpServerResponse response = http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"")
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader("Repr-Digest", "sha-256=:%s:".formatted(base64(file.sha256())));
        keep(response);
        // A part is of the bytes as they are on the disk, never of compressed ones.
        part.ifPresent(it -> response.setStatusCode(206)
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(it.from, it.to, file.bytes())));
        long from = part.map(Part::from).orElse(0L);
        long length = part.map(it -> it.to - it.from + 1).orElse(file.bytes());
        try {
            response.sendFile(file.path().toString(), from, length).await();
        } catch (Exception broken) {
            if (!response.closed() && !isReaderGone(broken)) {
                throw broken;
            }
            LOG.info("a reader left before the end of {}", file.name());
        }
    }

    /** Seldom closed already when writing fails: the system tells by what it says of the socket, and by nothing else. */
    private static boolean isReaderGone(Exception broken) {
        return broken instanceof ClosedChannelException
                || broken instanceof IOException && SOCKET_GONE.contains(String.valueOf(broken.getMessage()));
    }

    /** Empty for the whole: also when the file is another than the reader has begun. */
    private static Optional<Part> asked(RoutingContext http, String tag, long bytes) {
        String range = http.request().getHeader("Range");
        String only = http.request().getHeader("If-Range");
        Matcher asked = RANGE.matcher(range == null ? "" : range);
        if (!asked.matches() || only != null && !only.equals(tag)) {
            return Optional.empty();
        }
        String first = asked.group(1);
        String last = asked.group(2);
        if (first.isEmpty() && last.isEmpty()) {
            return Optional.empty();
        }
        long from = first.isEmpty() ? Math.max(0, bytes - Long.parseLong(last)) : Long.parseLong(first);
        long to = first.isEmpty() || last.isEmpty() ? bytes - 1 : Math.min(bytes - 1, Long.parseLong(last));
        if (from >= bytes) {
            throw Problems.rangeNotSatisfiable(bytes);
        }
        return from <= to ? Optional.of(new Part(from, to)) : Optional.empty();
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    /** Asked for anew each time; what must not be kept at all was said so before. */
    private static void keep(HttpServerResponse response) {
        if (!response.headers().contains(HttpHeaders.CACHE_CONTROL)) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
    }
}
