package nl.polder.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import nl.polder.server.platform.http.ProblemException;
import nl.polder.server.testing.FakeClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A limit")
class LimitsTest {
    private final FakeClock clock = FakeClock.atNoon();
    private final Limits limits = new Limits(clock, false);

    @ParameterizedTest
    @EnumSource(Limit.class)
    void lets_its_burst_pass_and_refuses_the_next_until_time_has_gone(Limit limit) {
        for (int i = 0; i < limit.burst(); i++) {
            limits.count(limit, "ana");
        }
        assertThatThrownBy(() -> limits.count(limit, "ana")).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(429);
            assertThat(Long.parseLong(refused.problem().headers().get("Retry-After")))
                    .isBetween(1L, limit.every().toSeconds());
        });
        limits.count(limit, "ben");
        clock.advance(limit.every().dividedBy(limit.refill()).plus(Duration.ofMillis(1)));
        limits.count(limit, "ana");
        assertThatThrownBy(() -> limits.count(limit, "ana")).isInstanceOf(ProblemException.class);
    }

    @Test
    void is_silent_when_limits_are_off() {
        var off = new Limits(clock, true);
        for (int i = 0; i < 1_000; i++) {
            off.count(Limit.SIGN_IN, "ana");
        }
    }
}
