package nl.polder.server.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import nl.polder.server.platform.StartRefused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The data folder")
class DataFolderTest {
    @TempDir
    Path parent;

    @Test
    void is_made_for_its_owner_only() throws IOException {
        try (DataFolder folder = DataFolder.open(parent.resolve("a/b"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void is_served_by_one_polder_at_a_time() {
        try (DataFolder first = DataFolder.open(parent);
                DataFolder second = DataFolder.open(parent)) {
            first.holdForServer();
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(second::holdForServer)
                    .withMessageContaining("process " + ProcessHandle.current().pid())
                    .withMessageContaining("already serves");
        }
    }

    @Test
    void is_free_again_when_the_first_has_gone() {
        try (DataFolder first = DataFolder.open(parent)) {
            first.holdForServer();
        }
        try (DataFolder second = DataFolder.open(parent)) {
            second.holdForServer();
        }
    }

    @Test
    void that_is_a_file_is_refused_with_a_sentence() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> DataFolder.open(file))
                .withMessageContaining("is a file");
    }

    @Test
    void that_cannot_be_written_is_refused_with_a_sentence() {
        // Nobody can make a folder there, root neither.
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> DataFolder.open(Path.of("/proc/polder")))
                .withMessageContaining("cannot be made or written");
    }
}
