package nl.polder.server.platform.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Keys")
class KeysTest {
    @TempDir
    Path parent;

    @Test
    void sign_the_same_after_a_restart() {
        byte[] before = keys().hmac("card", "a".getBytes(UTF_8));
        assertThat(keys().hmac("card", "a".getBytes(UTF_8))).isEqualTo(before).hasSize(32);
    }

    @Test
    void differ_between_uses_and_between_installations() {
        byte[] card = keys().hmac("card", "a".getBytes(UTF_8));
        assertThat(keys().hmac("join", "a".getBytes(UTF_8))).isNotEqualTo(card);
        assertThat(new Keys(parent.resolve("other"), new SecureRandom()).hmac("card", "a".getBytes(UTF_8)))
                .isNotEqualTo(card);
    }

    @Test
    void tell_apart_where_one_part_ends_and_the_next_begins() {
        assertThat(keys().hmac("card", "ab".getBytes(UTF_8), "c".getBytes(UTF_8)))
                .isNotEqualTo(keys().hmac("card", "a".getBytes(UTF_8), "bc".getBytes(UTF_8)));
    }

    @Test
    void can_be_read_by_their_owner_only() throws IOException {
        keys().hmac("card");
        Path folder = parent.resolve("keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("card-1.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void of_the_wrong_length_are_refused_rather_than_used() throws IOException {
        keys();
        Files.writeString(parent.resolve("keys/card-1.key"), "short");
        assertThatThrownBy(() -> keys().hmac("card")).hasMessageContaining("cannot be read");
    }

    @Test
    void have_a_use_that_is_a_plain_word() {
        assertThatIllegalArgumentException().isThrownBy(() -> keys().hmac("../card"));
    }

    private Keys keys() {
        return new Keys(parent.resolve("keys"), new SecureRandom());
    }
}
