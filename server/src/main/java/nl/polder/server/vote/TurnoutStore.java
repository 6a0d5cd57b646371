package nl.polder.server.vote;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import nl.polder.server.platform.db.Db;

/** Counts who voted; for reports, so a scan of the conversation's votes is allowed. */
public final class TurnoutStore {
    private static final String COUNT_VOTERS = """
            SELECT count(*)::int AS participants,
                   coalesce(sum(votes), 0)::bigint AS votes,
                   coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY votes), 0)::int AS median
              FROM (SELECT count(*) AS votes FROM vote WHERE conversation_id = $1 GROUP BY participant_id) AS each
            """;
    private static final String COUNT_BY_WAY_AND_DAY = """
            SELECT p.channel, p.joined_on, count(*)::int AS people
              FROM participant p
             WHERE p.conversation_id = $1
               AND EXISTS (SELECT FROM vote v
                            WHERE v.conversation_id = p.conversation_id AND v.participant_id = p.participant_id)
             GROUP BY p.channel, p.joined_on
            """;
    private static final String COUNT_AUTHORS = """
            SELECT count(DISTINCT author_participant_id)::int AS authors
              FROM statement
             WHERE conversation_id = $1 AND author_participant_id IS NOT NULL
            """;

    private final Db db;

    public TurnoutStore(Db db) {
        this.db = db;
    }

    public Future<Turnout> find(int conversationId) {
        Tuple conversation = Tuple.of(conversationId);
        Future<RowSet<Row>> voters = db.query(COUNT_VOTERS, conversation);
        Future<RowSet<Row>> ways = db.query(COUNT_BY_WAY_AND_DAY, conversation);
        Future<RowSet<Row>> authors = db.query(COUNT_AUTHORS, conversation);
        return Future.all(voters, ways, authors).map(done -> turnout(voters.result(), ways.result(), authors.result()));
    }

    private static Turnout turnout(RowSet<Row> voters, RowSet<Row> ways, RowSet<Row> authors) {
        Map<Integer, Integer> byChannel = new HashMap<>();
        var joined = new TreeMap<LocalDate, Integer>();
        for (Row row : ways) {
            int people = row.getInteger("people");
            byChannel.merge(row.getInteger("channel"), people, Integer::sum);
            LocalDate day = row.getLocalDate("joined_on");
            if (day != null) {
                joined.merge(day, people, Integer::sum);
            }
        }
        Row counts = voters.iterator().next();
        return new Turnout(
                counts.getInteger("participants"),
                counts.getLong("votes"),
                counts.getInteger("median"),
                Map.copyOf(byChannel),
                joined,
                authors.iterator().next().getInteger("authors"));
    }
}
