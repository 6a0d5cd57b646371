package nl.polder.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recovery codes")
class RecoveryCodesTest {

    @Test
    void ten_different_codes_are_made() {
        assertThat(RecoveryCodes.generate(new Secrets(new SecureRandom())))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"));
    }

    @Test
    void a_code_is_read_however_it_is_typed() {
        assertThat(RecoveryCodes.normal("k7q2 m9o0-iLAA xxxx")).isEqualTo("K7Q2M90011AAXXXX");
    }

    @Test
    void a_code_of_an_app_is_no_recovery_code() {
        assertThat(RecoveryCodes.looksLikeOne("123 456")).isFalse();
        assertThat(RecoveryCodes.looksLikeOne("K7Q2-M900-11AA-XXXX")).isTrue();
    }
}
