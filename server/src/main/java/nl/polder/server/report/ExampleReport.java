package nl.polder.server.report;

import java.util.Optional;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.platform.db.Db;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes report 1 of the example consultation as soon as its first results are judged, so that a newcomer sees what a policy
 * maker gets. Nobody confirms it: it is about simulated participants, and of no other conversation does a program publish.
 */
public final class ExampleReport {
    private static final Logger LOG = LoggerFactory.getLogger(ExampleReport.class);
    private static final int NUMBER = 1;

    private final Db db;
    private final ConversationStore conversations;
    private final Reports reports;
    private final String slug;

    /** @param slug of the example consultation */
    public ExampleReport(Db db, ConversationStore conversations, Reports reports, String slug) {
        this.db = db;
        this.conversations = conversations;
        this.reports = reports;
        this.slug = slug;
    }

    /**
     * Told of every conversation with new results, and of each once after a start; does nothing when the report is there. In await
     * style. A program that stopped between freezing and publishing left a draft, which is published now.
     */
    public void newResults(int conversationId) {
        Optional<Conversation> found = conversations
                .find(conversationId)
                .await()
                .filter(it -> it.slug().equals(slug) && it.settings().simulated());
        if (found.isEmpty()) {
            return;
        }
        boolean frozen =
                !reports.list(conversationId).isEmpty() || reports.freeze(found.get()) instanceof Reports.Frozen.Draft;
        if (frozen && db.inTransaction(sql -> reports.publish(sql, conversationId, NUMBER, Optional.empty()))) {
            LOG.info("the example has its report");
        }
    }
}
