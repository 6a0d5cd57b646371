package nl.polder.server.platform.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import nl.polder.server.platform.StartRefused;

/**
 * Who uses the database of a data folder: the server and any number of commands. Each holds a locked file, and the operating
 * system lets go of it however a process ends, so the last one out can stop the database and none is ever stopped under another.
 */
final class Users {
    private static final Duration TURN_WAIT = Duration.ofMinutes(2);
    private static final Duration TURN_POLL = Duration.ofMillis(20);

    private final Path folder;

    Users(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Waits for the turn to start or stop the database; closing it gives the turn away. */
    FileChannel turn() throws IOException {
        Path file = folder.resolve("turn.lock");
        long deadline = System.nanoTime() + TURN_WAIT.toNanos();
        FileChannel channel = open(file);
        while (!locks(channel)) {
            if (System.nanoTime() > deadline) {
                channel.close();
                throw new StartRefused(
                        "Another process has been starting or stopping the database of %s for 2 minutes. End it and try again."
                                .formatted(folder.getParent()));
            }
            LockSupport.parkNanos(TURN_POLL.toNanos());
        }
        return channel;
    }

    /** Registers this use until it is closed. */
    Use enter() throws IOException {
        Path file = Files.createTempFile(folder, "user", ".lock");
        FileChannel channel = open(file);
        if (!locks(channel)) {
            throw new IOException("a new file is locked: " + file);
        }
        return new Use(file, channel);
    }

    /** Whether anybody uses the database; clears away what processes that died have left. */
    boolean any() throws IOException {
        boolean any = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "user*.lock")) {
            for (Path file : files) {
                any |= isHeld(file);
            }
        }
        return any;
    }

    private static boolean isHeld(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (!locks(channel)) {
                return true;
            }
            Files.deleteIfExists(file);
        } catch (NoSuchFileException goneMeanwhile) {
            return false;
        }
        return false;
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** One use of the database. */
    record Use(Path file, FileChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
            channel.close();
        }
    }
}
