package nl.polder.server.platform.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads all files of a folder on the class path, whether it lies in a directory or in a jar. */
final class ClassPathFolder {

    private ClassPathFolder() {}

    /**
     * File contents by path below the folder, with forward slashes, in alphabetical order.
     *
     * @param member a file that must be in it: other libraries may have a folder of the same name
     */
    static SortedMap<String, byte[]> read(String folder, String member) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        @Nullable URL place = ClassPathFolder.class.getClassLoader().getResource(folder + "/" + member);
        if (place == null) {
            throw new IllegalStateException("no " + folder + "/" + member + " on the class path");
        }
        try {
            URI uri = place.toURI();
            if ("jar".equals(uri.getScheme())) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    readTree(jar.getPath(folder), files);
                }
            } else {
                readTree(Path.of(uri).resolveSibling(".").normalize(), files);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(folder, e);
        }
        return files;
    }

    private static void readTree(Path root, Map<String, byte[]> into) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                into.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }
}
