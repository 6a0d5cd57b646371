package nl.polder.server.account;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import nl.polder.server.audit.Audit;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.keys.Keys;
import nl.polder.server.platform.render.Pages;

/** The feature put together: what {@code App} makes, and what other features of staff get. */
public final class Accounts {

    private final Settings settings;
    private final FirstAccount firstAccount;
    private final People people;
    private final ConversationRoles conversationRoles;
    private final Administrators administrators;
    private final StaffRoutes staff;

    /** @param conversations by slug, as far as authorisation needs them */
    public Accounts(
            Vertx vertx,
            Db db,
            Keys keys,
            Settings settings,
            Clock clock,
            Audit audit,
            Pages pages,
            Function<String, Future<Optional<ConversationScope>>> conversations) {
        this.settings = settings;
        var secrets = new Secrets(new SecureRandom());
        var sessions = new Sessions(db, secrets, clock);
        var secondFactor = new SecondFactor(db, keys, secrets, audit, clock);
        var limits = new LoginLimits(db, keys, clock, settings.limitsOff());
        var signIn = new SignIn(
                db,
                new Passwords(),
                secondFactor,
                sessions,
                limits,
                audit,
                vertx.createSharedWorkerExecutor("passwords", SignIn.HASHING_THREADS));
        var links = new FirstLinks(secrets, clock);
        firstAccount = new FirstAccount(db, links, signIn, sessions, audit, clock);
        people = new People(db, links, sessions, audit, clock);
        administrators = new Administrators(db, links, sessions, audit, settings.publicUrl(), clock);
        conversationRoles = new ConversationRoles(db, audit, clock);
        var work = new AccountWork(db, sessions, audit);
        var cookie = new SessionCookie(settings.tls());
        staff = new StaffRoutes(new Gate(sessions, cookie, new KeptForms(db, clock), keys, pages, conversations));
        new SignInRoutes(
                        signIn,
                        sessions,
                        firstAccount,
                        cookie,
                        new ClientAddress(settings.trustedProxies()),
                        work,
                        settings.oidc().isPresent())
                .mount(staff);
        settings.oidc()
                .map(oidc -> new OidcProvider(vertx, oidc, settings.publicUrl() + OidcRoutes.BACK_PATH, clock))
                .map(provider -> new OidcRoutes(
                        db,
                        provider,
                        new OidcFlows(db, secrets, clock),
                        links,
                        sessions,
                        cookie,
                        audit,
                        settings.tls()))
                .ifPresent(routes -> routes.mount(staff));
        new OwnAccountRoutes(secondFactor, work).mount(staff);
        new PeopleRoutes(people, settings.publicUrl()).mount(staff);
    }

    /** Where other features mount their pages of staff. */
    public StaffRoutes staff() {
        return staff;
    }

    public People people() {
        return people;
    }

    public ConversationRoles conversationRoles() {
        return conversationRoles;
    }

    /** The address with which the first person sets a password, as long as nobody has an account. On a virtual thread. */
    public Optional<String> firstLink() {
        return firstAccount.issueIfNobodyIsHere().map(this::address);
    }

    /** For whoever stands at the server itself. */
    public Administrators administrators() {
        return administrators;
    }

    private String address(String secret) {
        return settings.publicUrl() + "/admin/first/" + secret;
    }
}
