package nl.polder.server.conversation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.polder.server.platform.db.Db;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves conversations to the state that their dates ask for. Any node may run it: the log takes each change once. */
public final class LifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(LifeCycle.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final Db db;
    private final ConversationStore store;
    private final Clock clock;

    public LifeCycle(Db db, ConversationStore store, Clock clock) {
        this.db = db;
        this.store = store;
        this.clock = clock;
    }

    /** Starts looking at the dates every ten seconds. A vote is refused from the closing moment on, job or no job. */
    public void start(Vertx vertx) {
        vertx.setPeriodic(
                LOOK_EVERY.toMillis(),
                timer -> applyDates()
                        .onFailure(
                                failure -> LOG.warn("dates not applied, will be tried again: {}", failure.toString())));
    }

    /** How many conversations changed. */
    public Future<Integer> applyDates() {
        Instant now = clock.instant();
        return store.listDue(now).compose(due -> {
            Future<Integer> changed = Future.succeededFuture(0);
            for (Conversation conversation : due) {
                changed = changed.compose(
                        count -> store.changeState(db.client(), conversation.id(), dueState(conversation, now))
                                .map(sequence -> count + (sequence.isPresent() ? 1 : 0)));
            }
            return changed;
        });
    }

    private static ConversationState dueState(Conversation conversation, Instant now) {
        ConversationSettings settings = conversation.settings();
        if (settings.closesAt().filter(at -> !now.isBefore(at)).isPresent()) {
            return ConversationState.CLOSED;
        }
        if (settings.writingClosesAt().filter(at -> !now.isBefore(at)).isPresent()) {
            return ConversationState.WRITING_CLOSED;
        }
        return ConversationState.OPEN;
    }
}
