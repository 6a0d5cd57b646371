package nl.polder.server.platform.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.polder.server.platform.config.DatabaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL as the application's role sees it. Requests share one pool; the vote log has a connection of its own, so that a
 * slow page never stands before a vote, and so has who reads much of it.
 */
public final class Db {
    private static final int WAITING_MAX = 2_000;
    private static final int CONNECT_TIMEOUT_SECONDS = 5;
    private static final int STATEMENTS_CACHED = 512;

    private final Pool requests;
    private final Pool ingest;
    private final Pool bulk;

    private Db(Pool requests, Pool ingest, Pool bulk) {
        this.requests = requests;
        this.ingest = ingest;
        this.bulk = bulk;
    }

    /** @param connections at most so many for requests; two for the vote log, one of each direction, come on top */
    public static Db connect(Vertx vertx, DatabaseUrl url, int connections) {
        return new Db(
                pool(vertx, url, "requests", connections, 0),
                pool(vertx, url, "ingest", 1, 0),
                pool(vertx, url, "bulk", 1, 1));
    }

    /** @param ownLoops event loops of its own; 0 = those that serve requests */
    private static Pool pool(Vertx vertx, DatabaseUrl url, String name, int connections, int ownLoops) {
        PgConnectOptions server = new PgConnectOptions()
                .setHost(url.host())
                .setPort(url.port())
                .setDatabase(url.database())
                .setUser(url.user())
                .setPassword(url.password())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(STATEMENTS_CACHED)
                .addProperty("application_name", "polder-" + name);
        PoolOptions size = new PoolOptions()
                .setName(name)
                .setMaxSize(connections)
                .setEventLoopSize(ownLoops)
                .setMaxWaitQueueSize(WAITING_MAX)
                .setConnectionTimeout(CONNECT_TIMEOUT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return PgBuilder.pool().with(size).connectingTo(server).using(vertx).build();
    }

    /** One statement outside a transaction; parameters are {@code $1 …} in the SQL. */
    public Future<RowSet<Row>> query(String sql, Tuple args) {
        return requests.preparedQuery(sql).execute(args);
    }

    /** One statement without parameters. */
    public Future<RowSet<Row>> query(String sql) {
        return requests.preparedQuery(sql).execute();
    }

    /** For stores that take the client as an argument, so that they work inside and outside a transaction. */
    public SqlClient client() {
        return requests;
    }

    /** The one connection of the vote log's group commit. It comes back by itself after the server did. */
    public Pool ingest() {
        return ingest;
    }

    /** As {@link #query}, for tens of thousands of rows: they are decoded by a thread that serves no request. */
    public Future<RowSet<Row>> bulkQuery(String sql, Tuple args) {
        return bulk.preparedQuery(sql).execute(args);
    }

    /**
     * A transaction in await style, on a virtual thread: committed when the work returns, rolled back when it throws.
     *
     * @throws RuntimeException what the work threw, or why the commit failed
     */
    public <T extends @Nullable Object> T inTransaction(Function<SqlClient, T> work) {
        SqlConnection connection = requests.getConnection().await();
        try {
            return inTransaction(connection, work);
        } finally {
            connection.close().await();
        }
    }

    private static <T extends @Nullable Object> T inTransaction(SqlConnection connection, Function<SqlClient, T> work) {
        Transaction transaction = connection.begin().await();
        T result;
        try {
            result = work.apply(connection);
        } catch (RuntimeException | Error failure) {
            rollBack(transaction, failure);
            throw failure;
        }
        transaction.commit().await();
        return result;
    }

    /**
     * The rows of a query in their order, a chunk in memory at a time, in await style. A transaction is open meanwhile, so the
     * taker must not wait for anybody outside.
     */
    public void stream(String sql, Tuple args, int chunk, Consumer<Row> taker) {
        SqlConnection connection = requests.getConnection().await();
        try {
            inTransaction(connection, sqlClient -> {
                PreparedStatement prepared = connection.prepare(sql).await();
                Cursor cursor = prepared.cursor(args);
                do {
                    cursor.read(chunk).await().forEach(taker);
                } while (cursor.hasMore());
                cursor.close().await();
                return Boolean.TRUE;
            });
        } finally {
            connection.close().await();
        }
    }

    private static void rollBack(Transaction transaction, Throwable why) {
        try {
            transaction.rollback().await();
        } catch (RuntimeException lost) {
            why.addSuppressed(lost);
        }
    }

    /** A transaction in future style, for the hot path. */
    public <T extends @Nullable Object> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
        return requests.withTransaction(work::apply);
    }

    /** Ends when every connection is closed. */
    public Future<Void> close() {
        return Future.join(requests.close(), ingest.close(), bulk.close()).mapEmpty();
    }
}
