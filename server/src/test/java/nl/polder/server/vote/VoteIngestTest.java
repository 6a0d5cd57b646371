package nl.polder.server.vote;

import static nl.polder.server.testing.TestConversation.await;
import static nl.polder.server.vote.Voters.cast;
import static nl.polder.server.vote.Voters.newcomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.polder.server.testing.LogCheck;
import nl.polder.server.testing.TestConversation;
import nl.polder.server.testing.TestDatabase;
import nl.polder.server.vote.CastOutcome.Accepted;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Taking votes in")
class VoteIngestTest {
    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final VoteIngest ingest =
            new VoteIngest(DATABASE.vertx(), new VoteStore(DATABASE.db(), new SecureRandom()));
    private final int id =
            TestConversation.open(DATABASE, "Een", "Twee", "Drie").id();

    @Test
    void many_votes_at_once_each_get_an_outcome_of_their_own() {
        var answers = new ArrayList<Future<CastOutcome>>();
        for (int i = 0; i < 3_000; i++) {
            answers.add(ingest.offer(cast(id, newcomer("p" + i % 500), i % 3, Vote.AGREE)));
        }
        Set<Long> sequences = new HashSet<>();
        answers.forEach(answer -> sequences.add(((Accepted) await(answer)).sequence()));
        assertThat(sequences).hasSize(3_000);
        assertThat(ingest.waiting()).isZero();
        assertThat(LogCheck.assertVerifies(DATABASE, id)).isEqualTo(7 + 3_000);
    }

    @Test
    void the_queue_takes_as_many_as_it_may_and_refuses_the_next() {
        DATABASE.asOwner("CREATE FUNCTION pause() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                + "PERFORM pg_advisory_xact_lock_shared(42); RETURN NEW; END $$;"
                + "CREATE TRIGGER pause BEFORE INSERT ON vote_event FOR EACH ROW EXECUTE FUNCTION pause();");
        int waitingMax = 50;
        var small = new VoteIngest(DATABASE.vertx(), new VoteStore(DATABASE.db(), new SecureRandom()), waitingMax);
        List<Future<CastOutcome>> answers = new ArrayList<>();
        await(DATABASE.db()
                .transaction(holder -> holder.query("SELECT pg_advisory_xact_lock(42)")
                        .execute()
                        .map(held -> {
                            for (int i = 0; i < waitingMax; i++) {
                                answers.add(small.offer(cast(id, newcomer("p" + i), 0, Vote.AGREE)));
                            }
                            Future<CastOutcome> oneTooMany = small.offer(cast(id, newcomer("late"), 0, Vote.AGREE));
                            assertThat(oneTooMany.result()).isInstanceOf(CastOutcome.Overloaded.class);
                            assertThat(answers.stream().filter(Future::isComplete))
                                    .isEmpty();
                            return held;
                        })));
        await(Future.all(answers));
        assertThat(answers).allMatch(answer -> answer.result() instanceof Accepted);
        assertThat(await(small.offer(cast(id, newcomer("late"), 0, Vote.AGREE))))
                .isInstanceOf(Accepted.class);
        DATABASE.asOwner("DROP TRIGGER pause ON vote_event; DROP FUNCTION pause()");
    }

    @Test
    void when_the_nth_write_fails_for_each_n_no_acknowledged_vote_is_lost_and_the_log_has_no_gap() {
        DATABASE.asOwner("""
                CREATE SEQUENCE writes;
                CREATE TABLE fault (at bigint);
                GRANT ALL ON SEQUENCE writes TO PUBLIC; GRANT SELECT ON fault TO PUBLIC;
                GRANT USAGE ON SCHEMA public TO PUBLIC;
                CREATE FUNCTION fail_at() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF nextval('public.writes') = (SELECT at FROM public.fault) THEN RAISE 'the disk is full'; END IF;
                    RETURN NEW; END $$;
                CREATE TRIGGER fail_e BEFORE INSERT ON vote_event FOR EACH ROW EXECUTE FUNCTION fail_at();
                CREATE TRIGGER fail_v BEFORE INSERT OR UPDATE ON vote FOR EACH ROW EXECUTE FUNCTION fail_at();
                CREATE TRIGGER fail_p BEFORE INSERT ON participant FOR EACH ROW EXECUTE FUNCTION fail_at();
                CREATE TRIGGER fail_h BEFORE UPDATE ON vote_log_head FOR EACH ROW EXECUTE FUNCTION fail_at();
                """);
        boolean failedSomewhere = true;
        for (int n = 1; failedSomewhere; n++) {
            DATABASE.asOwner(
                    "TRUNCATE fault; INSERT INTO fault VALUES (%d); ALTER SEQUENCE writes RESTART".formatted(n));
            failedSomewhere = votesSurvive(n);
            assertThat(n).isLessThan(100);
        }
        DATABASE.asOwner("DROP TRIGGER fail_e ON vote_event; DROP TRIGGER fail_v ON vote;"
                + "DROP TRIGGER fail_p ON participant; DROP TRIGGER fail_h ON vote_log_head;");
    }

    /** Casts four votes while the n-th write fails; whether it did fail. */
    private boolean votesSurvive(int n) {
        var answers = new ArrayList<Future<CastOutcome>>();
        for (int i = 0; i < 4; i++) {
            answers.add(ingest.offer(cast(id, newcomer("round-%d-voter-%d".formatted(n, i)), 0, Vote.AGREE)));
        }
        long size = await(Future.all(answers).transform(any -> new LogReader(DATABASE.db()).size(id)));
        for (Future<CastOutcome> answer : answers) {
            assertThat(answer.succeeded())
                    .as("a failed batch is retried one by one")
                    .isTrue();
            assertThat(((Accepted) answer.result()).sequence()).isLessThan(size);
        }
        LogCheck.assertVerifies(DATABASE, id);
        long writes = DATABASE.query("SELECT last_value FROM writes")
                .iterator()
                .next()
                .getLong(0);
        return writes >= n;
    }

    @Test
    void votes_come_through_again_after_the_connection_was_lost() {
        await(ingest.offer(cast(id, newcomer("ana"), 0, Vote.AGREE)));
        DATABASE.asOwner(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'polder-ingest'"
                        + " AND datname = current_database()");
        Future<CastOutcome> afterwards = ingest.offer(cast(id, newcomer("ana"), 1, Vote.AGREE))
                .recover(lost -> ingest.offer(cast(id, newcomer("ana"), 1, Vote.AGREE)));
        assertThat(await(afterwards)).isInstanceOf(Accepted.class);
        LogCheck.assertVerifies(DATABASE, id);
    }
}
