package nl.polder.server.conversation;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import nl.polder.server.platform.db.Db;

/** Moves conversations to the state that their dates ask for. Any node may run it: the log takes each change once. */
public final class LifeCycle {
    private final Db db;
    private final ConversationStore store;
    private final Clock clock;

    public LifeCycle(Db db, ConversationStore store, Clock clock) {
        this.db = db;
        this.store = store;
        this.clock = clock;
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
