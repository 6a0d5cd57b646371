package nl.polder.server.conversation;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.Optional;
import java.util.function.Function;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.audit.AuditEntry.Actor;

/** Moves a conversation from one state to another: the event in its log and the entry in the audit log, both or neither. */
public final class StateChanges {

    private final ConversationStore store;
    private final Audit audit;

    public StateChanges(ConversationStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /** False when it is in that state already. In a transaction, in await style. */
    public boolean change(SqlClient tx, Actor by, int conversation, ConversationState to) {
        return change(tx, conversation, found -> Optional.of(to), found -> by);
    }

    /**
     * The same where the state to go to, and who acts, depend on the conversation as nobody else changes it meanwhile.
     *
     * @param to empty = none after all
     */
    boolean change(
            SqlClient tx,
            int conversation,
            Function<Conversation, Optional<ConversationState>> to,
            Function<Conversation, Actor> by) {
        Conversation before = store.findLocked(tx, conversation).await().orElseThrow();
        Optional<ConversationState> wanted = to.apply(before);
        if (wanted.isEmpty()
                || store.changeState(tx, conversation, wanted.get()).await().isEmpty()) {
            return false;
        }
        audit.record(
                tx,
                AuditEntry.of(by.apply(before), "state-changed", "conversation " + conversation)
                        .in(conversation)
                        .changing(
                                new JsonObject().put("state", before.state().text()),
                                new JsonObject().put("state", wanted.get().text())));
        return true;
    }
}
