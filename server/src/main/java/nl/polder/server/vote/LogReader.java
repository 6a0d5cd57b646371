package nl.polder.server.vote;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.platform.db.Db;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.Origin;

/**
 * Reads a conversation's log in order. Because whoever appends holds the log's lock until commit, what is visible has no gap: a
 * reader asks again from where it stopped.
 */
public final class LogReader {
    /** Events in one answer, each answer its own short transaction. */
    public static final int CHUNK_MAX = 50_000;

    private static final String SIZE = "SELECT next_sequence FROM vote_log_head WHERE conversation_id = $1";
    private static final String SIZES = "SELECT conversation_id, next_sequence FROM vote_log_head";
    private static final String LAST_ERASURE =
            "SELECT max(sequence) AS sequence FROM vote_event WHERE conversation_id = $1 AND kind = 7";
    /** Both ends are given, not a LIMIT: without statistics, as after an import, PostgreSQL would read and sort all that follows. */
    private static final String READ = """
            SELECT sequence, recorded_at, kind, participant_id, statement_id, revision, value, flags, payload,
                   nonce IS NULL AS erased
              FROM vote_event
             WHERE conversation_id = $1
               AND sequence >= $2
               AND sequence < $3
             ORDER BY sequence
            """;

    private static final int ORIGIN_AT = 6;

    private final Db db;

    public LogReader(Db db) {
        this.db = db;
    }

    /** How many events there are: the position of the next one; 0 when there is no such conversation. */
    public Future<Long> size(int conversationId) {
        return db.query(SIZE, Tuple.of(conversationId))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong("next_sequence"));
    }

    /** Where somebody last erased their data; -1 when nobody did. */
    public Future<Long> lastErasure(int conversationId) {
        return db.query(LAST_ERASURE, Tuple.of(conversationId)).map(rows -> {
            Long sequence = rows.iterator().next().getLong("sequence");
            return sequence == null ? -1 : sequence;
        });
    }

    /** How many events each log has, by conversation. */
    public Future<Map<Integer, Long>> sizes() {
        return db.query(SIZES).map(rows -> {
            var sizes = new HashMap<Integer, Long>();
            rows.forEach(row -> sizes.put(row.getInteger("conversation_id"), row.getLong("next_sequence")));
            return sizes;
        });
    }

    /** At most {@code limit} events from a position on. Fewer than asked for means that there are no more now. */
    public Future<List<LogEntry>> read(int conversationId, long fromSequence, int limit) {
        if (limit < 1 || limit > CHUNK_MAX) {
            throw new IllegalArgumentException("not 1 to %d events: %d".formatted(CHUNK_MAX, limit));
        }
        return db.bulkQuery(READ, Tuple.of(conversationId, fromSequence, fromSequence + limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(LogReader::entry)
                        .toList());
    }

    private static LogEntry entry(Row row) {
        long sequence = row.getLong("sequence");
        if (row.getBoolean("erased")) {
            return new LogEntry.Erased(sequence);
        }
        Instant at = row.getOffsetDateTime("recorded_at").toInstant();
        int kind = row.getShort("kind");
        return switch (kind) {
            case 1 ->
                new LogEntry.VoteCast(
                        sequence,
                        at,
                        row.getInteger("participant_id"),
                        row.getInteger("statement_id"),
                        row.getShort("revision"),
                        Vote.of(row.getShort("value")),
                        VoteFlags.of(row.getShort("flags")));
            case 2 ->
                new LogEntry.VoteWithdrawn(
                        sequence, at, row.getInteger("participant_id"), row.getInteger("statement_id"));
            case 3 ->
                new LogEntry.StatementAdded(
                        sequence,
                        at,
                        row.getInteger("statement_id"),
                        row.getShort("revision"),
                        Origin.values()[row.getBuffer("payload").getByte(ORIGIN_AT)]);
            case 4 ->
                new LogEntry.StatementModerated(
                        sequence,
                        at,
                        row.getInteger("statement_id"),
                        Moderation.values()[row.getShort("value")],
                        row.getShort("flags") == 1);
            case 5 -> new LogEntry.StateChanged(sequence, at, ConversationState.values()[row.getShort("value")]);
            case 6 ->
                new LogEntry.ParticipantSuspected(
                        sequence, at, row.getInteger("participant_id"), row.getShort("value") == 1);
            case 7 -> new LogEntry.ParticipantErased(sequence, at, sequences(row.getBuffer("payload")));
            case 8 -> new LogEntry.RowsReleased(sequence, at, row.getShort("value"));
            default -> throw new IllegalStateException("the log holds an event of kind " + kind);
        };
    }

    private static List<Long> sequences(Buffer payload) {
        var sequences = new ArrayList<Long>();
        for (int at = Integer.BYTES; at < payload.length(); at += Long.BYTES) {
            sequences.add(payload.getLong(at));
        }
        return sequences;
    }
}
