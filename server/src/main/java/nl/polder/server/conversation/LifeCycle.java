package nl.polder.server.conversation;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.polder.server.audit.AuditEntry.Actor;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.http.Await;

/**
 * Moves conversations to the state that their dates ask for, as an act of the program itself in the audit log. Any node may run it: of two
 * at once, one makes the change.
 */
public final class LifeCycle {

    /** What the program is called in the audit log where it acts by the clock. */
    private static final String ACTOR = "schedule";

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final Db db;
    private final ConversationStore store;
    private final StateChanges changes;
    private final Clock clock;

    public LifeCycle(Db db, ConversationStore store, StateChanges changes, Clock clock) {
        this.db = db;
        this.store = store;
        this.changes = changes;
        this.clock = clock;
    }

    /** Starts looking at the dates every ten seconds. A vote is refused from the closing moment on, job or no job. */
    public void start(Vertx vertx) {
        vertx.setPeriodic(LOOK_EVERY.toMillis(), timer -> Await.run(vertx, this::applyDates));
    }

    /** How many conversations changed. In await style. */
    public int applyDates() {
        Instant now = clock.instant();
        int changed = 0;
        for (Conversation due : store.listDue(now).await()) {
            boolean moved = db.inTransaction(tx -> changes.change(
                    tx,
                    due.id(),
                    conversation -> dueState(conversation, now),
                    conversation -> Actor.program(conversation.organisationId(), ACTOR)));
            changed += moved ? 1 : 0;
        }
        return changed;
    }

    /** Where the dates want it to be, when that is further on than where it is. */
    static Optional<ConversationState> dueState(Conversation conversation, Instant now) {
        ConversationSettings settings = conversation.settings();
        boolean draft = conversation.state() == ConversationState.DRAFT;
        boolean open = conversation.state() == ConversationState.OPEN;
        boolean running = open || conversation.state() == ConversationState.WRITING_CLOSED;
        boolean opening = draft && isPast(settings.opensAt(), now);
        if ((running || opening) && isPast(settings.closesAt(), now)) {
            return Optional.of(ConversationState.CLOSED);
        }
        if ((open || opening) && isPast(settings.writingClosesAt(), now)) {
            return Optional.of(ConversationState.WRITING_CLOSED);
        }
        return opening ? Optional.of(ConversationState.OPEN) : Optional.empty();
    }

    private static boolean isPast(Optional<Instant> moment, Instant now) {
        return moment.filter(at -> !now.isBefore(at)).isPresent();
    }
}
