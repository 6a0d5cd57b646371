package nl.polder.server.admin;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.account.Action;
import nl.polder.server.account.People;
import nl.polder.server.account.Principal;
import nl.polder.server.account.Role;
import nl.polder.server.approval.Approval;
import nl.polder.server.approval.ApprovalKind;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry;
import nl.polder.server.audit.AuditEntry.Actor;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationSettings;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.conversation.Conversations;
import nl.polder.server.conversation.StateChanges;
import nl.polder.server.moderation.HouseRules;
import nl.polder.server.platform.Slug;
import nl.polder.server.platform.db.Db;

/** What an organiser does with a conversation: make it, change its settings, move it through its life. Each act is in the audit log. */
final class ConversationWork {

    static final String CLOSE = "close";

    private static final int SLUGS_TRIED_MAX = 50;

    private final Db db;
    private final ConversationStore store;
    private final Conversations conversations;
    private final StateChanges stateChanges;
    private final HouseRules houseRules;
    private final People people;
    private final Audit audit;

    ConversationWork(
            Db db,
            ConversationStore store,
            Conversations conversations,
            StateChanges stateChanges,
            HouseRules houseRules,
            People people,
            Audit audit) {
        this.db = db;
        this.store = store;
        this.conversations = conversations;
        this.stateChanges = stateChanges;
        this.houseRules = houseRules;
        this.people = people;
        this.audit = audit;
    }

    /** What became of a change of settings. */
    enum Saved {
        SAVED,
        /** Somebody else changed them after the page was shown. */
        STALE
    }

    Conversation get(int id) {
        return store.find(id).await().orElseThrow();
    }

    boolean rowsAsImported(int id) {
        return store.rowsAsImported(id).await();
    }

    List<Conversation> listFor(Principal principal) {
        return store.listOf(principal.organisation()).await().stream()
                .filter(it -> !principal.rolesIn(it.id()).isEmpty())
                .toList();
    }

    SettingsForm.All settings(int conversation) {
        return new SettingsForm.All(get(conversation).settings(), houseRules.get(conversation));
    }

    /** A draft in one language; who makes it becomes its organiser. Returns the slug. */
    String create(Principal by, String language, String title, String description) {
        return db.inTransaction(tx -> {
            String wanted = Slug.of(title, "raadpleging");
            for (int attempt = 1; attempt <= SLUGS_TRIED_MAX; attempt++) {
                String slug = attempt == 1 ? wanted : wanted + "-" + attempt;
                Map<String, String> descriptions = description.isEmpty() ? Map.of() : Map.of(language, description);
                var settings = ConversationSettings.of(slug, List.of(language), Map.of(language, title))
                        .withDescriptions(descriptions);
                Optional<Integer> id =
                        store.create(tx, by.organisation(), settings).await();
                if (id.isPresent()) {
                    people.grantOwn(tx, by, id.get(), Role.ORGANISER);
                    audit.record(
                            tx,
                            AuditEntry.of(by.actor(), "conversation-created", "conversation " + id.get())
                                    .in(id.get())
                                    .adding(new JsonObject().put("slug", slug).put("title", title)));
                    return slug;
                }
            }
            throw new IllegalStateException("no free address like " + wanted);
        });
    }

    Saved save(Principal by, int conversation, SettingsForm.All wanted, String seenVersion) {
        Saved saved = db.inTransaction(tx -> {
            SettingsForm.All before = settings(conversation);
            if (!SettingsForm.version(before).equals(seenVersion)) {
                return Saved.STALE;
            }
            store.update(tx, conversation, wanted.settings()).await();
            houseRules.put(tx, conversation, wanted.rules());
            recordChange(tx, by, conversation, before, wanted);
            return Saved.SAVED;
        });
        conversations.forget(wanted.settings().slug());
        return saved;
    }

    /** False when it is in that state already. */
    boolean changeState(Actor by, int conversation, ConversationState state) {
        boolean changed = db.inTransaction(tx -> stateChanges.change(tx, by, conversation, state));
        conversations.forget(get(conversation).slug());
        return changed;
    }

    /** Plans the opening, or (empty) opens nothing by itself any more. */
    void planOpening(Principal by, int conversation, Optional<java.time.Instant> at) {
        Conversation now = get(conversation);
        var dated = now.settings()
                .withDates(at, now.settings().writingClosesAt(), now.settings().closesAt());
        db.inTransaction(tx -> {
            store.update(tx, conversation, dated).await();
            var planned =
                    new JsonObject().put("opens_at", at.map(String::valueOf).orElse(""));
            audit.record(
                    tx,
                    AuditEntry.of(by.actor(), "opening-planned", "conversation " + conversation)
                            .in(conversation)
                            .adding(planned));
            return null;
        });
        conversations.forget(now.slug());
    }

    /** Closing before its date needs two people. */
    ApprovalKind closeKind() {
        return new ApprovalKind(CLOSE, Action.PROPOSE_CLOSE, Action.CONFIRM_CLOSE, this::close);
    }

    private void close(SqlClient tx, Approval approval) {
        var actor = new Actor(approval.organisation(), Optional.of(approval.proposedBy()), approval.proposedByName());
        stateChanges.change(tx, actor, approval.conversation(), ConversationState.CLOSED);
    }

    private void recordChange(
            SqlClient tx, Principal by, int conversation, SettingsForm.All before, SettingsForm.All after) {
        JsonObject from = SettingsForm.json(before);
        JsonObject to = SettingsForm.json(after);
        List<String> same = from.fieldNames().stream()
                .filter(name -> from.getString(name).equals(to.getString(name)))
                .toList();
        same.forEach(name -> {
            from.remove(name);
            to.remove(name);
        });
        if (!from.isEmpty() || !to.isEmpty()) {
            audit.record(
                    tx,
                    AuditEntry.of(by.actor(), "settings-changed", "conversation " + conversation)
                            .in(conversation)
                            .changing(from, to));
        }
    }
}
