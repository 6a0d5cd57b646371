package nl.polder.server.results;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import nl.polder.server.analysis.Results;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.participant.Channel;
import nl.polder.server.participation.Visitor;
import nl.polder.server.participation.Visitors;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Routes;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET …/results}: the JSON of the version shown now, rendered and compressed once per version and then answered from memory;
 * {@code GET …/events}: see {@link ResultsEvents}. On event loops with Futures: results are on the hot path.
 */
public final class ResultsApi implements Routes {
    private static final String CONVERSATION = "/api/v1/conversations/:slug";
    private static final int RENDERED_MAX = 200;
    private static final int COMPRESSED_FROM = 1_024;
    private static final int TAG_BYTES = 16;

    private final Visitors visitors;
    private final ResultsGate gate;
    private final ResultsEvents events;
    private final Map<Integer, Rendered> rendered = new ConcurrentHashMap<>();

    /** The bytes of one version. */
    private record Rendered(Results of, Buffer plain, Buffer gzip, String tag) {}

    public ResultsApi(Visitors visitors, ResultsGate gate, ResultsEvents events) {
        this.visitors = visitors;
        this.gate = gate;
        this.events = events;
    }

    @Override
    public void mount(Router router) {
        router.get(CONVERSATION + "/results")
                .handler(http -> visitors.of(http, Channel.API)
                        .compose(visitor -> answer(http, visitor))
                        .onFailure(http::fail));
        router.get(CONVERSATION + "/events")
                .handler(http -> visitors.of(http, Channel.API)
                        .onSuccess(visitor ->
                                events.listen(http, visitor.conversation().id()))
                        .onFailure(http::fail));
        for (String path : new String[] {"/results", "/events"}) {
            router.route(CONVERSATION + path).handler(http -> http.fail(Problems.methodNotAllowed()));
        }
    }

    private Future<Void> answer(RoutingContext http, Visitor visitor) {
        return gate.results(visitor).compose(found -> {
            Optional<Rendered> bytes = found.map(results -> rendered(visitor.conversation(), results));
            return write(http, bytes.orElseThrow(Problems::noResultsYet));
        });
    }

    private Rendered rendered(Conversation conversation, Results results) {
        Rendered known = rendered.get(conversation.id());
        if (known != null && known.of == results) {
            return known;
        }
        if (rendered.size() >= RENDERED_MAX) {
            rendered.clear();
        }
        JsonObject json = ResultsJson.of(conversation, results);
        Buffer plain = json.toBuffer();
        Rendered fresh = new Rendered(results, plain, compressed(plain), tag(plain));
        rendered.put(conversation.id(), fresh);
        return fresh;
    }

    private static Future<Void> write(RoutingContext http, Rendered bytes) {
        HttpServerResponse response = http.response()
                .putHeader("ETag", bytes.tag)
                .putHeader("Cache-Control", "private, no-cache")
                .putHeader("Vary", "Accept-Encoding, Cookie, Authorization");
        if (isKnown(http.request().getHeader(HttpHeaders.IF_NONE_MATCH), bytes.tag)) {
            return response.setStatusCode(304).end();
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        String accepted = http.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean zipped = accepted != null && accepted.contains("gzip") && bytes.plain.length() >= COMPRESSED_FROM;
        // With an encoding of its own the server's compressor leaves the body alone.
        return response.putHeader(HttpHeaders.CONTENT_ENCODING, zipped ? "gzip" : "identity")
                .end(zipped ? bytes.gzip : bytes.plain);
    }

    private static boolean isKnown(@Nullable String tags, String tag) {
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

    private static String tag(Buffer json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes());
            return '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static Buffer compressed(Buffer plain) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(out.toByteArray());
    }
}
