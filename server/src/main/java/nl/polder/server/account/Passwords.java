package nl.polder.server.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Local passwords: Argon2id with 19 MiB, 2 passes, 1 lane, 16 bytes of salt, 32 of hash.
 *
 * <p>Source of the parameters: OWASP Password Storage Cheat Sheet, its first recommendation. Hashing belongs on a pool of two threads
 * ({@code SignIn}), so that a storm of sign-ins costs 38 MiB and not the heap.
 */
final class Passwords {

    static final int LENGTH_MIN = 12;
    /** Long enough for any sentence, short enough that hashing it is no way to keep the server busy. */
    static final int LENGTH_MAX = 200;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int DISTINCT_MIN = 5;

    /** The stems of what people choose first; a password that is one of these with digits or signs around it is guessed first. */
    private static final List<String> COMMON_STEMS = List.of(
            "password",
            "passwort",
            "wachtwoord",
            "welkom",
            "welcome",
            "qwerty",
            "qwertyuiop",
            "azerty",
            "asdfghjkl",
            "letmein",
            "iloveyou",
            "admin",
            "administrator",
            "beheerder",
            "geheim",
            "secret",
            "polder",
            "polderpolder",
            "raadpleging",
            "ministerie",
            "gemeente",
            "overheid",
            "nederland",
            "amsterdam",
            "rotterdam",
            "denhaag",
            "utrecht",
            "zomer",
            "winter",
            "herfst",
            "lente",
            "summer",
            "spring",
            "autumn",
            "januari",
            "februari",
            "september",
            "oktober",
            "november",
            "december",
            "monkey",
            "dragon",
            "football",
            "voetbal",
            "feyenoord",
            "ajax",
            "sunshine",
            "princess",
            "superman",
            "changeme",
            "default",
            "mypassword",
            "mijnwachtwoord",
            "correcthorse",
            "correcthorsebatterystaple",
            "trustnoone",
            "test",
            "testtest",
            "login",
            "hallo",
            "hello",
            "abcdefghijkl",
            "abcdefghijklmnop");

    private static final List<String> RUNS = List.of(
            "01234567890123456789",
            "98765432109876543210",
            "abcdefghijklmnopqrstuvwxyz",
            "qwertyuiopasdfghjklzxcvbnm",
            "azertyuiopqsdfghjklmwxcvbn");

    private final Argon2Function argon2 = Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

    /** What is wrong with a new password. */
    enum Refusal {
        TOO_SHORT,
        TOO_LONG,
        COMMON
    }

    /** Why this password is not accepted; empty = it is. Length is counted in characters (code points after NFC). */
    static Optional<Refusal> refusal(String password, String email) {
        String text = normal(password);
        int length = text.codePointCount(0, text.length());
        if (length < LENGTH_MIN) {
            return Optional.of(Refusal.TOO_SHORT);
        }
        if (length > LENGTH_MAX) {
            return Optional.of(Refusal.TOO_LONG);
        }
        return isCommon(text.toLowerCase(Locale.ROOT), email.toLowerCase(Locale.ROOT))
                ? Optional.of(Refusal.COMMON)
                : Optional.empty();
    }

    /** The encoded hash with its parameters: {@code $argon2id$v=19$m=…}. Takes tens of milliseconds of processor: not on an event loop. */
    String hash(String password) {
        return Password.hash(normal(password))
                .addRandomSalt(SALT_BYTES)
                .with(argon2)
                .getResult();
    }

    /** True when the password belongs to the hash. A hash with other parameters (older release) is checked with its own. */
    boolean matches(String password, String encoded) {
        return Password.check(normal(password), encoded).with(Argon2Function.getInstanceFromHash(encoded));
    }

    private static boolean isCommon(String text, String email) {
        String core = text.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        String letters = unleet(core).replaceAll("[^\\p{L}]", "");
        String name = email.replaceAll("@.*", "").replaceAll("[^\\p{L}]", "");
        return text.chars().distinct().count() < DISTINCT_MIN
                || COMMON_STEMS.contains(letters)
                || COMMON_STEMS.contains(text.replaceAll("[^\\p{L}]", ""))
                || COMMON_STEMS.stream().anyMatch(stem -> letters.equals(stem + stem))
                || RUNS.stream().anyMatch(run -> run.contains(text))
                || (name.length() >= 4 && letters.replace(name, "").length() < 4);
    }

    private static String unleet(String text) {
        return text.replace('0', 'o')
                .replace('1', 'l')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('@', 'a')
                .replace('$', 's');
    }

    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
