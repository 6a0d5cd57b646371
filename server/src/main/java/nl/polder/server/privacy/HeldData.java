package nl.polder.server.privacy;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HexFormat;
import nl.polder.server.participant.Participant;
import nl.polder.server.platform.db.Db;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.StatementStore;

/** Everything held about a participant, for the participant: the row, every event of the log, the statements. */
public final class HeldData {
    private static final String EVENTS = """
            SELECT sequence, recorded_at, kind, statement_id, revision, value, flags, leaf, nonce
              FROM vote_event
             WHERE conversation_id = $1
               AND participant_id = $2
             ORDER BY sequence
            """;

    private final Db db;
    private final StatementStore statements;

    public HeldData(Db db, StatementStore statements) {
        this.db = db;
        this.statements = statements;
    }

    /** The nonces are among it: with them anybody to whom the participant shows it can recompute the leaves. */
    public Future<JsonObject> about(Participant participant) {
        return db.query(EVENTS, Tuple.of(participant.conversationId(), participant.id()))
                .compose(rows -> {
                    var events = new JsonArray();
                    rows.forEach(row -> events.add(event(row)));
                    return statements
                            .listByAuthor(participant.conversationId(), participant.id())
                            .map(written -> {
                                var own = new JsonArray();
                                written.forEach(statement -> own.add(statement(statement)));
                                return person(participant).put("events", events).put("statements", own);
                            });
                });
    }

    private static JsonObject person(Participant participant) {
        var json = new JsonObject()
                .put("conversation", participant.conversationId())
                .put("participant", participant.id())
                .put("channel", participant.channel().name().toLowerCase(java.util.Locale.ROOT))
                .put("suspected", participant.suspected());
        participant.joinedOn().ifPresent(day -> json.put("joinedOn", day.toString()));
        participant.language().ifPresent(language -> json.put("language", language));
        participant.sourceTag().ifPresent(tag -> json.put("sourceTag", tag));
        participant.stratum().ifPresent(stratum -> json.put("stratum", stratum));
        return json;
    }

    private static JsonObject event(Row row) {
        return new JsonObject()
                .put("sequence", row.getLong("sequence"))
                .put(
                        "recordedAt",
                        row.getOffsetDateTime("recorded_at").toInstant().toString())
                .put("kind", row.getShort("kind"))
                .put("statementId", row.getInteger("statement_id"))
                .put("revision", row.getShort("revision"))
                .put("value", row.getShort("value"))
                .put("flags", row.getShort("flags"))
                .put("leaf", HexFormat.of().formatHex(row.getBuffer("leaf").getBytes()))
                .put("nonce", HexFormat.of().formatHex(row.getBuffer("nonce").getBytes()));
    }

    private static JsonObject statement(Statement statement) {
        return new JsonObject()
                .put("statementId", statement.id())
                .put("text", statement.text())
                .put("language", statement.language())
                .put("moderation", statement.moderation().text())
                .put("createdAt", statement.createdAt().toString());
    }
}
