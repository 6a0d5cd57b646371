package nl.polder.server.nextstatement;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what this node has shown since the last flush. A crash loses at most five seconds of exposure, never a vote. */
final class ExposureCounters {
    private final ExposureStore store;
    private final Map<Shown, LongAdder> pending = new ConcurrentHashMap<>();

    private record Shown(int conversationId, int statementId) {}

    ExposureCounters(ExposureStore store) {
        this.store = store;
    }

    void count(int conversationId, int statementId) {
        pending.computeIfAbsent(new Shown(conversationId, statementId), key -> new LongAdder())
                .increment();
    }

    /** Statement id to how often it was shown, on all nodes as far as they have flushed. */
    Future<Map<Integer, Long>> totals(int conversationId) {
        return store.list(conversationId).map(flushed -> {
            var totals = new HashMap<>(flushed);
            pending.forEach((shown, count) -> {
                if (shown.conversationId == conversationId) {
                    totals.merge(shown.statementId, count.sum(), Long::sum);
                }
            });
            return totals;
        });
    }

    Future<Void> flush() {
        List<ExposureStore.Added> added = new ArrayList<>();
        pending.forEach((shown, count) -> {
            long since = count.sumThenReset();
            if (since > 0) {
                added.add(new ExposureStore.Added(shown.conversationId, shown.statementId, since));
            }
        });
        if (added.isEmpty()) {
            return Future.succeededFuture();
        }
        return store.add(added)
                .onFailure(lost -> added.forEach(again -> pending.computeIfAbsent(
                                new Shown(again.conversationId(), again.statementId()), key -> new LongAdder())
                        .add(again.shown())));
    }
}
