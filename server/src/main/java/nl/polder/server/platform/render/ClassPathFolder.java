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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads all files of a folder on the class path, whether it lies in a directory or in a jar. */
final class ClassPathFolder {

    private ClassPathFolder() {}

    /** File contents by path below the folder, with forward slashes, in alphabetical order. */
    static SortedMap<String, byte[]> read(String folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            List<URL> places =
                    Collections.list(ClassPathFolder.class.getClassLoader().getResources(folder));
            if (places.isEmpty()) {
                throw new IllegalStateException("no folder " + folder + " on the class path");
            }
            for (URL place : places) {
                URI uri = place.toURI();
                if ("jar".equals(uri.getScheme())) {
                    try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                        readTree(jar.getPath(folder), files);
                    }
                } else {
                    readTree(Path.of(uri), files);
                }
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
