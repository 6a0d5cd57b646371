package nl.polder.server.transfer.polis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The published conversations in {@code shared/data}, which are not part of the repository. */
public final class SharedData {

    private SharedData() {}

    /** The ten exports, by name. */
    public static List<Path> exports() {
        return directories("exports");
    }

    public static Path export(String name) {
        return exports().stream()
                .filter(path -> path.endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    public static List<Path> mathObjects() {
        return directories("math-objects");
    }

    private static List<Path> directories(String kind) {
        Path folder = Path.of(System.getProperty("polder.shared", "../../shared"), "data", kind);
        if (!Files.isDirectory(folder)) {
            assertThat(System.getenv("CI")).as("shared data at " + folder).isNotEqualTo("true");
            System.out.println("Skipped: no conversations at " + folder);
            Assumptions.abort("no shared data");
        }
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
