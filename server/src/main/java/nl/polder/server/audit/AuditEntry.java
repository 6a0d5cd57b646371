package nl.polder.server.audit;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * One act of staff, as it is added to the log.
 *
 * @param actor who did it
 * @param conversation where, unless it concerns the whole organisation
 * @param action what was done, in kebab case: {@code reject-statement}
 * @param subject to what: {@code statement 12}, {@code account 3}; never text of a participant, never a secret
 * @param before the fields that changed, as they were; empty when there was nothing before
 * @param after the same fields as they are now
 */
public record AuditEntry(
        Actor actor,
        Optional<Integer> conversation,
        String action,
        String subject,
        Optional<JsonObject> before,
        Optional<JsonObject> after) {

    public AuditEntry {
        before = before.map(JsonObject::copy);
        after = after.map(JsonObject::copy);
    }

    public static AuditEntry of(Actor actor, String action, String subject) {
        return new AuditEntry(actor, Optional.empty(), action, subject, Optional.empty(), Optional.empty());
    }

    public AuditEntry in(int conversationId) {
        return new AuditEntry(actor, Optional.of(conversationId), action, subject, before, after);
    }

    public AuditEntry changing(JsonObject from, JsonObject to) {
        return new AuditEntry(actor, conversation, action, subject, Optional.of(from), Optional.of(to));
    }

    public AuditEntry adding(JsonObject added) {
        return new AuditEntry(actor, conversation, action, subject, Optional.empty(), Optional.of(added));
    }

    /**
     * Who acts: a person, or the program for an organisation.
     *
     * @param account empty = the program itself or a command on the server
     * @param name the name at this moment, or what the program is called in the log
     */
    public record Actor(int organisation, Optional<Integer> account, String name) {
        public static Actor program(int organisation, String name) {
            return new Actor(organisation, Optional.empty(), name);
        }
    }
}
