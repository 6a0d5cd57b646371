package nl.polder.server.conversation;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Conversations by slug, remembered for two seconds so that a vote needs no query for them. Whether a vote is accepted is not
 * decided here but by the database under the log's lock.
 */
public final class Conversations {
    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final int REMEMBERED_MAX = 10_000;

    private final ConversationStore store;
    private final Clock clock;
    private final Map<String, Remembered> bySlug = new ConcurrentHashMap<>();

    private record Remembered(Instant at, Future<Optional<Conversation>> answer) {}

    public Conversations(ConversationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** May be two seconds old; drafts included. */
    public Future<Optional<Conversation>> find(String slug) {
        Instant now = clock.instant();
        Remembered known = bySlug.get(slug);
        if (known != null && now.isBefore(known.at.plus(REMEMBERED))) {
            return known.answer;
        }
        Future<Optional<Conversation>> answer = store.findBySlug(slug);
        if (bySlug.size() >= REMEMBERED_MAX) {
            bySlug.clear();
        }
        bySlug.put(slug, new Remembered(now, answer));
        answer.onComplete(found -> {
            if (found.failed() || found.result().isEmpty()) {
                bySlug.remove(slug);
            }
        });
        return answer;
    }

    /** After a change on this node: the next look asks the database. */
    public void forget(String slug) {
        bySlug.remove(slug);
    }
}
