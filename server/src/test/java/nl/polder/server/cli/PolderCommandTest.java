package nl.polder.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import nl.polder.server.platform.config.DataFolder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The command line")
class PolderCommandTest {
    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void check_config_prints_what_is_in_force_without_secrets() {
        int code = run(Map.of("POLDER_DATABASE_URL", "postgresql://owner:s3cret@db/polder"), "check-config");
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("POLDER_PORT=8080", "POLDER_DATA=" + data)
                .doesNotContain("s3cret");
    }

    @Test
    void check_config_names_every_wrong_setting_and_fails() {
        int code = run(Map.of("POLDER_PORT", "x", "POLDER_LIMITS", "maybe"), "check-config");
        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
                .contains("POLDER_PORT is 'x'", "POLDER_LIMITS is 'maybe'")
                .doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_second_server_on_the_same_folder_is_refused_with_a_sentence() {
        try (DataFolder first = DataFolder.open(data)) {
            first.holdForServer();
            assertThat(run(Map.of("POLDER_PORT", "0"), "serve")).isEqualTo(1);
        }
        assertThat(err.toString()).startsWith("Another Polder").doesNotContain("\tat ");
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused_with_a_sentence() {
        assertThat(run(Map.of("POLDER_DATA", "/proc/polder", "POLDER_PORT", "0"), "serve"))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("The data folder /proc/polder cannot be made or written");
    }

    @Test
    void a_command_that_is_not_there_is_not_understood() {
        assertThat(run(Map.of(), "fly")).isEqualTo(2);
    }

    @Test
    void help_lists_what_can_be_done_and_nothing_else() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString()).contains("serve", "check-config").doesNotContain("rehearse");
    }

    private int run(Map<String, String> environment, String... arguments) {
        var values = new HashMap<>(Map.of("POLDER_DATA", data.toString()));
        values.putAll(environment);
        return PolderCommand.run(values, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
