package nl.polder.server.transfer.polis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the files of an export under the names they are known by, also with the date and id that downloads put in front. */
final class ExportFiles {

    private static final String DOWNLOAD_PREFIX = "\\d{4}-\\d{2}-\\d{2}-\\d{4}-[0-9A-Za-z]+-";

    private final Path directory;
    private final List<Path> files;

    private ExportFiles(Path directory, List<Path> files) {
        this.directory = directory;
        this.files = files;
    }

    static ExportFiles in(Path directory) throws IOException {
        try (Stream<Path> listed = Files.list(directory)) {
            return new ExportFiles(directory, listed.sorted().toList());
        }
    }

    /** The first of these names that is there. */
    Optional<Path> find(String... names) {
        for (String name : names) {
            Optional<Path> exact =
                    files.stream().filter(file -> nameOf(file).equals(name)).findFirst();
            if (exact.isPresent()) {
                return exact;
            }
        }
        for (String name : names) {
            String pattern = DOWNLOAD_PREFIX + name.replace(".", "\\.");
            List<Path> downloads =
                    files.stream().filter(file -> nameOf(file).matches(pattern)).toList();
            if (downloads.size() == 1) {
                return Optional.of(downloads.getFirst());
            }
        }
        return Optional.empty();
    }

    boolean has(String name) {
        return Files.exists(directory.resolve(name));
    }

    String directoryName() {
        Path name = directory.toAbsolutePath().normalize().getFileName();
        return name == null ? "" : name.toString();
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString();
    }
}
