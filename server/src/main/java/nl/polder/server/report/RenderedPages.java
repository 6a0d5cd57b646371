package nl.polder.server.report;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import nl.polder.server.platform.http.Packed;

/**
 * Pages and files of published reports as they were rendered last, the least used forgotten first. A report is frozen, so they stay
 * right; whether somebody may see it is asked each time, elsewhere.
 */
final class RenderedPages {
    /** A page of 1 000 statements is a few megabytes. */
    static final int KEPT_MAX = 16;

    /** Apart, so that whoever searches for something new each time takes nobody's report away. */
    private final Map<Key, Future<Packed>> whole = new Kept();

    private final Map<Key, Future<Packed>> asked = new Kept();

    private static final class Kept extends LinkedHashMap<Key, Future<Packed>> {
        private static final long serialVersionUID = 1;

        Kept() {
            super(KEPT_MAX, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Future<Packed>> eldest) {
            return size() > KEPT_MAX;
        }
    }

    /**
     * @param documentHash of what the report says
     * @param rendering all else that the bytes hang on: kind, language, order, links
     * @param whole whether it is the report as everybody gets it, without anything searched for or chosen
     */
    record Key(String documentHash, String rendering, boolean whole) {}

    /** The page, rendered once however many ask for it at the same time. */
    synchronized Future<Packed> page(Key key, Supplier<Future<Packed>> render) {
        Map<Key, Future<Packed>> kept = key.whole() ? whole : asked;
        Future<Packed> known = kept.get(key);
        if (known != null && !known.failed()) {
            return known;
        }
        Future<Packed> page = render.get();
        kept.put(key, page);
        return page;
    }
}
