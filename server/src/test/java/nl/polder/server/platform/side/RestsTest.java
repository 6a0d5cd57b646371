package nl.polder.server.platform.side;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Long work rests while many people vote")
class RestsTest {
    /** Longer than these tests: they look themselves. */
    private static final Duration EVERY = Duration.ofMinutes(1);

    private static final long MANY = Rests.MANY * EVERY.toSeconds();

    private final List<Boolean> told = new ArrayList<>();
    private final AtomicLong votes = new AtomicLong(1_000_000);

    @AutoClose
    private final Rests rests = new Rests(told::add, EVERY);

    RestsTest() {
        rests.whileManyOf(votes::get);
    }

    private void look(long newVotes) {
        votes.addAndGet(newVotes);
        rests.look();
    }

    @Test
    void from_ten_votes_a_second_on_and_not_at_one_fewer() {
        rests.begin();
        look(MANY - 1);
        look(MANY);
        look(MANY);
        look(MANY - 1);
        assertThat(told).containsExactly(false, false, true, true, false);
    }

    @Test
    void from_its_start_when_many_vote_already() {
        look(MANY);
        rests.begin();
        assertThat(told).containsExactly(true);
    }

    @Test
    void votes_from_before_the_last_look_do_not_count() {
        look(MANY);
        look(0);
        rests.begin();
        assertThat(told).containsExactly(false);
    }

    @Test
    void no_more_once_the_last_program_has_ended() {
        rests.begin();
        rests.begin();
        look(MANY);
        rests.end();
        assertThat(told).containsExactly(false, false, true);
        rests.end();
        look(MANY);
        assertThat(told).containsExactly(false, false, true, false);
    }

    @Test
    void looks_by_itself_while_a_program_runs() throws InterruptedException {
        BlockingQueue<Boolean> heard = new LinkedBlockingQueue<>();
        try (var often = new Rests(heard::add, Duration.ofMillis(100))) {
            often.begin();
            assertThat(heard.poll(10, TimeUnit.SECONDS))
                    .as("what another server left")
                    .isFalse();
            often.whileManyOf(() -> votes.addAndGet(1_000));
            heard.clear();
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isTrue();
            often.end();
            while (Boolean.TRUE.equals(heard.peek())) {
                heard.remove();
            }
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void a_program_that_is_started_while_the_server_stops_is_no_error() {
        rests.close();
        rests.begin();
        rests.end();
        assertThat(told).containsExactly(false, false);
    }
}
