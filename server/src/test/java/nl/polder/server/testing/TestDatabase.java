package nl.polder.server.testing;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.polder.server.platform.config.DatabaseUrl;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.db.Migrations;

/**
 * A fresh, migrated database of its own for one test class or test:
 * {@snippet :
 * @AutoClose
 * static final TestDatabase database = TestDatabase.create();
 * }
 */
public final class TestDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final int WAIT_SECONDS = 20;

    private final DatabaseUrl owner;
    private final Vertx vertx = Vertx.vertx();
    private final Db db;

    private TestDatabase() {
        owner = TestServer.shared().createDatabase();
        db = Db.connect(vertx, application(), CONNECTIONS);
    }

    public static TestDatabase create() {
        return new TestDatabase();
    }

    /** As the application's role sees it. */
    public Db db() {
        return db;
    }

    public Vertx vertx() {
        return vertx;
    }

    /** To connect as the application's role, who may do what the migrations granted. */
    public DatabaseUrl application() {
        return owner.as(Migrations.APPLICATION_ROLE, TestServer.APP_PASSWORD);
    }

    /** To connect as the owner of the schema, a superuser. */
    public DatabaseUrl owner() {
        return owner;
    }

    /** One statement as the application's role, awaited by the test's own thread. */
    public RowSet<Row> query(String sql, Object... args) {
        try {
            return db.query(sql, Tuple.from(args)).await(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(sql, late);
        }
    }

    /** Statements as the owner, for arranging what no feature offers. */
    public void asOwner(String sql) {
        try (Connection connection = DriverManager.getConnection(owner.jdbc(), owner.user(), owner.password());
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    @Override
    public void close() {
        vertx.close().await();
        TestServer.shared().drop(owner);
    }
}
