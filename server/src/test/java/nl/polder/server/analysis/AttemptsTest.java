package nl.polder.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Judging that fails again and again")
class AttemptsTest {
    @Test
    void is_tried_after_a_minute_then_ever_more_seldom_and_at_least_once_an_hour() {
        Instant now = Instant.parse("2026-11-25T20:00:00Z");
        List<Long> minutes = new ArrayList<>();
        Attempts attempts = null;
        for (int i = 0; i < 40; i++) {
            attempts = Attempts.failed(attempts, now);
            minutes.add(Duration.between(now, attempts.again()).toMinutes());
        }
        assertThat(minutes).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L).endsWith(60L);
    }
}
