package nl.polder.server.participant;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.participant.Credential.Carrier;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.keys.Keys;
import org.jspecify.annotations.Nullable;

/**
 * Finds the credential of a request in one of its three carriers, makes the one of a newcomer, and hands it to the browser.
 *
 * <p>A newcomer's secret is HMAC-SHA256(join key, conversation ‖ idempotency key): who repeats a request whose answer was lost
 * is the same person and gets the same cookie. So whoever knows the idempotency key of a first vote is that participant; it
 * must hold 128 random bits.
 */
public final class Credentials {
    /** Hidden field of a form where cookies are blocked. */
    public static final String FORM_FIELD = "credential";
    /** 128 bits need 22 characters of base64url; hexadecimal needs 32. */
    public static final int JOIN_KEY_LENGTH_MIN = 22;

    static final String COOKIE = "polder-";
    static final String HOST_COOKIE = "__Host-polder-";

    private static final String BEARER = "Bearer ";
    private static final Duration KEPT_AFTER_CLOSE = Duration.ofDays(7);
    private static final Duration KEPT_WITHOUT_CLOSE = Duration.ofDays(180);

    private final Keys keys;
    private final boolean tls;
    private final Clock clock;

    /** @param tls whether people reach this server by TLS: then the cookie is {@code __Host-} and Secure */
    public Credentials(Keys keys, boolean tls, Clock clock) {
        this.keys = keys;
        this.tls = tls;
        this.clock = clock;
    }

    /**
     * The credential that came with a request, if any; whether it belongs to a participant only the database knows.
     *
     * @throws nl.polder.server.platform.http.ProblemException broken-credential if it is not one of ours; a broken cookie is
     *     removed, so that the next request is that of a newcomer
     */
    public Optional<Credential> find(RoutingContext http, Conversation conversation) {
        @Nullable String header = http.request().getHeader("Authorization");
        if (header != null) {
            return Optional.of((header.startsWith(BEARER)
                            ? Credential.parse(header.substring(BEARER.length()).strip(), Carrier.BEARER)
                            : Optional.<Credential>empty())
                    .orElseThrow(Problems::brokenCredential));
        }
        @Nullable String field = http.request().getFormAttribute(FORM_FIELD);
        if (field != null && !field.isEmpty()) {
            return Optional.of(Credential.parse(field, Carrier.FORM).orElseThrow(Problems::brokenCredential));
        }
        @Nullable Cookie cookie = http.request().getCookie(cookieName(conversation));
        if (cookie == null) {
            return Optional.empty();
        }
        Optional<Credential> found = Credential.parse(cookie.getValue(), Carrier.COOKIE);
        if (found.isEmpty()) {
            forget(http, conversation);
            throw Problems.brokenCredential();
        }
        return found;
    }

    /**
     * The credential of somebody who comes with their first vote or statement.
     *
     * @param joinKey the idempotency key, at least 128 random bits
     * @throws nl.polder.server.platform.http.ProblemException weak-idempotency-key if it is shorter than that
     */
    public Credential join(Conversation conversation, String joinKey) {
        if (joinKey.length() < JOIN_KEY_LENGTH_MIN) {
            throw Problems.weakIdempotencyKey();
        }
        byte[] secret = keys.hmac(
                "join",
                ByteBuffer.allocate(Integer.BYTES).putInt(conversation.id()).array(),
                joinKey.getBytes(StandardCharsets.UTF_8));
        return new Credential(Buffer.buffer(secret), Carrier.JOIN);
    }

    /** Sets the cookie of this conversation; it ends a week after the close. */
    public void remember(RoutingContext http, Conversation conversation, Credential credential) {
        Instant now = clock.instant();
        Duration kept = conversation
                .settings()
                .closesAt()
                .map(close -> Duration.between(now, close.plus(KEPT_AFTER_CLOSE)))
                .filter(left -> left.isPositive())
                .orElse(KEPT_WITHOUT_CLOSE);
        http.response().addCookie(cookie(conversation, credential.text()).setMaxAge(kept.toSeconds()));
    }

    /** Takes the cookie back. */
    public void forget(RoutingContext http, Conversation conversation) {
        http.response().addCookie(cookie(conversation, "").setMaxAge(0));
    }

    private Cookie cookie(Conversation conversation, String value) {
        return Cookie.cookie(cookieName(conversation), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(tls)
                .setSameSite(CookieSameSite.LAX);
    }

    /** One per conversation, so that no cookie follows a person from one to the next. */
    public String cookieName(Conversation conversation) {
        return (tls ? HOST_COOKIE : COOKIE) + conversation.id();
    }
}
