package nl.polder.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.polder.server.platform.config.DatabaseUrl;
import nl.polder.server.platform.db.Migrations;
import nl.polder.server.platform.postgres.Postgres;

/**
 * The one PostgreSQL of this JVM's tests, by our own launcher in a temporary folder, with a template that is migrated once. Made
 * when first asked for, stopped and deleted when the JVM ends.
 */
final class TestServer {
    static final String APP_PASSWORD = "app-password-of-the-tests";

    private static final String OWNER_PASSWORD = "owner-password-of-the-tests";
    private static final String TEMPLATE = "template_polder";

    private final Path folder;
    private final Postgres postgres;
    private final AtomicInteger made = new AtomicInteger();

    private TestServer() throws IOException {
        folder = Files.createTempDirectory("polder-test");
        postgres = Postgres.open(folder, binariesCache(), OWNER_PASSWORD);
        sql("CREATE DATABASE " + TEMPLATE);
        Migrations.run(postgres.owner().onDatabase(TEMPLATE), APP_PASSWORD);
        Runtime.getRuntime().addShutdownHook(new Thread(this::delete));
    }

    /** Loaded, and so started, when the first test asks; JUnit has no other place that outlives all test classes of all modules. */
    private static final class Holder {
        private static final TestServer SERVER = start();

        private static TestServer start() {
            try {
                return new TestServer();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    static TestServer shared() {
        return Holder.SERVER;
    }

    /** PostgreSQL's programs, unpacked once for all test runs of this checkout. */
    static Path binariesCache() {
        return Path.of("target", "postgres").toAbsolutePath();
    }

    /** A fresh copy of the migrated template, as its owner. */
    DatabaseUrl createDatabase() {
        String name = "test_" + made.incrementAndGet();
        sql("CREATE DATABASE %s TEMPLATE %s STRATEGY file_copy".formatted(name, TEMPLATE));
        return postgres.owner().onDatabase(name);
    }

    void drop(DatabaseUrl database) {
        sql("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(database.database()));
    }

    private synchronized void sql(String statement) {
        DatabaseUrl owner = postgres.owner();
        try (Connection connection = DriverManager.getConnection(owner.jdbc(), owner.user(), owner.password());
                Statement run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(statement, failed);
        }
    }

    private void delete() {
        postgres.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }
}
