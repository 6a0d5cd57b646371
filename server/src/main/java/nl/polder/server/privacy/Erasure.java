package nl.polder.server.privacy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import nl.polder.server.platform.db.Db;

/**
 * Erases what is held about a participant, in one transaction: participant, votes, the content of their events in the log, the
 * authorship of their statements and the text of those that nobody else voted on. The log still verifies. Also after the close.
 */
public final class Erasure {
    private static final String ERASE = "SELECT erase_participant($1, $2) AS sequences";

    private final Db db;

    public Erasure(Db db) {
        this.db = db;
    }

    /**
     * @param secretHash SHA-256 of the credential's secret
     * @return the sequences whose content is gone, as the ERASED event lists them; empty when nobody has this credential
     */
    public Future<Optional<List<Long>>> erase(int conversationId, Buffer secretHash) {
        return db.query(ERASE, Tuple.of(conversationId, secretHash))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getArrayOfLongs("sequences"))
                        .map(List::of));
    }
}
