package nl.polder.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Processors that long work may use")
class ProcessorsTest {
    @Test
    void one_stays_free() {
        assertThat(Processors.allButTheFirst("\t0-1")).containsExactly(1);
        assertThat(Processors.allButTheFirst("0-3,8")).containsExactly(1, 2, 3, 8);
        assertThat(Processors.allButTheFirst("2,5")).containsExactly(5);
    }

    @Test
    void a_machine_with_one_gives_that_one() {
        assertThat(Processors.allButTheFirst("0")).isEmpty();
    }
}
