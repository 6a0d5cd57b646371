package nl.polder.server;

import java.security.SecureRandom;
import nl.polder.server.analysis.AnalysisStore;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.participant.ParticipantStore;
import nl.polder.server.platform.db.Db;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.statement.TopicStore;
import nl.polder.server.vote.ImportStore;
import nl.polder.server.vote.LogReader;
import nl.polder.server.vote.VoteHistory;
import nl.polder.server.vote.VoteStore;

/** Where everything is kept; each is the only one that reaches its tables. */
record Stores(
        ConversationStore conversations,
        StatementStore statements,
        TopicStore topics,
        ParticipantStore participants,
        VoteStore votes,
        VoteHistory history,
        LogReader log,
        ImportStore imports,
        AnalysisStore analyses) {
    static Stores in(Db db, SecureRandom random) {
        return new Stores(
                new ConversationStore(db),
                new StatementStore(db),
                new TopicStore(db),
                new ParticipantStore(db),
                new VoteStore(db, random),
                new VoteHistory(db),
                new LogReader(db),
                new ImportStore(),
                new AnalysisStore(db));
    }
}
