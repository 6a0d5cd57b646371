package nl.polder.server.platform.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import nl.polder.server.platform.StartRefused;
import nl.polder.server.platform.config.DatabaseUrl;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema to this version, as the owner, before anything else connects; and lets the application's role in, which owns
 * nothing. The role is made here and not in the SQL because its password must not stand in a file.
 */
public final class Migrations {
    /** The role of everything that runs: what it may do is granted table by table in {@code migrations/}. */
    public static final String APPLICATION_ROLE = "polder_app";

    private static final String ALLOWED_IN_A_PASSWORD = "[A-Za-z0-9_-]{20,}";

    private Migrations() {}

    /**
     * Migrates.
     *
     * @param owner may create roles and tables
     * @return the same database as the application's role
     * @throws StartRefused when the server is too old, cannot be reached, or a migration fails
     */
    public static DatabaseUrl run(DatabaseUrl owner, String applicationPassword) {
        letApplicationIn(owner, applicationPassword);
        try {
            Flyway.configure()
                    .dataSource(owner.jdbc(), owner.user(), owner.password())
                    .locations("classpath:db/migration")
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        } catch (FlywayException failed) {
            throw new StartRefused("The database could not be brought to this version: " + failed.getMessage(), failed);
        }
        return owner.as(APPLICATION_ROLE, applicationPassword);
    }

    private static void letApplicationIn(DatabaseUrl owner, String password) {
        if (!password.matches(ALLOWED_IN_A_PASSWORD)) {
            throw new IllegalArgumentException("the password would need quoting");
        }
        try (Connection connection = DriverManager.getConnection(owner.jdbc(), owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            refuseOldServer(statement);
            boolean there;
            try (ResultSet rows =
                    statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '%s'".formatted(APPLICATION_ROLE))) {
                there = rows.next();
            }
            statement.execute("%s ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '%s'"
                    .formatted(there ? "ALTER" : "CREATE", APPLICATION_ROLE, password));
        } catch (SQLException refused) {
            throw new StartRefused("The database %s refused us: %s".formatted(owner, refused.getMessage()), refused);
        }
    }

    private static void refuseOldServer(Statement statement) throws SQLException {
        try (ResultSet version = statement.executeQuery("SELECT current_setting('server_version_num')::int")) {
            if (!version.next() || version.getInt(1) < 160_000) {
                throw new StartRefused("The database server is older than PostgreSQL 16.");
            }
        }
    }
}
