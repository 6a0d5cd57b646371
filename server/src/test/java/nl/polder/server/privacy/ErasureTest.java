package nl.polder.server.privacy;

import static nl.polder.server.testing.TestConversation.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.participant.Channel;
import nl.polder.server.participant.Digests;
import nl.polder.server.participant.Newcomer;
import nl.polder.server.statement.AddOutcome;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.NewStatement;
import nl.polder.server.statement.Origin;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.testing.LogCheck;
import nl.polder.server.testing.TestConversation;
import nl.polder.server.testing.TestDatabase;
import nl.polder.server.vote.Cast;
import nl.polder.server.vote.CastOutcome;
import nl.polder.server.vote.LogEntry;
import nl.polder.server.vote.LogReader;
import nl.polder.server.vote.PassReason;
import nl.polder.server.vote.Vote;
import nl.polder.server.vote.VoteFlags;
import nl.polder.server.vote.VoteIngest;
import nl.polder.server.vote.VoteStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Erasing a participant")
class ErasureTest {
    private static final String SECRET_TEXT = "Een voorstel dat alleen Ana zo zegt";

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final StatementStore statements = new StatementStore(DATABASE.db());
    private final VoteIngest ingest =
            new VoteIngest(DATABASE.vertx(), new VoteStore(DATABASE.db(), new SecureRandom()));
    private final Erasure erasure = new Erasure(DATABASE.db());
    private final TestConversation bikes = TestConversation.open(DATABASE, "Een", "Twee");
    private final int id = bikes.id();

    @Test
    void takes_votes_history_and_unshared_texts_away_and_the_log_still_verifies() {
        vote("ana", 0, Vote.AGREE);
        vote("ana", 0, Vote.DISAGREE);
        vote("ben", 0, Vote.AGREE);
        write("ana", SECRET_TEXT);

        List<Long> gone = await(erasure.erase(id, hash("ana"))).orElseThrow();

        assertThat(gone).hasSize(3);
        LogCheck.assertVerifies(DATABASE, id);
        assertThat(count("participant")).isEqualTo(1);
        assertThat(count("vote")).isEqualTo(1);
        assertThat(DATABASE.query("SELECT 1 FROM vote_event WHERE conversation_id = $1 AND participant_id = 0", id)
                        .size())
                .isZero();
        assertThat(DATABASE.query("SELECT 1 FROM statement_text WHERE body = $1", SECRET_TEXT)
                        .size())
                .isZero();
        assertThat(DATABASE.query(
                                "SELECT 1 FROM vote_event WHERE position($1::bytea in payload) > 0",
                                Digests.sha256(SECRET_TEXT.getBytes(StandardCharsets.UTF_8)))
                        .size())
                .as("the digest of the text, which could be guessed")
                .isZero();
    }

    @Test
    void is_an_event_that_names_the_sequences() {
        vote("ana", 0, Vote.AGREE);
        long before = await(new LogReader(DATABASE.db()).size(id));
        List<Long> gone = await(erasure.erase(id, hash("ana"))).orElseThrow();
        List<LogEntry> log = await(new LogReader(DATABASE.db()).read(id, 0, 100));
        assertThat(log.get((int) before))
                .isInstanceOfSatisfying(
                        LogEntry.ParticipantErased.class,
                        event -> assertThat(event.sequences()).isEqualTo(gone));
        gone.forEach(sequence -> assertThat(log.get(sequence.intValue())).isInstanceOf(LogEntry.Erased.class));
    }

    @Test
    void leaves_a_statement_that_others_voted_on_without_its_author() {
        int statement = write("ana", "Een plan van ons allen");
        bikes.decide(statement, Moderation.ACCEPTED);
        vote("ben", statement, Vote.AGREE);
        await(erasure.erase(id, hash("ana")));
        Statement left = await(statements.find(id, statement)).orElseThrow();
        assertThat(left.text()).isEqualTo("Een plan van ons allen");
        assertThat(left.author()).isEmpty();
        assertThat(left.moderation()).isEqualTo(Moderation.ACCEPTED);
    }

    @Test
    void works_after_the_close_and_only_once() {
        vote("ana", 0, Vote.AGREE);
        bikes.state(ConversationState.CLOSED);
        assertThat(await(erasure.erase(id, hash("ana")))).isPresent();
        assertThat(await(erasure.erase(id, hash("ana")))).isEmpty();
        LogCheck.assertVerifies(DATABASE, id);
    }

    @Test
    void never_gives_the_number_to_somebody_else() {
        vote("ana", 0, Vote.AGREE);
        await(erasure.erase(id, hash("ana")));
        assertThat(vote("ana", 0, Vote.AGREE).participantId()).isEqualTo(1);
    }

    private CastOutcome.Accepted vote(String name, int statement, Vote vote) {
        return (CastOutcome.Accepted) await(ingest.offer(new Cast(
                id,
                newcomer(name),
                statement,
                Optional.of(vote),
                new VoteFlags(PassReason.NONE, false, Channel.API, false, false),
                Optional.empty())));
    }

    private int write(String name, String text) {
        var outcome = await(statements.append(
                DATABASE.db().client(),
                new NewStatement(id, Optional.of(newcomer(name)), Origin.PARTICIPANT, "nl", text, Optional.empty())));
        return ((AddOutcome.Added) outcome).statementId();
    }

    private int count(String table) {
        return DATABASE.query("SELECT 1 FROM " + table + " WHERE conversation_id = $1", id)
                .size();
    }

    private static Newcomer newcomer(String name) {
        return new Newcomer(hash(name), true, Channel.API, Optional.of("nl"), Optional.empty());
    }

    private static Buffer hash(String text) {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
