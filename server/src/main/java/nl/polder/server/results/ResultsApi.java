package nl.polder.server.results;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.polder.server.analysis.Results;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.participant.Channel;
import nl.polder.server.participation.Visitor;
import nl.polder.server.participation.Visitors;
import nl.polder.server.platform.http.Packed;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Routes;

/**
 * {@code GET …/results}: the JSON of the version shown now, rendered and compressed once per version and then answered from memory;
 * {@code GET …/events}: see {@link ResultsEvents}. On event loops with Futures: results are on the hot path.
 */
public final class ResultsApi implements Routes {
    private static final String CONVERSATION = "/api/v1/conversations/:slug";
    private static final int RENDERED_MAX = 200;

    private final Visitors visitors;
    private final ResultsGate gate;
    private final ResultsEvents events;
    private final Map<Integer, Rendered> rendered = new ConcurrentHashMap<>();

    /** The bytes of one version. */
    private record Rendered(Results of, Packed bytes) {}

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
        Rendered fresh = new Rendered(results, Packed.of(json.toBuffer()));
        rendered.put(conversation.id(), fresh);
        return fresh;
    }

    private static Future<Void> write(RoutingContext http, Rendered rendered) {
        http.response().putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        return rendered.bytes.send(http, "application/json", "Cookie, Authorization");
    }
}
