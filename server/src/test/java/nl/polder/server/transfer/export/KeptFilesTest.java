package nl.polder.server.transfer.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import nl.polder.server.testing.FakeClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file that was written for somebody")
class KeptFilesTest {
    private static final long BYTES_MAX = 100;

    @TempDir
    Path directory;

    private final FakeClock clock = FakeClock.atNoon();

    private KeptFiles files() {
        return new KeptFiles(directory.resolve("downloads"), clock, BYTES_MAX);
    }

    private static KeptFiles.Key at(long position) {
        return new KeptFiles.Key(
                new FileFacts.Of(1, position, 0, 0, ExportForm.FULL, Times.MILLISECONDS), "votes.csv", -1);
    }

    private static PolisExport.Made write(KeptFiles files, long position, int bytes) throws IOException {
        Path draft = files.draft();
        Files.write(draft, new byte[bytes]);
        return files.keep(at(position), draft, new PolisExport.Facts(bytes, "%064x".formatted(position)));
    }

    @Test
    void is_there_for_five_minutes_after_its_last_reader() throws IOException {
        var files = files();
        PolisExport.Made first = write(files, 10, 1);
        PolisExport.Made second = files.find(at(10)).orElseThrow();
        first.close();
        clock.advance(KeptFiles.KEPT_FOR);
        write(files, 20, 1).close();
        assertThat(second.path()).as("still read").exists();
        second.close();
        clock.advance(KeptFiles.KEPT_FOR.minusMillis(1));
        write(files, 21, 1).close();
        assertThat(second.path()).exists();
        clock.advance(Duration.ofMillis(1));
        write(files, 22, 1).close();
        assertThat(second.path()).doesNotExist();
        assertThat(files.find(at(10))).isEmpty();
    }

    @Test
    void makes_room_when_all_are_too_large() throws IOException {
        var files = files();
        write(files, 1, 60).close();
        clock.advance(Duration.ofSeconds(1));
        write(files, 2, 40).close();
        clock.advance(Duration.ofSeconds(1));
        assertThat(isThere(files, 1)).as("as large as they may be").isTrue();
        clock.advance(Duration.ofSeconds(1));
        write(files, 3, 1).close();
        assertThat(isThere(files, 2)).as("the one that was read longest ago").isFalse();
        assertThat(isThere(files, 1)).isTrue();
        PolisExport.Made large = write(files, 4, 101);
        assertThat(isThere(files, 4)).as("while it is read").isTrue();
        large.close();
        assertThat(isThere(files, 4)).isFalse();
    }

    private static boolean isThere(KeptFiles files, long position) {
        Optional<PolisExport.Made> made = files.find(at(position));
        made.ifPresent(PolisExport.Made::close);
        return made.isPresent();
    }

    @Test
    void is_readable_by_this_user_only() throws IOException {
        PolisExport.Made made = write(files(), 1, 1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.path())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(made.path().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void is_gone_after_a_stop_and_after_a_kill() throws IOException {
        var files = files();
        Path stopped = write(files, 1, 1).path();
        files.close();
        assertThat(stopped).doesNotExist();
        Path killed = write(files(), 2, 1).path();
        files().clear();
        assertThat(killed).doesNotExist();
    }

    @Test
    void is_another_after_an_erasure() throws IOException {
        var files = files();
        PolisExport.Made made = write(files, 1, 1);
        var after = new KeptFiles.Key(at(1).of(), "votes.csv", 5);
        assertThat(files.find(after)).isEmpty();
        assertThat(files.findBegun(after, made.sha256())).isEmpty();
        assertThat(files.findBegun(at(2), made.sha256()).map(PolisExport.Made::path))
                .isEqualTo(Optional.of(made.path()));
    }
}
