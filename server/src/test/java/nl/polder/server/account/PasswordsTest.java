package nl.polder.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import nl.polder.server.account.Passwords.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Passwords")
class PasswordsTest {

    private static final String EMAIL = "saskia.deboer@example.org";

    @Test
    void a_password_matches_its_own_hash_only() {
        var passwords = new Passwords();
        String hash = passwords.hash("een rij van vier woorden");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("een rij van vier woorden", hash)).isTrue();
        assertThat(passwords.matches("een rij van vijf woorden", hash)).isFalse();
    }

    @Test
    void the_same_letters_match_however_the_keyboard_composes_them() {
        var passwords = new Passwords();
        String composed = "caf\u00e9 op de dijk";
        String decomposed = "cafe\u0301 op de dijk";
        assertThat(passwords.matches(decomposed, passwords.hash(composed))).isTrue();
    }

    @Test
    void twelve_characters_are_enough_and_eleven_are_not() {
        assertThat(Passwords.refusal("fiets#9maan!", EMAIL)).isEmpty();
        assertThat(Passwords.refusal("fiets#9maan", EMAIL)).contains(Refusal.TOO_SHORT);
    }

    @Test
    void two_hundred_characters_are_accepted_and_one_more_is_not() {
        String long200 = "een lange zin met van alles erin ".repeat(7).substring(0, 200);
        assertThat(Passwords.refusal(long200, EMAIL)).isEmpty();
        assertThat(Passwords.refusal(long200 + "x", EMAIL)).contains(Refusal.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wachtwoord2026!",
                "P@ssw0rd1234",
                "welkomwelkom",
                "aaaaaaaaaaaa",
                "123456789012",
                "qwertyuiopas",
                "Zomer20262026",
                "saskiadeboer1",
                "abababababab",
                "Password!Password!"
            })
    void what_people_choose_first_is_refused(String password) {
        assertThat(Passwords.refusal(password, EMAIL)).contains(Refusal.COMMON);
    }
}
