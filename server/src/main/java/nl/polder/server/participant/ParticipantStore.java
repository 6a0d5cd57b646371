package nl.polder.server.participant;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.polder.server.platform.db.Db;

/** Reads the table of participants; its rows are written by the log's functions. */
public final class ParticipantStore {
    private static final String FIND_BY_SECRET = """
            SELECT conversation_id, participant_id, channel, source_tag, stratum, language, joined_on, suspected
              FROM participant
             WHERE conversation_id = $1
               AND secret_hash = $2
            """;
    private static final String COUNT = "SELECT count(*) AS participants FROM participant WHERE conversation_id = $1";

    private final Db db;

    public ParticipantStore(Db db) {
        this.db = db;
    }

    /** @param secretHash SHA-256 of a credential's secret, 32 bytes */
    public Future<Optional<Participant>> findBySecretHash(int conversationId, Buffer secretHash) {
        return db.query(FIND_BY_SECRET, Tuple.of(conversationId, secretHash))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ParticipantStore::participant)
                        .findFirst());
    }

    public Future<Long> count(int conversationId) {
        return db.query(COUNT, Tuple.of(conversationId))
                .map(rows -> rows.iterator().next().getLong("participants"));
    }

    private static Participant participant(Row row) {
        return new Participant(
                row.getInteger("conversation_id"),
                row.getInteger("participant_id"),
                Channel.of(row.getShort("channel")),
                Optional.ofNullable(row.getString("source_tag")),
                Optional.ofNullable(row.getString("stratum")),
                Optional.ofNullable(row.getString("language")),
                Optional.ofNullable(row.getLocalDate("joined_on")),
                row.getBoolean("suspected"));
    }
}
