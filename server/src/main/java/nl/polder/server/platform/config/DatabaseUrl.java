package nl.polder.server.platform.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a PostgreSQL server is and who we are there. {@link #toString()} leaves the password out, so that it can stand in a log.
 */
public record DatabaseUrl(String host, int port, String database, String user, String password) {
    private static final int DEFAULT_PORT = 5432;

    /** @throws IllegalArgumentException if a part is missing */
    public static DatabaseUrl parse(String text) {
        URI uri = URI.create(text);
        boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        String userInfo = uri.getRawUserInfo();
        if (!postgres
                || uri.getHost() == null
                || userInfo == null
                || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("scheme, host, user or database is missing");
        }
        String[] userAndPassword = userInfo.split(":", 2);
        return new DatabaseUrl(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                uri.getPath().substring(1),
                decode(userAndPassword[0]),
                userAndPassword.length == 2 ? decode(userAndPassword[1]) : "");
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** For JDBC, without user and password. */
    public String jdbc() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    /** The same server and database as another user. */
    public DatabaseUrl as(String otherUser, String otherPassword) {
        return new DatabaseUrl(host, port, database, otherUser, otherPassword);
    }

    /** The same server and user, another database. */
    public DatabaseUrl onDatabase(String otherDatabase) {
        return new DatabaseUrl(host, port, otherDatabase, user, password);
    }

    @Override
    public String toString() {
        return "postgresql://%s@%s:%d/%s".formatted(user, host, port, database);
    }
}
