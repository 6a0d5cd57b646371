package nl.polder.server.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The settings")
class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void keep_the_data_where_the_server_of_root_may_enter_and_where_they_are_already() throws IOException {
        Path inHome = folder.resolve(".polder");
        assertThat(Settings.usualFolder(folder, "saskia")).isEqualTo(inHome);
        assertThat(Settings.usualFolder(folder, "root")).isEqualTo(Path.of("/var/lib/polder"));
        Files.createDirectory(inHome);
        assertThat(Settings.usualFolder(folder, "root")).isEqualTo(inHome);
    }

    @Test
    void have_a_default_for_everything() {
        Settings settings = Settings.read(Map.of("HOME", folder.toString()));
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.dataFolder()).isEqualTo(Settings.usualFolder(folder, System.getProperty("user.name")));
        assertThat(settings.publicUrl()).hasToString("http://localhost:8080");
        assertThat(settings.databaseUrl()).isEmpty();
        assertThat(settings.limitsOff()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"POLDER_PORT,0", "POLDER_PORT,65535", "POLDER_DATABASE_CONNECTIONS,1", "POLDER_DATABASE_CONNECTIONS,200"
    })
    void are_accepted_at_the_bound(String name, String value) {
        assertThat(read(Map.of(name, value)).described()).containsEntry(name, value);
    }

    @ParameterizedTest
    @CsvSource({
        "POLDER_PORT,-1",
        "POLDER_PORT,65536",
        "POLDER_PORT,eighty",
        "POLDER_METRICS_PORT,65536",
        "POLDER_DATABASE_CONNECTIONS,0",
        "POLDER_DATABASE_CONNECTIONS,201",
        "POLDER_PUBLIC_URL,polder.example.nl",
        "POLDER_PUBLIC_URL,https://polder.example.nl/path",
        "POLDER_PUBLIC_URL,ftp://polder.example.nl",
        "POLDER_DATABASE_URL,mysql://a:b@c/d",
        "POLDER_DATABASE_URL,postgresql://host/name",
        "POLDER_LIMITS,no",
    })
    void are_refused_by_name_one_past_the_bound(String name, String value) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> read(Map.of(name, value)))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .asString()
                        .startsWith(name));
    }

    @Test
    void that_are_wrong_are_all_named_at_once() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> read(Map.of("POLDER_PORT", "x", "POLDER_LIMITS", "y")))
                .satisfies(refused -> assertThat(refused.problems()).hasSize(2));
    }

    @Test
    void come_from_the_file_when_the_environment_is_silent() throws IOException {
        Files.writeString(folder.resolve("polder.properties"), "POLDER_PORT=9000\nPOLDER_BIND=127.0.0.1\n");
        assertThat(read(Map.of()).port()).isEqualTo(9000);
        assertThat(read(Map.of("POLDER_PORT", "9001")).port()).isEqualTo(9001);
    }

    @Test
    void file_that_is_named_must_be_there() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() ->
                        read(Map.of("POLDER_CONFIG", folder.resolve("none").toString())))
                .withMessageContaining("cannot be read");
    }

    @Test
    void switch_limits_off_only_on_loopback() {
        assertThat(read(Map.of("POLDER_LIMITS", "off")).limitsOff()).isTrue();
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> read(Map.of("POLDER_LIMITS", "off", "POLDER_BIND", "0.0.0.0")))
                .withMessageContaining("measurements");
    }

    @Test
    void are_described_without_the_database_password() {
        Settings settings = read(Map.of("POLDER_DATABASE_URL", "postgresql://owner:s%40cret@db.example:6543/polder"));
        assertThat(settings.databaseUrl().orElseThrow().password()).isEqualTo("s@cret");
        assertThat(settings.described())
                .containsEntry("POLDER_DATABASE_URL", "postgresql://owner@db.example:6543/polder");
        assertThat(settings.toString()).doesNotContain("s@cret");
    }

    private Settings read(Map<String, String> environment) {
        var values = new HashMap<>(Map.of("POLDER_DATA", folder.toString()));
        values.putAll(environment);
        return Settings.read(values);
    }
}
