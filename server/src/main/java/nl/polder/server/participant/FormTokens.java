package nl.polder.server.participant;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import nl.polder.server.platform.keys.Keys;
import org.jspecify.annotations.Nullable;

/**
 * A hidden field that shows that a form came from one of our pages, for browsers that send neither {@code Sec-Fetch-Site} nor
 * {@code Origin} nor {@code Referer}: an HMAC of the credential, or of the form's join key when there is no credential yet.
 */
public final class FormTokens {
    public static final String FIELD = "formToken";
    /** Hidden field with the idempotency key of the form. */
    public static final String KEY_FIELD = "key";

    private static final String USE = "form";

    private final Keys keys;

    public FormTokens(Keys keys) {
        this.keys = keys;
    }

    /** @param joinKey of the form, used while there is no credential */
    public String of(Optional<Credential> credential, String joinKey) {
        return token(credential.map(Credential::text).orElse(joinKey));
    }

    /** Whether the form of a request holds the token of the credential that came with it. */
    public boolean valid(RoutingContext http) {
        @Nullable String token = http.request().getFormAttribute(FIELD);
        if (token == null) {
            return false;
        }
        byte[] given = token.getBytes(StandardCharsets.US_ASCII);
        return subjects(http).stream()
                .anyMatch(subject -> MessageDigest.isEqual(given, token(subject).getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<String> subjects(RoutingContext http) {
        var subjects = new ArrayList<String>();
        for (Cookie cookie : http.request().cookies()) {
            if (cookie.getName().startsWith(Credentials.COOKIE)
                    || cookie.getName().startsWith(Credentials.HOST_COOKIE)) {
                subjects.add(cookie.getValue());
            }
        }
        Optional.ofNullable(http.request().getFormAttribute(Credentials.FORM_FIELD))
                .filter(text -> !text.isEmpty())
                .ifPresent(subjects::add);
        @Nullable String joinKey = http.request().getFormAttribute(KEY_FIELD);
        // Who has no credential joins with this request: nobody's votes can be forged by it.
        if (subjects.isEmpty() && joinKey != null) {
            subjects.add(joinKey);
        }
        return subjects;
    }

    private String token(String subject) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.hmac(USE, subject.getBytes(StandardCharsets.UTF_8)));
    }
}
