package nl.polder.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Codes of an authenticator app")
class TotpTest {

    /** The secret of the test vectors in RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

    /** RFC 6238 appendix B lists eight digits; six-digit codes are their last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_the_standard(long seconds, String code) {
        assertThat(Totp.codeAt(SECRET, Totp.stepAt(Instant.ofEpochSecond(seconds))))
                .isEqualTo(code);
    }

    @Test
    void the_code_of_one_step_ago_is_still_good() {
        long step = Totp.stepAt(NOW);
        assertThat(Totp.matchingStep(SECRET, Totp.codeAt(SECRET, step - 1), NOW, 0))
                .hasValue(step - 1);
    }

    @Test
    void the_code_of_two_steps_ago_is_refused() {
        assertThat(Totp.matchingStep(SECRET, Totp.codeAt(SECRET, Totp.stepAt(NOW) - 2), NOW, 0))
                .isEmpty();
    }

    @Test
    void a_code_works_once() {
        long step = Totp.stepAt(NOW);
        assertThat(Totp.matchingStep(SECRET, Totp.codeAt(SECRET, step), NOW, step))
                .isEmpty();
    }

    @Test
    void spaces_in_a_typed_code_do_not_matter() {
        String code = Totp.codeAt(SECRET, Totp.stepAt(NOW));
        assertThat(Totp.matchingStep(SECRET, code.substring(0, 3) + " " + code.substring(3), NOW, 0))
                .isPresent();
    }

    @Test
    void the_secret_is_written_in_base32() {
        // RFC 4648 section 10: BASE32("foobar") = "MZXW6YTBOI======"
        assertThat(Totp.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
    }
}
