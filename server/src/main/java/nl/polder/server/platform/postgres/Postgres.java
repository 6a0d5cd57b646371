package nl.polder.server.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import nl.polder.server.platform.StartRefused;
import nl.polder.server.platform.config.DatabaseUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database server of a data folder, shared by all processes that use the folder: the first starts it, the last stops it. A
 * server that outlived its Polder (kill -9) is recognised by its process, folder and password and taken over; one of another
 * version is stopped first. If it dies while in use, it is started again on the same port.
 */
public final class Postgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);
    private static final String DATABASE = "polder";
    private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

    private final ServerProcess server;
    private final Users users;
    private final Users.Use use;
    private final DatabaseUrl owner;
    private final boolean takenOver;
    private volatile PostmasterPid running;
    private volatile boolean closing;

    private Postgres(ServerProcess server, Users users, String password) throws IOException, InterruptedException {
        this.server = server;
        this.users = users;
        try (FileChannel turn = users.turn()) {
            boolean others = users.any();
            Optional<PostmasterPid> found = server.find();
            if (found.isPresent() && !others && !isOurs(found.get(), password)) {
                LOG.atInfo().addKeyValue("pid", found.get().pid()).log("stopping a database server of another version");
                server.stop(found.get());
                found = Optional.empty();
            }
            takenOver = found.isPresent() && !others;
            running = found.isPresent() ? found.get() : server.start(0);
            if (takenOver) {
                LOG.atInfo()
                        .addKeyValue("pid", running.pid())
                        .log("took over the database server of a Polder that is gone");
            }
            owner = url(running.port(), password);
            createDatabase(owner);
            use = users.enter();
        }
        Thread.ofPlatform().name("polder-postgres").daemon().start(this::supervise);
    }

    /**
     * Starts or joins.
     *
     * @param dataFolder {@code POLDER_DATA}: the files are in {@code database}, the log in {@code logs}
     * @param cache where the programs are unpacked, one folder per version
     * @param ownerPassword the superuser's, the same at every start
     * @throws StartRefused with a sentence for the operator
     */
    public static Postgres open(Path dataFolder, Path cache, String ownerPassword) {
        try {
            Path database = dataFolder.resolve("database");
            Binaries binaries = Binaries.unpack(cache);
            Path logs = Files.createDirectories(dataFolder.resolve("logs"));
            var users = new Users(dataFolder.resolve("database-users"));
            Programs programs = new Programs(
                    binaries,
                    ServerUser.choose(dataFolder, database, binaries.program("postgres")),
                    logs.resolve("postgres.log"));
            var cluster = new Cluster(database, programs);
            try (FileChannel turn = users.turn()) {
                cluster.makeUnlessThere(ownerPassword);
            }
            return new Postgres(new ServerProcess(cluster, programs), users, ownerPassword);
        } catch (IOException unusable) {
            throw new StartRefused(
                    "The database of %s cannot be started: %s".formatted(dataFolder, unusable.getMessage()), unusable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.", interrupted);
        }
    }

    /** The database as its owner, who may change the schema. Only migrations and tests connect so. */
    public DatabaseUrl owner() {
        return owner;
    }

    /** Whether the server had outlived another Polder. */
    public boolean takenOver() {
        return takenOver;
    }

    /** The operating system's number of the server process. */
    public long pid() {
        return running.pid();
    }

    private static DatabaseUrl url(int port, String password) {
        return new DatabaseUrl("127.0.0.1", port, DATABASE, Cluster.OWNER, password);
    }

    private static boolean isOurs(PostmasterPid found, String password) {
        try (Connection connection = connect(url(found.port(), password).onDatabase("postgres"));
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SHOW server_version")) {
            return version.next() && version.getString(1).startsWith(Binaries.VERSION);
        } catch (SQLException otherVersionOrPassword) {
            return false;
        }
    }

    private static void createDatabase(DatabaseUrl owner) {
        try (Connection connection = connect(owner.onDatabase("postgres"));
                Statement statement = connection.createStatement()) {
            boolean there;
            try (ResultSet rows =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '%s'".formatted(DATABASE))) {
                there = rows.next();
            }
            if (!there) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException refused) {
            throw new StartRefused("The database server refused us: %s".formatted(refused.getMessage()), refused);
        }
    }

    private static Connection connect(DatabaseUrl url) throws SQLException {
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }

    /** Waits for the end of the server; an end that nobody asked for is mended on the same port, where the pools look for it. */
    private void supervise() {
        while (!closing) {
            running.process().ifPresent(process -> process.onExit().join());
            if (!closing) {
                restart();
            }
        }
    }

    private void restart() {
        LOG.atWarn().addKeyValue("pid", running.pid()).log("the database server ended by itself; starting it again");
        try (FileChannel turn = users.turn()) {
            if (!closing) {
                Optional<PostmasterPid> found = server.find();
                running = found.isPresent() ? found.get() : server.start(owner.port());
            }
        } catch (IOException | StartRefused failed) {
            LOG.error("the database server does not start; trying again", failed);
            LockSupport.parkNanos(RESTART_PAUSE.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets go of the server, and stops it unless another process uses it. */
    @Override
    public void close() {
        closing = true;
        try (FileChannel turn = users.turn()) {
            use.close();
            if (!users.any()) {
                server.stop(running);
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
