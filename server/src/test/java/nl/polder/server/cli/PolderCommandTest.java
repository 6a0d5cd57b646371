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

    /** One after the other on one folder, as an operator would: every start of a database costs a second. */
    @Test
    void create_admin_says_what_is_wrong_makes_somebody_once_and_gives_a_new_link_when_asked() {
        assertThat(create("--email", "geen adres", "--name", " ")).isEqualTo(1);
        assertThat(err.toString())
                .contains("--organisation", "--name", "--email name@example.org")
                .doesNotContain("PgException", "\tat ");
        assertThat(out.toString()).isEmpty();

        String[] anna = {"--organisation", "Ministerie", "--name", "Anna", "--email", "anna@example.org"};
        assertThat(create(anna)).isZero();
        assertThat(out.toString()).matches("http://localhost:\\d+/admin/first/[\\w-]+\\R");
        assertThat(err.toString()).contains("Anna is an administrator of Ministerie, a new organisation.");

        assertThat(create(anna)).isEqualTo(1);
        assertThat(err.toString()).contains("already", "--new-link");

        String[] bea = {"--organisation", "MINISTERIE", "--name", "Bea", "--email", "bea@example.org"};
        assertThat(create(bea)).isZero();
        assertThat(err.toString()).contains("Bea is an administrator of Ministerie.");

        assertThat(create("--new-link", "--email", "Anna@Example.org")).isZero();
        assertThat(out.toString()).matches("http://localhost:\\d+/admin/first/[\\w-]+\\R");
        assertThat(create("--new-link", "--email", "bram@example.org")).isEqualTo(1);
        assertThat(err.toString()).contains("Nobody has the e-mail address bram@example.org.");
    }

    @Test
    void create_admin_without_a_database_is_refused_with_a_sentence() {
        int code = run(
                Map.of("POLDER_DATABASE_URL", "postgresql://owner:s3cret@localhost:1/polder"),
                "create-admin",
                "--organisation",
                "Ministerie",
                "--name",
                "Anna",
                "--email",
                "anna@example.org");
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).startsWith("The database").doesNotContain("s3cret", "\tat ");
    }

    private int create(String... options) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var arguments = new String[options.length + 1];
        arguments[0] = "create-admin";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return run(Map.of(), arguments);
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
