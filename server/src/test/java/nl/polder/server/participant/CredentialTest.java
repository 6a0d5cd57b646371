package nl.polder.server.participant;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import nl.polder.server.participant.Credential.Carrier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A credential")
class CredentialTest {
    @Test
    void is_read_as_it_was_written() {
        var credential = new Credential(Digests.sha256(new byte[] {1}), Carrier.COOKIE);
        assertThat(Credential.parse(credential.text(), Carrier.COOKIE)).contains(credential);
        assertThat(credential.text()).hasSize(43);
    }

    @Test
    void does_not_show_its_secret_in_a_log() {
        var credential = new Credential(Buffer.buffer(new byte[32]), Carrier.FORM);
        assertThat(credential.toString()).isEqualTo("Credential[FORM]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
                "AAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAA",
                "+AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void that_is_not_one_of_ours_is_not_read(String text) {
        assertThat(Credential.parse(text, Carrier.BEARER)).isEmpty();
    }
}
