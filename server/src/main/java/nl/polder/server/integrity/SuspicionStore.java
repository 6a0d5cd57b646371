package nl.polder.server.integrity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;
import nl.polder.server.platform.db.Db;

/** The table of reasons, and the function that sets aside. Where a method takes a client, it works inside the caller's transaction. */
final class SuspicionStore {
    private static final String LIST = """
            SELECT participant_id, reason, words, proposed_by, set_aside_at
              FROM suspicion
             WHERE conversation_id = $1
             ORDER BY set_aside_at DESC, participant_id
            """;
    /** Those that can be moved: there, and not so already. */
    private static final String COUNT = """
            SELECT count(*)::integer AS people,
                   coalesce(sum((SELECT count(*) FROM vote v
                                  WHERE v.conversation_id = p.conversation_id
                                    AND v.participant_id = p.participant_id)), 0)::bigint AS votes
              FROM participant p
             WHERE p.conversation_id = $1 AND p.participant_id = ANY ($2) AND p.suspected <> $3
            """;

    private static final String APPEND = """
            SELECT u.participant_id, append_suspicion($1, u.participant_id, $3) AS sequence
              FROM unnest($2::integer[]) WITH ORDINALITY AS u (participant_id, place)
             ORDER BY u.place
            """;
    private static final String INSERT = """
            INSERT INTO suspicion (conversation_id, participant_id, reason, words, proposed_by, set_aside_at)
            SELECT $1, u.participant_id, $3, $4, $5, $6
              FROM unnest($2::integer[]) AS u (participant_id)
            ON CONFLICT DO NOTHING
            """;
    private static final String DELETE =
            "DELETE FROM suspicion WHERE conversation_id = $1 AND participant_id = ANY ($2)";

    private final Db db;

    SuspicionStore(Db db) {
        this.db = db;
    }

    Future<List<SetAside.Person>> list(int conversation) {
        return db.query(LIST, Tuple.of(conversation))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new SetAside.Person(
                                row.getInteger("participant_id"),
                                Reason.find(row.getString("reason")).orElseThrow(),
                                row.getString("words"),
                                row.getString("proposed_by"),
                                row.getOffsetDateTime("set_aside_at").toInstant()))
                        .toList());
    }

    Future<SetAside.Concerned> count(int conversation, Collection<Integer> participants, boolean aside) {
        return db.query(COUNT, Tuple.of(conversation, participants.toArray(Integer[]::new), aside))
                .map(rows -> rows.iterator().next())
                .map(row -> new SetAside.Concerned(row.getInteger("people"), row.getLong("votes")));
    }

    /** Appends an event for everybody whose flag changes; who they are. */
    Future<List<Integer>> append(SqlClient sql, int conversation, Collection<Integer> participants, boolean aside) {
        return sql.preparedQuery(APPEND)
                .execute(Tuple.of(conversation, participants.toArray(Integer[]::new), aside))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> row.getLong("sequence") != null)
                        .map(row -> row.getInteger("participant_id"))
                        .toList());
    }

    Future<Void> insert(
            SqlClient sql,
            int conversation,
            List<Integer> participants,
            String reason,
            String words,
            String by,
            Instant at) {
        return sql.preparedQuery(INSERT)
                .execute(Tuple.of(conversation, participants.toArray(Integer[]::new), reason, words, by)
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    Future<Void> delete(SqlClient sql, int conversation, List<Integer> participants) {
        return sql.preparedQuery(DELETE)
                .execute(Tuple.of(conversation).addArrayOfInteger(participants.toArray(Integer[]::new)))
                .mapEmpty();
    }
}
