package nl.polder.server.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import nl.polder.server.platform.StartRefused;
import nl.polder.server.platform.config.DatabaseUrl;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.postgres.Postgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The database of the settings")
class DatabaseTest {
    private static final String PASSWORD = "owner-of-an-external-server";
    private static final Path CACHE = Path.of("target", "postgres").toAbsolutePath();

    @TempDir
    Path folder;

    /** Where user namespaces are forbidden, as in some containers, root's PostgreSQL runs as nobody. */
    @BeforeEach
    void nobodyMayPassThrough() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Test
    void may_be_a_server_elsewhere_which_is_migrated_and_used_with_few_rights() {
        try (Postgres elsewhere = Postgres.open(folder.resolve("elsewhere"), CACHE, PASSWORD)) {
            Settings settings = settings(elsewhere.owner());
            try (Database database = Database.open(settings)) {
                assertThat(database.application().user()).isEqualTo("polder_app");
                assertThat(one(database.application(), "SELECT count(*)::text FROM conversation"))
                        .isEqualTo("0");
                assertThatExceptionOfType(RuntimeException.class)
                        .isThrownBy(() -> one(database.application(), "CREATE TABLE mine (n int)"))
                        .withMessageContaining("permission denied");
            }
            try (Database again = Database.open(settings)) {
                assertThat(one(again.application(), "SELECT current_user::text"))
                        .isEqualTo("polder_app");
            }
        }
    }

    @Test
    void that_cannot_be_reached_is_refused_with_a_sentence() {
        Settings settings = settings(new DatabaseUrl("127.0.0.1", 1, "polder", "owner", PASSWORD));
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Database.open(settings))
                .withMessageContaining("postgresql://owner@127.0.0.1:1/polder")
                .withMessageNotContaining(PASSWORD);
    }

    private Settings settings(DatabaseUrl url) {
        return Settings.read(Map.of(
                "POLDER_DATA",
                folder.resolve("data").toString(),
                "POLDER_DATABASE_URL",
                "postgresql://%s:%s@%s:%d/%s"
                        .formatted(url.user(), url.password(), url.host(), url.port(), url.database())));
    }

    private static String one(DatabaseUrl url, String sql) {
        Vertx vertx = Vertx.vertx();
        try {
            return Db.connect(vertx, url, 1)
                    .query(sql)
                    .await()
                    .iterator()
                    .next()
                    .getString(0);
        } finally {
            vertx.close().await();
        }
    }
}
