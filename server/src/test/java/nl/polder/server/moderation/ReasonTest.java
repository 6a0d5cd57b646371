package nl.polder.server.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Reasons not to place a statement")
class ReasonTest {

    @ParameterizedTest
    @EnumSource(Reason.class)
    void the_code_fits_the_record_of_the_log(Reason reason) {
        assertThat(reason.code()).matches("[a-z0-9-]{1,32}");
        assertThat(Reason.findByCode(reason.code())).contains(reason);
    }

    @Test
    void a_reason_outside_the_list_does_not_exist() {
        assertThat(Reason.findByCode("i-do-not-like-it")).isEmpty();
    }
}
