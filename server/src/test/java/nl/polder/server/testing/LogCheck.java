package nl.polder.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import nl.polder.server.platform.db.Db;
import nl.polder.server.vote.LogRecord;

/** Recomputes a conversation's log from its rows. */
public final class LogCheck {
    private static final String ROWS = """
            SELECT sequence, kind, participant_id, statement_id, revision, value, flags, payload, nonce, leaf
              FROM vote_event
             WHERE conversation_id = $1
             ORDER BY sequence
            """;

    private LogCheck() {}

    /**
     * Asserts that sequences count from 0 without a gap, that the head says so too, and that every leaf recomputes unless its
     * row was erased.
     *
     * @return how many events there are
     */
    public static long assertVerifies(TestDatabase database, int conversationId) {
        return assertVerifies(database.db(), conversationId);
    }

    /** The same for a database that is not a test's own. */
    public static long assertVerifies(Db db, int conversationId) {
        RowSet<Row> rows = TestConversation.await(db.query(ROWS, Tuple.of(conversationId)));
        long expected = 0;
        for (Row row : rows) {
            assertThat(row.getLong("sequence")).isEqualTo(expected++);
            Buffer nonce = row.getBuffer("nonce");
            if (nonce == null) {
                continue;
            }
            assertThat(LogRecord.leaf(row.getShort("kind"), conversationId, row.getLong("sequence"), body(row), nonce))
                    .as("leaf of event %d", row.getLong("sequence"))
                    .isEqualTo(row.getBuffer("leaf"));
        }
        long size = TestConversation.await(db.query(
                        "SELECT next_sequence FROM vote_log_head WHERE conversation_id = $1", Tuple.of(conversationId)))
                .iterator()
                .next()
                .getLong(0);
        assertThat(size).isEqualTo(expected);
        return expected;
    }

    private static Buffer body(Row row) {
        return row.getShort("kind") > 2
                ? row.getBuffer("payload")
                : LogRecord.voteBody(
                        row.getInteger("participant_id"),
                        row.getInteger("statement_id"),
                        row.getShort("revision"),
                        row.getShort("value"),
                        row.getShort("flags"));
    }
}
