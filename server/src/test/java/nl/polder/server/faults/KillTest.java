package nl.polder.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Server and database killed at random moments under load")
class KillTest {
    private static final int ROUNDS = 10;

    @Test
    void every_acknowledged_vote_is_there_exactly_once_and_the_log_verifies() throws IOException {
        String given = System.getProperty("test.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        System.out.println("kill test with -Dtest.seed=" + seed);
        KillRounds.Summary summary = KillRounds.run(ROUNDS, seed);
        System.out.println(summary);
        assertThat(summary.acknowledged()).isGreaterThan(ROUNDS);
    }
}
