package nl.polder.server.abuse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The token of an address")
class AddressTokensTest {
    private final AddressTokens tokens = new AddressTokens(new SecureRandom(), Set.of());

    @Test
    void is_the_same_within_a_network_and_differs_between_networks() {
        assertThat(tokens.token("192.0.2.7")).isEqualTo(tokens.token("192.0.2.250"));
        assertThat(tokens.token("192.0.2.7")).isNotEqualTo(tokens.token("192.0.3.7"));
        assertThat(tokens.token("2001:db8:1::1")).isEqualTo(tokens.token("2001:db8:1:ff::2"));
        assertThat(tokens.token("2001:db8:1::1")).isNotEqualTo(tokens.token("2001:db8:2::1"));
    }

    @Test
    void means_nothing_to_another_process() {
        var other = new AddressTokens(new SecureRandom(), Set.of());
        assertThat(other.token("192.0.2.7")).isNotEqualTo(tokens.token("192.0.2.7"));
    }

    @Test
    void does_not_hold_the_address() {
        byte[] token = tokens.token("192.0.2.7").getBytes();
        assertThat(token).hasSize(16);
        assertThat(new String(token, ISO_8859_1)).doesNotContain(new String(new byte[] {(byte) 192, 0, 2}, ISO_8859_1));
    }

    @Test
    void of_a_name_is_never_looked_up() {
        assertThat(tokens.token("localhost")).isEqualTo(tokens.token("elsewhere.example"));
    }
}
