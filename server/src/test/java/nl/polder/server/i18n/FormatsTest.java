package nl.polder.server.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How shares are written")
class FormatsTest {
    private final Formats dutch = new Formats(Language.NL);

    @Test
    void a_share_is_rounded_to_the_nearest_percent() {
        assertThat(dutch.percent(0.7989)).isEqualTo("80%");
        assertThat(dutch.percent(0.7949)).isEqualTo("79%");
    }

    @Test
    void what_is_at_least_so_is_never_rounded_up() {
        assertThat(dutch.atLeast(0.7989)).isEqualTo("79%");
        assertThat(dutch.atLeast(0.29)).isEqualTo("29%");
        assertThat(dutch.atLeast(1)).isEqualTo("100%");
        assertThat(dutch.atLeast(0)).isEqualTo("0%");
    }
}
