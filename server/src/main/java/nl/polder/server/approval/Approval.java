package nl.polder.server.approval;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What one person proposed and what became of it.
 *
 * @param kind the code of its {@link ApprovalKind}
 * @param subject what it is about, in the words of its kind; one can wait per conversation, kind and subject
 * @param payload what the kind needs to carry it out
 * @param decidedBy who confirmed, refused or withdrew it
 * @param reason why it was refused
 */
public record Approval(
        long id,
        int organisation,
        int conversation,
        String kind,
        String subject,
        JsonObject payload,
        State state,
        int proposedBy,
        String proposedByName,
        Instant proposedAt,
        Instant expiresAt,
        Optional<Integer> decidedBy,
        Optional<String> decidedByName,
        Optional<Instant> decidedAt,
        Optional<String> reason) {

    public Approval {
        payload = payload.copy();
    }

    public enum State {
        PENDING,
        CONFIRMED,
        REFUSED,
        WITHDRAWN,
        EXPIRED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
