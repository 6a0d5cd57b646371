package nl.polder.server.statement;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.audit.AuditEntry.Actor;
import nl.polder.server.platform.Slug;
import nl.polder.server.platform.db.Db;

/** What staff does with topics; each act is in the audit log. In await style. */
public final class Topics {
    private final Db db;
    private final TopicStore store;
    private final Audit audit;

    public Topics(Db db, TopicStore store, Audit audit) {
        this.db = db;
        this.store = store;
        this.audit = audit;
    }

    /** What came of a change. */
    public sealed interface Changed {
        record Done() implements Changed {}

        /** There are {@value Topic#TOPICS_MAX} already. */
        record TooMany() implements Changed {}

        /** Another has this name, or one that reads the same in an address. */
        record SameName() implements Changed {}

        /** @param statements that would have more than {@value Topic#OF_STATEMENT_MAX} topics; nothing was changed */
        record StatementsFull(List<Integer> statements) implements Changed {
            public StatementsFull {
                statements = List.copyOf(statements);
            }
        }

        record Gone() implements Changed {}
    }

    public List<Topic> list(int conversation) {
        return store.list(conversation).await();
    }

    public Optional<Topic> find(int conversation, int topic) {
        return list(conversation).stream().filter(it -> it.id() == topic).findFirst();
    }

    /** @param names checked: one in each language of the conversation, the first language first */
    public Changed add(Actor by, int conversation, String firstName, Map<String, String> names) {
        return db.inTransaction(tx -> {
            store.alone(tx, conversation).await();
            List<Topic> there = store.list(tx, conversation).await();
            if (there.size() >= Topic.TOPICS_MAX) {
                return new Changed.TooMany();
            }
            if (called(there, firstName).isPresent()) {
                return new Changed.SameName();
            }
            add(tx, by, conversation, there, firstName, names);
            return new Changed.Done();
        });
    }

    /**
     * Gives topics to statements that have none yet, in the caller's transaction; those that are not there yet are made. When the answer
     * is not {@link Changed.Done} the caller rolls back.
     *
     * @param language of the names
     * @param statements by name of a topic: at most {@value Topic#OF_STATEMENT_MAX} names for each statement
     */
    public Changed give(
            SqlClient tx, Actor by, int conversation, String language, Map<String, List<Integer>> statements) {
        store.alone(tx, conversation).await();
        for (var given : statements.entrySet()) {
            List<Topic> there = store.list(tx, conversation).await();
            Optional<Topic> found = called(there, given.getKey());
            if (found.isEmpty() && there.size() >= Topic.TOPICS_MAX) {
                return new Changed.TooMany();
            }
            int topic = found.map(Topic::id)
                    .orElseGet(
                            () -> add(tx, by, conversation, there, given.getKey(), Map.of(language, given.getKey())));
            store.give(tx, conversation, topic, given.getValue()).await();
        }
        return new Changed.Done();
    }

    private int add(
            SqlClient tx, Actor by, int conversation, List<Topic> there, String name, Map<String, String> names) {
        int id = there.isEmpty() ? 1 : there.getLast().id() + 1;
        String code = code(there, name, id);
        store.add(tx, conversation, id, code, names).await();
        audit.record(tx, entry(by, "topic-added", conversation, code));
        return id;
    }

    /** In an address stand letters from a to z: a name without any gets the topic's number, which another's name may be too. */
    private static String code(List<Topic> there, String name, int id) {
        String code = Slug.of(name, "topic-" + id);
        return there.stream().anyMatch(topic -> topic.code().equals(code)) ? code + "-" + id : code;
    }

    /** The one with this name, or one that reads the same in an address. */
    private static Optional<Topic> called(List<Topic> there, String name) {
        String code = Slug.of(name, "");
        return there.stream()
                .filter(topic -> topic.code().equals(code) || readsAs(topic, name))
                .findFirst();
    }

    /** Whether a topic has this name, or one with the same letters and digits. */
    private static boolean readsAs(Topic topic, String name) {
        String code = Slug.of(name, "");
        return topic.names().values().stream()
                .anyMatch(it -> it.equalsIgnoreCase(name)
                        || !code.isEmpty() && Slug.of(it, "").equals(code));
    }

    public Changed remove(Actor by, int conversation, int topic) {
        return change(conversation, topic, (tx, found) -> {
            store.remove(tx, conversation, topic).await();
            audit.record(
                    tx,
                    entry(by, "topic-removed", conversation, found.code())
                            .adding(new JsonObject()
                                    .put("statements", found.statements().size())));
            return new Changed.Done();
        });
    }

    /**
     * Gives a topic these names, and these statements and no others; all of it or nothing.
     *
     * @param names checked: one in each language of the conversation
     */
    public Changed save(Actor by, int conversation, int topic, Map<String, String> names, List<Integer> statements) {
        return change(conversation, topic, (tx, found) -> {
            Set<Integer> wanted = new HashSet<>(statements);
            List<Topic> others = store.list(tx, conversation).await().stream()
                    .filter(it -> it.id() != topic)
                    .toList();
            if (names.values().stream().anyMatch(name -> others.stream().anyMatch(it -> readsAs(it, name)))) {
                return new Changed.SameName();
            }
            List<Integer> full =
                    wanted.stream().filter(id -> isFull(others, id)).sorted().toList();
            if (!full.isEmpty()) {
                return new Changed.StatementsFull(full);
            }
            store.assign(tx, conversation, topic, List.copyOf(wanted)).await();
            audit.record(
                    tx,
                    entry(by, "topic-assigned", conversation, found.code())
                            .adding(new JsonObject().put("statements", wanted.size())));
            if (!names.equals(found.names())) {
                store.rename(tx, conversation, topic, names).await();
                audit.record(tx, entry(by, "topic-renamed", conversation, found.code()));
            }
            return new Changed.Done();
        });
    }

    private static boolean isFull(List<Topic> others, int statement) {
        return others.stream().filter(it -> it.statements().contains(statement)).count() >= Topic.OF_STATEMENT_MAX;
    }

    @FunctionalInterface
    private interface Change {
        Changed apply(SqlClient tx, Topic found);
    }

    private Changed change(int conversation, int topic, Change change) {
        return db.inTransaction(tx -> {
            store.alone(tx, conversation).await();
            return store.list(tx, conversation).await().stream()
                    .filter(it -> it.id() == topic)
                    .findFirst()
                    .map(found -> change.apply(tx, found))
                    .orElseGet(Changed.Gone::new);
        });
    }

    private static AuditEntry entry(Actor by, String action, int conversation, String code) {
        return AuditEntry.of(by, action, "topic " + code).in(conversation);
    }
}
