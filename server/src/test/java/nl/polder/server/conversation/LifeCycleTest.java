package nl.polder.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.polder.server.audit.Audit;
import nl.polder.server.audit.AuditEntry.Actor;
import nl.polder.server.testing.FakeClock;
import nl.polder.server.testing.TestConversation;
import nl.polder.server.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The life of a conversation by its dates")
class LifeCycleTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    private final FakeClock clock = FakeClock.at(Instant.parse("2026-11-22T09:00:00Z"));
    private final ConversationStore store = new ConversationStore(database.db());
    private final StateChanges changes = new StateChanges(store, new Audit(clock));
    private final LifeCycle lifeCycle = new LifeCycle(database.db(), store, changes, clock);

    @Test
    void each_date_is_an_act_of_the_schedule_with_what_was_and_what_is() {
        int id = planned(HOUR, HOUR.multipliedBy(2), HOUR.multipliedBy(3));
        assertThat(lifeCycle.applyDates()).isZero();
        for (int i = 0; i < 3; i++) {
            clock.advance(HOUR);
            assertThat(lifeCycle.applyDates()).isEqualTo(1);
            assertThat(lifeCycle.applyDates()).as("the second time").isZero();
        }
        assertThat(acts(id))
                .containsExactly(
                        "schedule: draft to open",
                        "schedule: open to writing_closed",
                        "schedule: writing_closed to closed");
        assertThat(events(id)).isEqualTo(3);
    }

    @Test
    void dates_that_passed_while_nothing_ran_lead_to_the_last_of_them_at_once() {
        int id = planned(HOUR, HOUR.multipliedBy(2), HOUR.multipliedBy(3));
        clock.advance(HOUR.multipliedBy(4));
        lifeCycle.applyDates();
        assertThat(acts(id)).containsExactly("schedule: draft to closed");
    }

    @Test
    void what_people_closed_is_not_moved_back() {
        int id = planned(HOUR, HOUR.multipliedBy(2), HOUR.multipliedBy(3));
        clock.advance(HOUR);
        lifeCycle.applyDates();
        var saskia = new Actor(get(id).organisationId(), Optional.empty(), "Saskia");
        database.db().inTransaction(tx -> changes.change(tx, saskia, id, ConversationState.CLOSED));
        clock.advance(HOUR.multipliedBy(5));
        assertThat(lifeCycle.applyDates()).isZero();
        assertThat(LifeCycle.dueState(get(id), clock.instant())).isEmpty();
        assertThat(acts(id)).containsExactly("schedule: draft to open", "Saskia: open to closed");
    }

    @Test
    void a_change_that_is_none_is_no_act() {
        int id = planned(HOUR, HOUR.multipliedBy(2), HOUR.multipliedBy(3));
        var saskia = new Actor(get(id).organisationId(), Optional.empty(), "Saskia");
        boolean changed = database.db().inTransaction(tx -> changes.change(tx, saskia, id, ConversationState.DRAFT));
        assertThat(changed).isFalse();
        assertThat(acts(id)).isEmpty();
    }

    private int planned(Duration opens, Duration writingCloses, Duration closes) {
        Instant now = clock.instant();
        return TestConversation.draft(
                        database,
                        settings -> settings.withDates(
                                Optional.of(now.plus(opens)),
                                Optional.of(now.plus(writingCloses)),
                                Optional.of(now.plus(closes))))
                .id();
    }

    private Conversation get(int id) {
        return TestConversation.await(store.find(id)).orElseThrow();
    }

    private List<String> acts(int id) {
        var rows = database.query(
                "SELECT actor, before, after FROM audit_log WHERE conversation_id = $1 AND action = 'state-changed'"
                        + " AND account_id IS NULL ORDER BY audit_id",
                id);
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString("actor") + ": " + state(row.getJsonObject("before")) + " to "
                        + state(row.getJsonObject("after")))
                .toList();
    }

    private static String state(JsonObject json) {
        return json.getString("state");
    }

    private long events(int id) {
        return database.query("SELECT count(*) FROM vote_event WHERE conversation_id = $1 AND kind = 5", id)
                .iterator()
                .next()
                .getLong(0);
    }
}
