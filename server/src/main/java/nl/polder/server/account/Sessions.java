package nl.polder.server.account;

import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import nl.polder.server.account.SessionStore.Stored;
import nl.polder.server.platform.db.Db;

/**
 * Who is signed in. A session is a random secret in a cookie, of which the database holds the SHA-256; it ends after 30 minutes without a
 * request, after 8 hours, on signing out, and when it is revoked.
 */
final class Sessions {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration ABSOLUTE = Duration.ofHours(8);

    /** Not every request writes: a session is idle by the minute. */
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);
    /** Ended sessions stay this long, so that a form sent too late is still known to be somebody's. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final int BROWSER_LENGTH_MAX = 60;

    private final Db db;
    private final SessionStore store = new SessionStore();
    private final Secrets secrets;
    private final Clock clock;

    Sessions(Db db, Secrets secrets, Clock clock) {
        this.db = db;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** How somebody signed in. */
    enum Method {
        LINK,
        PASSWORD,
        OIDC;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Method ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** A session as its person sees it in the list. */
    record Running(long id, Method method, String browser, Instant createdAt, Instant lastSeenAt) {}

    /** What a cookie stands for. */
    sealed interface Found {
        record Active(Principal principal) implements Found {}

        /** It was a session, and whose. */
        record Ended(int account) implements Found {}

        record Unknown() implements Found {}
    }

    /** Begins a session and returns its secret, which is nowhere else. */
    String begin(SqlClient tx, int account, Method method, String browser) {
        String secret = secrets.next();
        Instant now = clock.instant();
        store.deleteBegunBefore(tx, now.minus(ABSOLUTE).minus(KEPT));
        store.insert(tx, Secrets.hash(secret), account, method, browserName(browser), now);
        return secret;
    }

    Found find(String secret) {
        var stored = store.find(db.client(), Secrets.hash(secret));
        if (stored.isEmpty()) {
            return new Found.Unknown();
        }
        Stored session = stored.get();
        Instant now = clock.instant();
        if (session.ended() || session.disabled() || isOver(session, now)) {
            return new Found.Ended(session.principal().account());
        }
        if (session.lastSeenAt().plus(TOUCH_EVERY).isBefore(now)) {
            store.touch(db.client(), session.principal().session(), now);
        }
        return new Found.Active(session.principal());
    }

    List<Running> list(int account) {
        Instant now = clock.instant();
        return store.list(db.client(), account, now.minus(IDLE), now.minus(ABSOLUTE));
    }

    boolean end(SqlClient tx, int account, long session) {
        return store.end(tx, account, session, clock.instant());
    }

    void endAll(SqlClient tx, int account) {
        store.endAll(tx, account, clock.instant());
    }

    private static boolean isOver(Stored session, Instant now) {
        return !session.lastSeenAt().plus(IDLE).isAfter(now)
                || !session.createdAt().plus(ABSOLUTE).isAfter(now);
    }

    /** "Firefox, Linux": enough to recognise one's own session, too little to recognise a person. */
    private static String browserName(String userAgent) {
        String browser = firstIn(userAgent, "Edg", "Firefox", "Chrome", "Safari");
        String system = firstIn(userAgent, "Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux");
        String name = browser.replace("Edg", "Edge") + (browser.isEmpty() || system.isEmpty() ? "" : ", ") + system;
        return name.isEmpty() ? "?" : name.substring(0, Math.min(name.length(), BROWSER_LENGTH_MAX));
    }

    private static String firstIn(String text, String... words) {
        for (String word : words) {
            if (text.contains(word)) {
                return word;
            }
        }
        return "";
    }
}
