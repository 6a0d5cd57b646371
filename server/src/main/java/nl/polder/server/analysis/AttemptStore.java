package nl.polder.server.analysis;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.polder.server.platform.db.Db;

/** The table of conversations that could not be judged: what readers and staff are told of it, on whichever node they ask. */
public final class AttemptStore {
    private static final String FIND = """
            SELECT again_at
              FROM judging_failed
             WHERE conversation_id = $1
            """;
    private static final String SAVE = """
            INSERT INTO judging_failed (conversation_id, times, again_at)
            VALUES ($1, $2, $3)
            ON CONFLICT (conversation_id) DO UPDATE SET times = excluded.times, again_at = excluded.again_at
            """;
    private static final String REMOVE = "DELETE FROM judging_failed WHERE conversation_id = $1";

    private final Db db;

    public AttemptStore(Db db) {
        this.db = db;
    }

    /** When judging is tried again; empty when it did not fail. */
    public Future<Optional<Instant>> findAgain(int conversationId) {
        return db.query(FIND, Tuple.of(conversationId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getOffsetDateTime("again_at").toInstant())
                        .findFirst());
    }

    Future<Void> save(int conversationId, Attempts failed) {
        OffsetDateTime again = failed.again().atOffset(ZoneOffset.UTC);
        return db.query(SAVE, Tuple.of(conversationId, failed.failed(), again)).mapEmpty();
    }

    /** It worked. */
    Future<Void> remove(int conversationId) {
        return db.query(REMOVE, Tuple.of(conversationId)).mapEmpty();
    }
}
