package nl.polder.server.nextstatement;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import nl.polder.server.platform.keys.Keys;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The seal of a card")
class CardSealTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    private final Buffer ana = Buffer.buffer(new byte[32]);

    @Test
    void shows_that_this_card_was_served_to_this_participant() {
        CardSeal seals = at(NOON);
        String seal = seals.seal(ana, 1, 7);
        assertThat(seals.served(seal, ana, 1, 7)).isTrue();
        assertThat(seals.served(seal, ana, 1, 8)).isFalse();
        assertThat(seals.served(seal, ana, 2, 7)).isFalse();
        assertThat(seals.served(seal, Buffer.buffer(new byte[31]).appendByte((byte) 1), 1, 7))
                .isFalse();
    }

    @Test
    void holds_for_thirty_days() {
        String seal = at(NOON).seal(ana, 1, 7);
        assertThat(at(NOON.plus(Duration.ofDays(30)).minusSeconds(1)).served(seal, ana, 1, 7))
                .isTrue();
        assertThat(at(NOON.plus(Duration.ofDays(30))).served(seal, ana, 1, 7)).isFalse();
    }

    @Test
    void is_refused_when_it_is_not_one_of_ours() {
        CardSeal seals = at(NOON);
        assertThat(seals.served("", ana, 1, 7)).isFalse();
        assertThat(seals.served("%%%", ana, 1, 7)).isFalse();
        assertThat(seals.served(seals.seal(ana, 1, 7) + "AAAA", ana, 1, 7)).isFalse();
    }

    private CardSeal at(Instant moment) {
        return new CardSeal(new Keys(folder, new SecureRandom()), Clock.fixed(moment, ZoneOffset.UTC));
    }
}
