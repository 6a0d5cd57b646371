package nl.polder.server.report;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import nl.polder.server.platform.http.Packed;
import nl.polder.server.platform.render.PageAddress;

/**
 * Pages of published reports as they were rendered last, the least used forgotten first. A report is frozen, so its page stays
 * right; whether somebody may see it is asked each time, elsewhere.
 */
final class RenderedPages {
    /** A page of 1 000 statements is a few megabytes. */
    static final int KEPT_MAX = 16;

    private final Map<Key, Future<Packed>> kept = new LinkedHashMap<>(KEPT_MAX, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Future<Packed>> eldest) {
            return size() > KEPT_MAX;
        }
    };

    /** @param documentHash of what the report says; the address holds language, order and links */
    record Key(String documentHash, PageAddress address) {}

    /** The page, rendered once however many ask for it at the same time. */
    synchronized Future<Packed> page(Key key, Supplier<Future<Packed>> render) {
        Future<Packed> known = kept.get(key);
        if (known != null && !known.failed()) {
            return known;
        }
        Future<Packed> page = render.get();
        kept.put(key, page);
        return page;
    }
}
