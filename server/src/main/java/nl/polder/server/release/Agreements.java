package nl.polder.server.release;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import nl.polder.server.account.Principal;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.platform.db.Db;

/** The terms on which researchers and auditors see every row (tier T3): confirmed once per person, conversation and text. */
public final class Agreements {
    public static final int PURPOSE_LENGTH_MAX = 1000;

    private final Db db;
    private final ReleaseStore store;
    private final Audit audit;
    private final Clock clock;

    public Agreements(Db db, Audit audit, Clock clock) {
        this.db = db;
        this.store = new ReleaseStore(db);
        this.audit = audit;
        this.clock = clock;
    }

    /** @param purpose in the person's own words */
    public record Agreed(String purpose, Instant at) {}

    /** @param textHash SHA-256 of the terms in force, in hexadecimal */
    public Optional<Agreed> find(int conversation, int account, String textHash) {
        return store.findAgreement(conversation, account, textHash);
    }

    public void agree(int conversation, Principal by, String textHash, String purpose) {
        db.inTransaction(tx -> {
            store.insertAgreement(
                    tx, conversation, by.organisation(), by.account(), textHash, purpose, clock.instant());
            audit.record(
                    tx,
                    AuditEntry.of(by.actor(), "rows-terms-agreed", "account " + by.account())
                            .in(conversation)
                            .adding(new JsonObject().put("terms", textHash).put("purpose", purpose)));
            return Boolean.TRUE;
        });
    }

    /** Before the file goes out: who gets which file, and its hash. */
    public void recordDownload(
            int conversation, Principal by, String textHash, String file, long bytes, String sha256) {
        db.inTransaction(tx -> {
            audit.record(
                    tx,
                    AuditEntry.of(by.actor(), "rows-downloaded", file)
                            .in(conversation)
                            .adding(new JsonObject()
                                    .put("file", file)
                                    .put("bytes", bytes)
                                    .put("sha256", sha256)
                                    .put("terms", textHash)));
            return Boolean.TRUE;
        });
    }
}
