package nl.polder.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.security.SecureRandom;
import java.time.Clock;
import nl.polder.server.audit.Audit;
import nl.polder.server.conversation.Conversations;
import nl.polder.server.i18n.Messages;
import nl.polder.server.platform.Niceness;
import nl.polder.server.platform.Pools;
import nl.polder.server.platform.config.DatabaseUrl;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.keys.Keys;
import nl.polder.server.platform.render.Assets;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.platform.render.Renderer;
import nl.polder.server.platform.side.SideProcesses;

/**
 * What everything stands on.
 *
 * @param pages and the texts within
 * @param random of the operating system
 */
record Base(
        Settings settings,
        Clock clock,
        Vertx vertx,
        Pools pools,
        SideProcesses sideProcesses,
        Db db,
        Stores stores,
        Conversations conversations,
        Audit audit,
        Keys keys,
        SecureRandom random,
        Assets assets,
        Pages pages) {
    private static final int EVENT_LOOPS = 2;

    static Base over(Settings settings, DatabaseUrl database, Clock clock) {
        var niceness = new Niceness(settings.nice());
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        Db db = Db.connect(vertx, database, settings.databaseConnections());
        var random = new SecureRandom();
        var stores = Stores.in(db, random);
        Assets assets = Assets.load();
        return new Base(
                settings,
                clock,
                vertx,
                new Pools(niceness),
                new SideProcesses(niceness, database),
                db,
                stores,
                new Conversations(stores.conversations(), clock),
                new Audit(clock),
                new Keys(settings.keysFolder(), random),
                random,
                assets,
                new Pages(new Renderer(Messages.load(), assets)));
    }

    /** Where readers find this Polder: scheme, host and port, no slash. */
    String site() {
        return settings.publicUrl().toString();
    }
}
