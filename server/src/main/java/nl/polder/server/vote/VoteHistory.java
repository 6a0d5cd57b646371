package nl.polder.server.vote;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nl.polder.server.platform.db.Db;
import nl.polder.server.vote.PastVotes.Cast;
import nl.polder.server.vote.PastVotes.Undone;
import org.jspecify.annotations.Nullable;

/**
 * Every vote of a conversation sorted, for what needs all of them: exports, the risk of recognising people. The database sorts, so
 * that no conversation is too large for the memory here. In await style.
 */
public final class VoteHistory {
    private static final int CHUNK = 5_000;
    private static final short VOTE = 1;

    private static final String READ = """
            SELECT statement_id, participant_id, sequence, kind, value, flags, recorded_at
              FROM vote_event
             WHERE conversation_id = $1
               AND sequence < $2
               AND kind IN (1, 2)
               AND participant_id IS NOT NULL
            """;
    private static final String BY_STATEMENT = READ + " ORDER BY statement_id, participant_id, sequence";
    private static final String BY_PARTICIPANT = READ + " ORDER BY participant_id, statement_id, sequence";
    private static final String COUNT_SINCE = """
            SELECT count(*) AS votes
              FROM vote_event
             WHERE conversation_id = $1
               AND sequence >= $2
               AND kind IN (1, 2)
            """;

    /** What the pairs are sorted by; within it by the other. */
    public enum Order {
        STATEMENT,
        PARTICIPANT
    }

    private final Db db;

    public VoteHistory(Db db) {
        this.db = db;
    }

    /** @param position only events of the log with a sequence below it */
    public void read(int conversationId, long position, Order order, Consumer<PastVotes> each) {
        var pair = new Collected(each);
        String sql = order == Order.STATEMENT ? BY_STATEMENT : BY_PARTICIPANT;
        db.stream(sql, Tuple.of(conversationId, position), CHUNK, pair::add);
        pair.tell();
    }

    /** Whether anybody voted or took a vote back from a position of the log on. */
    public boolean votesSince(int conversationId, long position) {
        return db.query(COUNT_SINCE, Tuple.of(conversationId, position))
                        .await()
                        .iterator()
                        .next()
                        .getLong("votes")
                > 0;
    }

    /** The pair that is being read. */
    private static final class Collected {
        private final Consumer<PastVotes> each;
        private int statement = -1;
        private int participant = -1;
        private List<Cast> standing = new ArrayList<>(1);
        private List<Undone> undone = new ArrayList<>(0);

        Collected(Consumer<PastVotes> each) {
            this.each = each;
        }

        void add(Row row) {
            int itsStatement = row.getInteger("statement_id");
            int itsParticipant = row.getInteger("participant_id");
            if (itsStatement != statement || itsParticipant != participant) {
                tell();
                statement = itsStatement;
                participant = itsParticipant;
            }
            long millis = row.getOffsetDateTime("recorded_at").toInstant().toEpochMilli();
            @Nullable Short kind = row.getShort("kind");
            if (kind != null && kind == VOTE) {
                standing.add(new Cast(
                        row.getLong("sequence"), row.getShort("value"), VoteFlags.of(row.getShort("flags")), millis));
            } else {
                standing.forEach(vote -> undone.add(new Undone(vote, millis)));
                standing = new ArrayList<>(1);
            }
        }

        void tell() {
            if (!standing.isEmpty() || !undone.isEmpty()) {
                each.accept(new PastVotes(statement, participant, standing, undone));
                standing = new ArrayList<>(1);
                undone = new ArrayList<>(0);
            }
        }
    }
}
