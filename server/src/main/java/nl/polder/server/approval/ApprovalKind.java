package nl.polder.server.approval;

import io.vertx.sqlclient.SqlClient;
import nl.polder.server.account.Action;

/**
 * Something that needs two people. Its texts are {@code admin.approval.kind.CODE} and {@code admin.approval.kind.CODE.means}.
 *
 * @param code in kebab case
 * @param propose the action that proposing is bound to
 * @param confirm the action that confirming and refusing are bound to
 * @param executor carries it out, in the transaction that confirms it: both happen or neither
 */
public record ApprovalKind(String code, Action propose, Action confirm, Executor executor) {

    /** Carries out what was confirmed. What it throws undoes the confirmation. */
    @FunctionalInterface
    public interface Executor {
        void execute(SqlClient tx, Approval approval);
    }
}
