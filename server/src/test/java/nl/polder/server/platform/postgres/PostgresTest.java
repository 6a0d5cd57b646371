package nl.polder.server.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.polder.server.platform.StartRefused;
import nl.polder.server.platform.config.DatabaseUrl;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Our PostgreSQL")
class PostgresTest {
    private static final String PASSWORD = "a-password-of-the-launcher-test";
    private static final Path CACHE = Path.of("target", "postgres").toAbsolutePath();
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @TempDir
    static Path made;

    @TempDir
    Path data;

    /** Made once by initdb; each test gets a copy, which takes a tenth of the time. */
    @BeforeAll
    static void makeOnce() {
        Postgres.open(made, CACHE, PASSWORD).close();
    }

    @BeforeEach
    void copy() throws IOException, InterruptedException {
        run("cp", "-a", made.resolve("database").toString(), data.toString());
    }

    @Test
    void is_durable_closed_to_the_network_and_asks_for_a_password() throws SQLException {
        try (Postgres postgres = open()) {
            assertThat(show(postgres, "fsync")).isEqualTo("on");
            assertThat(show(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(show(postgres, "wal_level")).isEqualTo("replica");
            assertThat(show(postgres, "archive_mode")).isEqualTo("on");
            assertThat(show(postgres, "data_checksums")).isEqualTo("on");
            assertThat(show(postgres, "password_encryption")).isEqualTo("scram-sha-256");
            assertThat(show(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(postgres, "unix_socket_directories")).isEmpty();
            assertThat(show(postgres, "server_version")).startsWith(Binaries.VERSION);
            assertThat(ask(postgres.owner(), "SELECT datlocale FROM pg_database WHERE datname = 'polder'"))
                    .isEqualTo("C.UTF-8");
            DatabaseUrl guess = postgres.owner().as(postgres.owner().user(), "wrong");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> ask(guess, "SELECT 1"))
                    .withMessageContaining("password authentication failed");
        }
    }

    @Test
    void keeps_what_was_written_over_a_restart() throws SQLException {
        long first;
        try (Postgres postgres = open()) {
            first = postgres.pid();
            run(postgres.owner(), "CREATE TABLE kept AS SELECT 41 AS n");
        }
        assertThat(ProcessHandle.of(first).filter(ProcessHandle::isAlive)).isEmpty();
        try (Postgres postgres = open()) {
            assertThat(postgres.takenOver()).isFalse();
            assertThat(ask(postgres.owner(), "SELECT n FROM kept")).isEqualTo("41");
        }
    }

    @Test
    void is_shared_and_stopped_by_the_last_who_uses_it() throws SQLException {
        Postgres server = open();
        try (Postgres command = open()) {
            assertThat(command.pid()).isEqualTo(server.pid());
            server.close();
            assertThat(ask(command.owner(), "SELECT 1")).isEqualTo("1");
        }
        assertThat(ProcessHandle.of(server.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void comes_back_on_the_same_port_when_it_is_killed() throws IOException, SQLException {
        try (Postgres postgres = open()) {
            run(postgres.owner(), "CREATE TABLE kept AS SELECT 42 AS n");
            long killed = postgres.pid();
            kill(killed);
            awaitTrue(() -> postgres.pid() != killed);
            assertThat(ask(postgres.owner(), "SELECT n FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void that_outlived_its_polder_is_taken_over() throws IOException, InterruptedException, SQLException {
        Process polder = hold(data, List.of());
        long orphan = heldPid(polder);
        polder.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isPresent();
        try (Postgres postgres = open()) {
            assertThat(postgres.takenOver()).isTrue();
            assertThat(postgres.pid()).isEqualTo(orphan);
            assertThat(ask(postgres.owner(), "SELECT 1")).isEqualTo("1");
        }
        assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void starts_after_polder_and_database_were_killed_together()
            throws IOException, InterruptedException, SQLException {
        Process polder = hold(data, List.of());
        long server = heldPid(polder);
        polder.destroyForcibly().waitFor();
        kill(server);
        try (Postgres postgres = open()) {
            assertThat(postgres.pid()).isNotEqualTo(server);
            assertThat(ask(postgres.owner(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void is_not_mistaken_for_a_program_that_has_its_old_number() throws IOException, SQLException {
        open().close();
        long somebodyElse = ProcessHandle.current().pid();
        Files.writeString(
                data.resolve("database/postmaster.pid"),
                "%d\n%s\n1\n5432\n\n127.0.0.1\n0 0\nready   \n".formatted(somebodyElse, data.resolve("database")));
        assertThat(PostmasterPid.read(data.resolve("database")).orElseThrow().process())
                .isEmpty();
    }

    @Test
    void made_by_another_major_version_is_refused_with_a_sentence() throws IOException {
        Files.writeString(data.resolve("database/PG_VERSION"), "17\n");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(this::open)
                .withMessageContaining("was made by PostgreSQL 17");
    }

    @Test
    void made_only_half_is_made_again() throws IOException, InterruptedException, SQLException {
        run("rm", "-r", data.resolve("database").toString());
        Files.createDirectories(data.resolve("database.new/base"));
        try (Postgres postgres = open()) {
            assertThat(ask(postgres.owner(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void runs_as_nobody_where_root_may_not_use_namespaces() throws IOException, InterruptedException, SQLException {
        Assumptions.assumeTrue(isRoot(), "only root has to become somebody else");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
        run("rm", "-r", data.resolve("database").toString());
        Binaries binaries = Binaries.unpack(data.resolve("programs"));
        Path log = Files.createDirectories(data.resolve("logs")).resolve("postgres.log");
        new Cluster(data.resolve("database"), new Programs(binaries, ServerUser.NOBODY, log)).makeUnlessThere(PASSWORD);
        try (Postgres postgres = Postgres.open(data, data.resolve("programs"), PASSWORD)) {
            assertThat(Files.getAttribute(Path.of("/proc", Long.toString(postgres.pid())), "unix:uid"))
                    .isEqualTo(65_534);
            assertThat(ask(postgres.owner(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void runs_as_whoever_runs_polder() throws IOException, InterruptedException {
        Assumptions.assumeTrue(isRoot(), "as an ordinary user every other test here shows it");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        Process polder =
                hold(data.resolve("of-nobody"), List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        long server = heldPid(polder);
        assertThat(Files.getAttribute(Path.of("/proc", Long.toString(server)), "unix:uid"))
                .isEqualTo(65_534);
        polder.getOutputStream().close();
        assertThat(polder.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(polder.exitValue()).isZero();
        assertThat(ProcessHandle.of(server).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private Postgres open() {
        return Postgres.open(data, CACHE, PASSWORD);
    }

    /** A JVM of its own, started by these words, with a copy of the class path that any user may read. */
    private Process hold(Path folder, List<String> prefix) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        Path cache = prefix.isEmpty() ? CACHE : folder.resolve("programs");
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                prefix.isEmpty() ? System.getProperty("java.class.path") : readableClassPath(),
                HoldDatabase.class.getName(),
                folder.toString(),
                cache.toString(),
                PASSWORD));
        return new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private String readableClassPath() throws IOException {
        Path jars = Files.createDirectories(data.resolve("jars"));
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":")) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                entries.add(entry);
            } else if (path.getFileName()
                    .toString()
                    .matches("(commons-|xz-|embedded-|postgresql-|slf4j-|jspecify).*")) {
                entries.add(Files.copy(path, jars.resolve(path.getFileName())).toString());
            }
        }
        return String.join(":", entries);
    }

    private static long heldPid(Process polder) throws IOException {
        BufferedReader lines = polder.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        assertThat(line).startsWith("holding ");
        return Long.parseLong(line.substring("holding ".length()));
    }

    private static void kill(long pid) throws IOException {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        awaitTrue(() -> !process.isAlive() || process.info().command().isEmpty());
    }

    private static void awaitTrue(Condition condition) throws IOException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException;
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static String show(Postgres postgres, String setting) throws SQLException {
        return ask(postgres.owner(), "SHOW " + setting);
    }

    private static String ask(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void run(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
