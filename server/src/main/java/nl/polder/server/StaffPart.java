package nl.polder.server;

import java.util.function.IntConsumer;
import nl.polder.server.account.Accounts;
import nl.polder.server.account.ConversationScope;
import nl.polder.server.admin.Desk;
import nl.polder.server.approval.Approvals;
import nl.polder.server.conversation.StateChanges;
import nl.polder.server.release.Releases;
import nl.polder.server.report.Reports;
import nl.polder.server.transfer.export.PolisExport;

/** What staff does: their accounts, and the desk. */
final class StaffPart {
    final Accounts accounts;
    final Desk desk;

    /** @param statementsChanged told of each conversation whose statements changed */
    StaffPart(
            Base base,
            StateChanges stateChanges,
            Reports reports,
            PolisExport polisExport,
            IntConsumer statementsChanged) {
        var stores = base.stores();
        accounts = new Accounts(
                base.vertx(),
                base.db(),
                base.keys(),
                base.settings(),
                base.clock(),
                base.audit(),
                base.pages(),
                slug -> base.conversations()
                        .find(slug)
                        .map(found -> found.map(it -> new ConversationScope(it.id(), it.slug(), it.organisationId()))));
        var approvals = new Approvals(base.db(), base.audit(), base.clock());
        var releases = new Releases(
                base.vertx(),
                base.db(),
                stores.log(),
                stores.history(),
                stores.statements(),
                approvals,
                base.audit(),
                base.pools().documents(),
                base.clock());
        desk = new Desk(
                base.db(),
                base.clock(),
                base.audit(),
                accounts,
                approvals,
                stores.conversations(),
                base.conversations(),
                stateChanges,
                stores.statements(),
                reports,
                releases,
                polisExport,
                base.pages().messages(),
                statementsChanged);
    }
}
