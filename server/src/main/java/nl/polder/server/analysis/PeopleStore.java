package nl.polder.server.analysis;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import nl.polder.server.platform.Gzip;
import nl.polder.server.platform.Sha256;
import nl.polder.server.platform.db.Db;

/** Where everybody stood in results that were shown, compressed. Personal: of tier T2. Clients are those of the caller's transaction. */
public final class PeopleStore {
    private static final String INSERT = """
            INSERT INTO analysis_people (conversation_id, number, hash, people) VALUES ($1, $2, $3, $4)
            """;
    private static final String FIND = """
            SELECT people
              FROM analysis_people
             WHERE conversation_id = $1
               AND number = $2
            """;
    private static final String LIST = """
            SELECT number, people
              FROM analysis_people
             WHERE conversation_id = $1
            """;
    private static final String UPDATE = """
            UPDATE analysis_people SET people = $3
             WHERE conversation_id = $1
               AND number = $2
            """;

    private final Db db;

    PeopleStore(Db db) {
        this.db = db;
    }

    /** Keeps them under the number of the results, by the hash of what is kept now. */
    Future<Void> insert(SqlClient sql, int conversationId, int number, People people) {
        byte[] places = bytes(people);
        return sql.preparedQuery(INSERT)
                .execute(Tuple.of(
                        conversationId, number, Buffer.buffer(Sha256.of(places)), Buffer.buffer(Gzip.compress(places))))
                .mapEmpty();
    }

    /**
     * The letter of everybody's group or segment as it was shown under a number; who stands between groups and who erased their data
     * since is left out. Empty when it is not kept any more.
     */
    public Future<Map<Integer, Character>> findLetters(int conversationId, int number) {
        return db.query(FIND, Tuple.of(conversationId, number))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> people(row).letters())
                        .orElse(Map.of()));
    }

    /** By number shown. */
    Future<Map<Integer, People>> list(SqlClient sql, int conversationId) {
        return sql.preparedQuery(LIST).execute(Tuple.of(conversationId)).map(rows -> {
            Map<Integer, People> people = new HashMap<>();
            rows.forEach(row -> people.put(row.getInteger("number"), people(row)));
            return people;
        });
    }

    /** Replaces what is kept of people after an erasure; the name stays. */
    Future<Void> update(SqlClient sql, int conversationId, int number, People people) {
        return sql.preparedQuery(UPDATE)
                .execute(Tuple.of(conversationId, number, Buffer.buffer(Gzip.compress(bytes(people)))))
                .mapEmpty();
    }

    /** @param row with the column {@code people} */
    static People people(Row row) {
        byte[] places = Gzip.expand(row.getBuffer("people").getBytes());
        return StoredJson.read(new String(places, StandardCharsets.UTF_8), People.class);
    }

    private static byte[] bytes(People people) {
        return StoredJson.write(people).getBytes(StandardCharsets.UTF_8);
    }
}
