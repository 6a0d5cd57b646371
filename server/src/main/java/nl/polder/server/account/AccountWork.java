package nl.polder.server.account;

import java.util.List;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.platform.db.Db;

/** What somebody does with their own account: end sessions, switch the keys on. */
final class AccountWork {

    private final Db db;
    private final AccountStore store = new AccountStore();
    private final Sessions sessions;
    private final Audit audit;

    AccountWork(Db db, Sessions sessions, Audit audit) {
        this.db = db;
        this.sessions = sessions;
        this.audit = audit;
    }

    List<Sessions.Running> sessions(Principal principal) {
        return sessions.list(principal.account());
    }

    int recoveryCodesLeft(Principal principal) {
        return store.recoveryCodesLeft(db.client(), principal.account());
    }

    void endOwnSession(Principal principal) {
        endSession(principal, principal.session());
    }

    /** Only one's own: the number of somebody else's session ends nothing. */
    boolean endSession(Principal principal, long session) {
        return db.inTransaction(tx -> {
            boolean ended = sessions.end(tx, principal.account(), session);
            if (ended) {
                audit.record(tx, AuditEntry.of(principal.actor(), "session-ended", "session " + session));
            }
            return ended;
        });
    }

    void endAllSessions(Principal principal) {
        db.inTransaction(tx -> {
            sessions.endAll(tx, principal.account());
            audit.record(tx, AuditEntry.of(principal.actor(), "all-sessions-ended", "account " + principal.account()));
            return null;
        });
    }

    void setKeys(Principal principal, boolean on) {
        store.setKeys(db.client(), principal.account(), on);
    }
}
