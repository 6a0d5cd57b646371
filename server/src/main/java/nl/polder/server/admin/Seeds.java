package nl.polder.server.admin;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.audit.AuditEntry.Actor;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.platform.db.Db;
import nl.polder.server.statement.AddOutcome;
import nl.polder.server.statement.NewStatement;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.statement.Topics;

/** Adds statements of the organisation, in the first language of a conversation; each act is in the audit log. In await style. */
final class Seeds {
    private final Db db;
    private final StatementStore statements;
    private final Topics topics;
    private final Audit audit;

    Seeds(Db db, StatementStore statements, Topics topics, Audit audit) {
        this.db = db;
        this.statements = statements;
        this.topics = topics;
        this.audit = audit;
    }

    /** What came of several. */
    sealed interface All {
        record Added() implements All {}

        /** @param lines of the statements that are in the conversation already, from 1; nothing was added */
        record Exist(List<Integer> lines) implements All {
            public Exist {
                lines = List.copyOf(lines);
            }
        }

        /** With the topics that are there already there would be too many; nothing was added. */
        record TooManyTopics() implements All {}
    }

    /** Thrown to roll back. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient All why;

        Refused(All why) {
            super("seeds refused", null, false, false);
            this.why = why;
        }
    }

    AddOutcome add(Actor by, Conversation conversation, String text) {
        return db.inTransaction(tx -> {
            AddOutcome added = append(tx, conversation, text);
            if (added instanceof AddOutcome.Added) {
                record(tx, by, conversation, 1);
            }
            return added;
        });
    }

    /** All of them with their topics, or nothing. */
    All addAll(Actor by, Conversation conversation, List<SeedCsv.Seed> seeds) {
        try {
            return db.inTransaction(tx -> {
                giveTopics(tx, by, conversation, appendAll(tx, conversation, seeds));
                record(tx, by, conversation, seeds.size());
                return new All.Added();
            });
        } catch (Refused refused) {
            return refused.why;
        }
    }

    /** The new statements by name of their topic. */
    private Map<String, List<Integer>> appendAll(SqlClient tx, Conversation conversation, List<SeedCsv.Seed> seeds) {
        var exist = new ArrayList<Integer>();
        Map<String, List<Integer>> byTopic = new LinkedHashMap<>();
        for (int i = 0; i < seeds.size(); i++) {
            if (append(tx, conversation, seeds.get(i).text()) instanceof AddOutcome.Added added) {
                seeds.get(i)
                        .topics()
                        .forEach(name -> byTopic.computeIfAbsent(name, first -> new ArrayList<>())
                                .add(added.statementId()));
            } else {
                exist.add(i + 1);
            }
        }
        if (!exist.isEmpty()) {
            throw new Refused(new All.Exist(exist));
        }
        return byTopic;
    }

    private void giveTopics(SqlClient tx, Actor by, Conversation conversation, Map<String, List<Integer>> byTopic) {
        if (!(topics.give(tx, by, conversation.id(), language(conversation), byTopic) instanceof Topics.Changed.Done)) {
            throw new Refused(new All.TooManyTopics());
        }
    }

    private AddOutcome append(SqlClient tx, Conversation conversation, String text) {
        return statements
                .append(tx, NewStatement.seed(conversation.id(), language(conversation), text))
                .await();
    }

    private static String language(Conversation conversation) {
        return conversation.settings().languages().getFirst();
    }

    private void record(SqlClient tx, Actor by, Conversation conversation, int count) {
        audit.record(
                tx,
                AuditEntry.of(by, "seeds-added", "conversation " + conversation.id())
                        .in(conversation.id())
                        .adding(new JsonObject().put("count", count)));
    }
}
