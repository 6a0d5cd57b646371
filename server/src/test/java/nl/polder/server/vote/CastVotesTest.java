package nl.polder.server.vote;

import static nl.polder.server.testing.TestConversation.await;
import static nl.polder.server.vote.Voters.cast;
import static nl.polder.server.vote.Voters.known;
import static nl.polder.server.vote.Voters.newcomer;
import static nl.polder.server.vote.Voters.undo;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.testing.LogCheck;
import nl.polder.server.testing.TestConversation;
import nl.polder.server.testing.TestDatabase;
import nl.polder.server.vote.CastOutcome.Accepted;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A batch of votes in the database")
class CastVotesTest {
    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final VoteStore store = new VoteStore(DATABASE.db(), new SecureRandom());
    private final TestConversation bikes = TestConversation.open(DATABASE, "Een", "Twee");
    private final int id = bikes.id();

    @Test
    void votes_get_sequences_in_their_order_and_newcomers_numbers_in_theirs() {
        List<CastOutcome> outcomes = batch(
                cast(id, newcomer("ana"), 0, Vote.AGREE),
                cast(id, newcomer("ben"), 0, Vote.DISAGREE),
                cast(id, newcomer("ana"), 1, Vote.PASS));
        assertThat(outcomes.stream().map(o -> ((Accepted) o).sequence())).containsExactly(5L, 6L, 7L);
        assertThat(outcomes.stream().map(o -> ((Accepted) o).participantId())).containsExactly(0, 1, 0);
        assertThat(((Accepted) outcomes.get(2)).voted()).isEqualTo(Set.of(0, 1));
        assertThat(LogCheck.assertVerifies(DATABASE, id)).isEqualTo(8);
    }

    @Test
    void the_last_vote_of_a_batch_on_a_statement_counts_and_the_history_is_kept() {
        batch(cast(id, newcomer("ana"), 0, Vote.AGREE), cast(id, newcomer("ana"), 0, Vote.DISAGREE));
        List<CastVote> latest = await(store.listOfParticipant(id, 0));
        assertThat(latest).extracting(CastVote::vote).containsExactly(Vote.DISAGREE);
        assertThat(LogCheck.assertVerifies(DATABASE, id)).isEqualTo(7);
    }

    @Test
    void one_refused_vote_leaves_its_neighbours_alone() {
        List<CastOutcome> outcomes = batch(
                cast(id, newcomer("ana"), 9, Vote.AGREE),
                cast(id, known("nobody"), 0, Vote.AGREE),
                cast(id, newcomer("ben"), 0, Vote.AGREE),
                undo(id, newcomer("ben"), 1),
                cast(id + 1000, newcomer("ben"), 0, Vote.AGREE));
        assertThat(outcomes.get(0)).isInstanceOf(CastOutcome.NoSuchStatement.class);
        assertThat(outcomes.get(1)).isInstanceOf(CastOutcome.UnknownCredential.class);
        assertThat(outcomes.get(2)).isInstanceOf(Accepted.class);
        assertThat(outcomes.get(3)).isInstanceOf(CastOutcome.NothingToUndo.class);
        assertThat(outcomes.get(4)).isInstanceOf(CastOutcome.NoSuchConversation.class);
        assertThat(((Accepted) outcomes.get(2)).participantId())
                .as("a refused newcomer takes no number")
                .isZero();
    }

    @Test
    void the_same_key_gives_the_first_outcome_even_after_the_close() {
        Accepted first =
                (Accepted) batch(cast(id, newcomer("ana"), 0, Vote.AGREE, "k")).getFirst();
        bikes.state(ConversationState.CLOSED);
        Accepted again =
                (Accepted) batch(cast(id, newcomer("ana"), 0, Vote.AGREE, "k")).getFirst();
        assertThat(again.sequence()).isEqualTo(first.sequence());
        assertThat(again.leaf()).isEqualTo(first.leaf());
        assertThat(again.repeated()).isTrue();
        assertThat(batch(cast(id, newcomer("ana"), 1, Vote.AGREE, "k")).getFirst())
                .isInstanceOf(CastOutcome.KeyReused.class);
    }

    @Test
    void an_undo_takes_the_latest_vote_away_and_is_itself_in_the_log() {
        batch(cast(id, newcomer("ana"), 0, Vote.AGREE));
        Accepted undone = (Accepted) batch(undo(id, known("ana"), 0)).getFirst();
        assertThat(undone.voted()).isEmpty();
        assertThat(await(new LogReader(DATABASE.db()).read(id, undone.sequence(), 1))
                        .getFirst())
                .isInstanceOf(LogEntry.VoteWithdrawn.class);
        assertThat(LogCheck.assertVerifies(DATABASE, id)).isEqualTo(7);
    }

    @Test
    void a_batch_may_hold_votes_of_several_conversations() {
        TestConversation trains = TestConversation.open(DATABASE, "Trein");
        List<CastOutcome> outcomes = batch(
                cast(trains.id(), newcomer("ana"), 0, Vote.AGREE),
                cast(id, newcomer("ana"), 0, Vote.AGREE),
                cast(trains.id(), newcomer("ben"), 0, Vote.AGREE));
        assertThat(outcomes.stream().map(o -> ((Accepted) o).sequence())).containsExactly(3L, 5L, 4L);
        LogCheck.assertVerifies(DATABASE, trains.id());
    }

    @Test
    void a_vote_that_waited_behind_the_close_is_refused() throws SQLException {
        try (Connection closer = DriverManager.getConnection(
                DATABASE.owner().jdbc(),
                DATABASE.owner().user(),
                DATABASE.owner().password())) {
            closer.setAutoCommit(false);
            closer.createStatement().execute("SELECT append_state(%d, 'closed')".formatted(id));
            CompletableFuture<List<CastOutcome>> waiting = store.cast(List.of(cast(id, newcomer("ana"), 0, Vote.AGREE)))
                    .toCompletionStage()
                    .toCompletableFuture();
            awaitLockWaiter(closer);
            closer.commit();
            assertThat(waiting.join().getFirst()).isInstanceOf(CastOutcome.ConversationNotOpen.class);
        }
        LogCheck.assertVerifies(DATABASE, id);
    }

    @Test
    void no_vote_is_accepted_from_the_closing_moment_on_whatever_the_state() {
        TestConversation past = TestConversation.draft(
                        DATABASE,
                        settings -> settings.withDates(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Instant.now().minusSeconds(1))))
                .seeds("Een")
                .state(ConversationState.OPEN);
        assertThat(batch(cast(past.id(), newcomer("ana"), 0, Vote.AGREE)).getFirst())
                .isInstanceOf(CastOutcome.ConversationNotOpen.class);
    }

    @Test
    void drafts_and_archived_conversations_take_no_votes() {
        TestConversation draft =
                TestConversation.draft(DATABASE, settings -> settings).seeds("Een");
        assertThat(batch(cast(draft.id(), newcomer("ana"), 0, Vote.AGREE)).getFirst())
                .isInstanceOf(CastOutcome.ConversationNotOpen.class);
        draft.state(ConversationState.ARCHIVED);
        assertThat(batch(cast(draft.id(), newcomer("ana"), 0, Vote.AGREE)).getFirst())
                .isInstanceOf(CastOutcome.ConversationNotOpen.class);
    }

    @Test
    void a_person_who_votes_twice_in_a_batch_may_undo_what_the_batch_itself_cast() {
        List<CastOutcome> outcomes = batch(
                cast(id, newcomer("ana"), 0, Vote.AGREE, "k"),
                cast(id, newcomer("ana"), 0, Vote.AGREE, "k"),
                undo(id, newcomer("ana"), 0),
                undo(id, newcomer("ana"), 0),
                cast(id, newcomer("ben"), 1, Vote.PASS));
        Accepted first = (Accepted) outcomes.get(0);
        assertThat(((Accepted) outcomes.get(1)).repeated()).isTrue();
        assertThat(((Accepted) outcomes.get(1)).leaf()).isEqualTo(first.leaf());
        assertThat(((Accepted) outcomes.get(2)).voted()).isEmpty();
        assertThat(outcomes.get(3)).isInstanceOf(CastOutcome.NothingToUndo.class);
        assertThat(((Accepted) outcomes.get(4)).voted()).isEqualTo(Set.of(1));
        assertThat(LogCheck.assertVerifies(DATABASE, id)).isEqualTo(8);
    }

    @Test
    void a_voter_is_found_by_the_index_even_when_the_statistics_know_imported_people_only() throws SQLException {
        int people = 3_000;
        try (Connection owner = DriverManager.getConnection(
                DATABASE.owner().jdbc(),
                DATABASE.owner().user(),
                DATABASE.owner().password())) {
            owner.createStatement().execute("""
                    INSERT INTO participant (conversation_id, participant_id, channel)
                    SELECT %d, 1000000 + i, 4 FROM generate_series(1, %d) i""".formatted(id, people));
            owner.createStatement().execute("ANALYZE participant");
            for (int i = 0; i < people; i += 100) {
                int from = i;
                batch(IntStream.range(from, from + 100)
                        .mapToObj(person -> cast(id, newcomer("person " + person), 0, Vote.AGREE))
                        .toArray(Cast[]::new));
            }
            // Each person is looked up once and not found. The database counts at the end of a transaction, at most
            // once a second.
            assertThat(awaitCount(owner, "idx_scan", people)).isLessThan(3L * people);
            assertThat(count(owner, "idx_tup_read")).isLessThan(people);
        }
    }

    private static long awaitCount(Connection owner, String column, long atLeast) throws SQLException {
        long deadline = System.nanoTime() + 20_000_000_000L;
        long count;
        do {
            count = count(owner, column);
        } while (count < atLeast && System.nanoTime() < deadline);
        assertThat(count).isGreaterThanOrEqualTo(atLeast);
        return count;
    }

    private static long count(Connection owner, String column) throws SQLException {
        var rows = owner.createStatement()
                .executeQuery("SELECT %s FROM pg_stat_user_indexes WHERE indexrelname = 'participant_secret'"
                        .formatted(column));
        rows.next();
        return rows.getLong(1);
    }

    private List<CastOutcome> batch(Cast... casts) {
        return await(store.cast(List.of(casts)));
    }

    /** Until the database itself says that somebody waits for a lock. */
    private static void awaitLockWaiter(Connection connection) throws SQLException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (System.nanoTime() < deadline) {
            var rows = connection.createStatement().executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted");
            if (rows.next() && rows.getInt(1) > 0) {
                return;
            }
        }
        throw new AssertionError("nobody waits");
    }
}
