package nl.polder.server.vote;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happened elsewhere into the log of a draft that is marked as imported or simulated, with the numbers and times it
 * had there. All methods work inside the caller's transaction; call them in the order participants, statements, votes.
 */
public final class ImportStore {
    /** Rows in one call. */
    public static final int CHUNK_MAX = 50_000;

    private static final String PARTICIPANTS = "SELECT import_participants($1, $2, $3)";
    private static final String STATEMENTS = "SELECT import_statements($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    private static final String VOTES = "SELECT import_votes($1, $2, $3, $4, $5, $6)";

    /** @param joinedOn absent when not known */
    public record Participant(int id, Optional<LocalDate> joinedOn) {}

    /** @param author participant number, absent for seeds */
    public record Statement(
            int id,
            Origin origin,
            Moderation moderation,
            boolean meta,
            Optional<Integer> author,
            String language,
            String text,
            Instant createdAt) {}

    /** A vote of the history, in the order of casting. */
    public record HistoricVote(int participantId, int statementId, Vote vote, boolean important, Instant castAt) {}

    public Future<Void> participants(SqlClient client, int conversationId, List<Participant> rows) {
        check(rows);
        return client.preparedQuery(PARTICIPANTS)
                .execute(Tuple.tuple()
                        .addInteger(conversationId)
                        .addArrayOfInteger(rows.stream().map(Participant::id).toArray(Integer[]::new))
                        .addArrayOfLocalDate(rows.stream()
                                .map(row -> row.joinedOn().orElse(null))
                                .toArray(LocalDate[]::new)))
                .mapEmpty();
    }

    public Future<Void> statements(SqlClient client, int conversationId, List<Statement> rows) {
        check(rows);
        return client.preparedQuery(STATEMENTS)
                .execute(Tuple.tuple()
                        .addInteger(conversationId)
                        .addArrayOfInteger(rows.stream().map(Statement::id).toArray(Integer[]::new))
                        .addArrayOfString(
                                rows.stream().map(r -> r.origin().text()).toArray(String[]::new))
                        .addArrayOfString(
                                rows.stream().map(r -> r.moderation().text()).toArray(String[]::new))
                        .addArrayOfBoolean(rows.stream().map(Statement::meta).toArray(Boolean[]::new))
                        .addArrayOfInteger(
                                rows.stream().map(ImportStore::author).toArray(Integer[]::new))
                        .addArrayOfString(rows.stream().map(Statement::language).toArray(String[]::new))
                        .addArrayOfString(rows.stream().map(Statement::text).toArray(String[]::new))
                        .addArrayOfOffsetDateTime(
                                rows.stream().map(r -> utc(r.createdAt())).toArray(OffsetDateTime[]::new)))
                .mapEmpty();
    }

    /** In the order of casting, over all calls; the last vote of a participant on a statement counts. */
    public Future<Void> votes(SqlClient client, int conversationId, List<HistoricVote> rows) {
        check(rows);
        return client.preparedQuery(VOTES)
                .execute(Tuple.tuple()
                        .addInteger(conversationId)
                        .addArrayOfInteger(
                                rows.stream().map(HistoricVote::participantId).toArray(Integer[]::new))
                        .addArrayOfInteger(
                                rows.stream().map(HistoricVote::statementId).toArray(Integer[]::new))
                        .addArrayOfShort(rows.stream()
                                .map(row -> (short) row.vote().value())
                                .toArray(Short[]::new))
                        .addArrayOfOffsetDateTime(
                                rows.stream().map(r -> utc(r.castAt())).toArray(OffsetDateTime[]::new))
                        .addArrayOfBoolean(
                                rows.stream().map(HistoricVote::important).toArray(Boolean[]::new)))
                .mapEmpty();
    }

    private static @Nullable Integer author(Statement statement) {
        return statement.author().orElse(null);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static void check(List<?> rows) {
        if (rows.isEmpty() || rows.size() > CHUNK_MAX) {
            throw new IllegalArgumentException("not 1 to %d rows: %d".formatted(CHUNK_MAX, rows.size()));
        }
    }
}
