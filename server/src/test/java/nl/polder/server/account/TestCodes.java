package nl.polder.server.account;

import java.io.ByteArrayOutputStream;
import java.time.Clock;

/** What an authenticator app computes, from the secret as it is typed. */
public final class TestCodes {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private TestCodes() {}

    public static String codeNow(String typedSecret, Clock clock) {
        return Totp.codeAt(bytes(typedSecret.replace(" ", "")), Totp.stepAt(clock.instant()));
    }

    private static byte[] bytes(String base32) {
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char c : base32.toCharArray()) {
            buffer = (buffer << 5) | BASE32.indexOf(c);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits);
            }
        }
        return bytes.toByteArray();
    }
}
