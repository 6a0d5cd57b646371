package nl.polder.server.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ten codes for the day the phone is lost, each good once: four groups of four out of 32 characters (80 bits). */
final class RecoveryCodes {

    static final int COUNT = 10;

    private static final int LENGTH = 16;
    /** Crockford's alphabet: nothing that is read for something else. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private RecoveryCodes() {}

    static List<String> generate(Secrets secrets) {
        var codes = new ArrayList<String>();
        for (int i = 0; i < COUNT; i++) {
            codes.add(code(secrets.bytes(LENGTH)));
        }
        return List.copyOf(codes);
    }

    /** What was typed, as it is hashed: capitals, without spaces and dashes, O read as 0 and I or L as 1. */
    static String normal(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** True for text as long as a recovery code; a six-digit code never is. */
    static boolean looksLikeOne(String typed) {
        return normal(typed).length() == LENGTH;
    }

    private static String code(byte[] random) {
        var text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % 4 == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(random[i] & 31));
        }
        return text.toString();
    }
}
