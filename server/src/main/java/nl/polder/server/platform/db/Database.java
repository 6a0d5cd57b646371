package nl.polder.server.platform.db;

import java.security.SecureRandom;
import java.util.Optional;
import nl.polder.server.platform.config.DatabaseUrl;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.keys.Keys;
import nl.polder.server.platform.postgres.Postgres;

/** The migrated database of these settings: the embedded server, or the one that {@code POLDER_DATABASE_URL} names. */
public final class Database implements AutoCloseable {
    private final Optional<Postgres> embedded;
    private final DatabaseUrl owner;
    private final DatabaseUrl application;

    private Database(Optional<Postgres> embedded, DatabaseUrl owner, DatabaseUrl application) {
        this.embedded = embedded;
        this.owner = owner;
        this.application = application;
    }

    /** Starts or joins the server and migrates; works beside a running Polder too. */
    public static Database open(Settings settings) {
        var keys = new Keys(settings.keysFolder(), new SecureRandom());
        Optional<Postgres> embedded = settings.databaseUrl().isPresent()
                ? Optional.empty()
                : Optional.of(Postgres.open(
                        settings.dataFolder(),
                        settings.dataFolder().resolve("postgres"),
                        keys.password("database-owner")));
        try {
            DatabaseUrl owner = settings.databaseUrl()
                    .orElseGet(() -> embedded.orElseThrow().owner());
            return new Database(embedded, owner, Migrations.run(owner, keys.password("database-app")));
        } catch (RuntimeException | Error failed) {
            embedded.ifPresent(Postgres::close);
            throw failed;
        }
    }

    /** As the application's role: what {@link Db} connects with. */
    public DatabaseUrl application() {
        return application;
    }

    /** As the owner of the schema: for migrations and backups only. */
    public DatabaseUrl owner() {
        return owner;
    }

    /** Lets go; an embedded server stops when nobody else uses it. */
    @Override
    public void close() {
        embedded.ifPresent(Postgres::close);
    }
}
