package nl.polder.server.vote;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import nl.polder.server.participant.Newcomer;
import nl.polder.server.platform.db.Db;
import org.jspecify.annotations.Nullable;

/** The table of latest votes, and the function that writes it together with the log. */
public final class VoteStore {
    private static final String CAST = """
            SELECT ordinal, status, participant, sequence, leaf, voted
              FROM cast_votes($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;
    private static final String LIST_OF_PARTICIPANT = """
            SELECT statement_id, sequence, value, flags
              FROM vote
             WHERE conversation_id = $1
               AND participant_id = $2
             ORDER BY sequence DESC
            """;
    private static final int KEY_BYTES = 32;
    private static final short VOTE = 1;
    private static final short UNDO = 2;

    private final Db db;
    private final SecureRandom random;

    public VoteStore(Db db, SecureRandom random) {
        this.db = db;
        this.random = random;
    }

    /** The latest votes of one participant, newest first. */
    public Future<List<CastVote>> listOfParticipant(int conversationId, int participantId) {
        return db.query(LIST_OF_PARTICIPANT, Tuple.of(conversationId, participantId))
                .map(rows -> stream(rows)
                        .map(row -> new CastVote(
                                row.getInteger("statement_id"),
                                row.getLong("sequence"),
                                Vote.of(row.getShort("value")),
                                VoteFlags.of(row.getShort("flags"))))
                        .toList());
    }

    /** The same cast with a key of its own if it had none. */
    Cast withKey(Cast cast) {
        if (cast.key().isPresent()) {
            return cast;
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new Cast(
                cast.conversationId(),
                cast.voter(),
                cast.statementId(),
                cast.vote(),
                cast.flags(),
                Optional.of(Buffer.buffer(key)));
    }

    /** One transaction; the outcomes in the order of the casts, given after the commit. */
    Future<List<CastOutcome>> cast(List<Cast> casts) {
        return db.ingest().preparedQuery(CAST).execute(arguments(casts)).map(rows -> {
            var outcomes = new CastOutcome[casts.size()];
            rows.forEach(row -> outcomes[row.getInteger("ordinal") - 1] = outcome(row));
            return List.of(outcomes);
        });
    }

    private static Tuple arguments(List<Cast> casts) {
        int n = casts.size();
        var conversations = new Integer[n];
        var kinds = new Short[n];
        var secretHashes = new Buffer[n];
        var mayJoin = new Boolean[n];
        var statements = new Integer[n];
        var values = new Short[n];
        var flags = new Short[n];
        var keys = new @Nullable Buffer[n];
        var channels = new Short[n];
        var languages = new @Nullable String[n];
        var sourceTags = new @Nullable String[n];
        for (int i = 0; i < n; i++) {
            Cast cast = casts.get(i);
            Newcomer voter = cast.voter();
            conversations[i] = cast.conversationId();
            kinds[i] = cast.vote().isPresent() ? VOTE : UNDO;
            secretHashes[i] = voter.secretHash();
            mayJoin[i] = voter.mayJoin();
            statements[i] = cast.statementId();
            values[i] = (short) (int) cast.vote().map(Vote::value).orElse(0);
            flags[i] = (short) (cast.vote().isPresent() ? cast.flags().bits() : 0);
            keys[i] = cast.key().orElse(null);
            channels[i] = (short) voter.channel().number();
            languages[i] = voter.language().orElse(null);
            sourceTags[i] = voter.sourceTag().orElse(null);
        }
        return Tuple.tuple()
                .addArrayOfInteger(conversations)
                .addArrayOfShort(kinds)
                .addArrayOfBuffer(secretHashes)
                .addArrayOfBoolean(mayJoin)
                .addArrayOfInteger(statements)
                .addArrayOfShort(values)
                .addArrayOfShort(flags)
                .addArrayOfBuffer(keys)
                .addArrayOfShort(channels)
                .addArrayOfString(languages)
                .addArrayOfString(sourceTags);
    }

    private static CastOutcome outcome(Row row) {
        int status = row.getShort("status");
        return switch (status) {
            case 0, 1 ->
                new CastOutcome.Accepted(
                        row.getInteger("participant"),
                        row.getLong("sequence"),
                        HexFormat.of().formatHex(row.getBuffer("leaf").getBytes()),
                        voted(row),
                        status == 1);
            case 2 -> new CastOutcome.KeyReused();
            case 3 -> new CastOutcome.NoSuchConversation();
            case 4 -> new CastOutcome.ConversationNotOpen();
            case 5 -> new CastOutcome.NoSuchStatement();
            case 6 -> new CastOutcome.StatementRejected();
            case 7 -> new CastOutcome.StatementUnreviewed();
            case 8 -> new CastOutcome.UnknownCredential();
            case 9 -> new CastOutcome.NothingToUndo();
            default -> throw new IllegalStateException("cast_votes answered " + status);
        };
    }

    private static Set<Integer> voted(Row row) {
        Integer @Nullable [] ids = row.getArrayOfIntegers("voted");
        return ids == null ? Set.of() : Set.of(ids);
    }

    private static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
