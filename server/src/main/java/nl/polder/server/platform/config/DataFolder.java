package nl.polder.server.platform.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import nl.polder.server.platform.StartRefused;
import org.jspecify.annotations.Nullable;

/** {@code POLDER_DATA}: made, checked, and held by at most one server at a time. Commands may use it beside the server. */
public final class DataFolder implements AutoCloseable {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;
    private @Nullable FileChannel serverLock;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** @throws StartRefused if the folder cannot be made or written */
    public static DataFolder open(Path path) {
        try {
            Files.createDirectories(path, OWNER_ONLY);
            Files.delete(Files.createTempFile(path, "writable", ".test"));
        } catch (FileAlreadyExistsException notAFolder) {
            throw new StartRefused(
                    "The data folder %s is a file. Set POLDER_DATA to a folder.".formatted(path), notAFolder);
        } catch (IOException unusable) {
            throw new StartRefused(
                    "The data folder %s cannot be made or written by this user. Give the user the right to write it, or set POLDER_DATA to another folder."
                            .formatted(path),
                    unusable);
        }
        return new DataFolder(path);
    }

    public Path path() {
        return path;
    }

    /**
     * Marks the folder as served by this process until {@link #close}; the mark goes with the process, however it ends.
     *
     * @throws StartRefused if another server holds it
     */
    public void holdForServer() {
        try {
            serverLock = lock(path.resolve("polder.lock"));
        } catch (IOException unusable) {
            throw new StartRefused("The data folder %s cannot be locked: %s.".formatted(path, unusable.getMessage()));
        }
    }

    private FileChannel lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new StartRefused(
                    "Another Polder (process %s) already serves %s. Stop it first, or set POLDER_DATA to another folder."
                            .formatted(holder.isEmpty() ? "unknown" : holder, path));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        if (serverLock != null) {
            try {
                serverLock.close();
            } catch (IOException alreadyGone) {
                throw new StartRefused("The lock of %s could not be let go.".formatted(path), alreadyGone);
            }
        }
    }
}
