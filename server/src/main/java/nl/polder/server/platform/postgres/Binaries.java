package nl.polder.server.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import nl.polder.server.platform.StartRefused;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once per version from the archive on the class path. Unpacked beside and then renamed, so that
 * the folder is whole or not there.
 */
final class Binaries {
    /** The version of the artifact in server/pom.xml; a test compares it with what the programs say of themselves. */
    static final String VERSION = "18.6";

    private final Path folder;

    private Binaries(Path folder) {
        this.folder = folder;
    }

    /** @param cache the folder in which each version has a folder of its own */
    static Binaries unpack(Path cache) throws IOException {
        Path folder = cache.resolve(VERSION);
        if (!Files.exists(folder)) {
            Files.createDirectories(cache);
            Path draft = Files.createTempDirectory(
                    cache,
                    "unpacking",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            unpackArchive(draft);
            moveUnlessThere(draft, folder);
        }
        return new Binaries(folder);
    }

    private static void unpackArchive(Path target) throws IOException {
        String archive = "/postgres-%s-%s.txz".formatted(system(), processor());
        try (@Nullable InputStream packed = Binaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new StartRefused(
                        "This build holds no PostgreSQL for this machine (%s). Set POLDER_DATABASE_URL to a server, 16 or newer."
                                .formatted(archive));
            }
            try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpackEntry(tar, entry, target);
                }
            }
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("the archive reaches outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            boolean program = (entry.getMode() & 0b001_000_000) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void moveUnlessThere(Path draft, Path folder) throws IOException {
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException otherProcessWasFirst) {
            if (!Files.exists(folder)) {
                throw otherProcessWasFirst;
            }
            deleteTree(draft);
        }
    }

    static void deleteTree(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String system() {
        return System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    Path folder() {
        return folder;
    }
}
