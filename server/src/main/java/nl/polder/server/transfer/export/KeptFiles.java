package nl.polder.server.transfer.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that were written for somebody, kept for a while for whoever goes on where their connection broke, or asks for the same.
 * They hold rows: only this user of the system may read the folder, and what an earlier server left in it goes at the start.
 */
public final class KeptFiles implements AutoCloseable {
    /** After the last reader left. */
    static final Duration KEPT_FOR = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(KeptFiles.class);

    private final Path folder;
    private final Clock clock;
    private final long bytesMax;
    private final List<Kept> files = new ArrayList<>();

    /** @param bytesMax of all files that nobody reads; the oldest go first */
    public KeptFiles(Path folder, Clock clock, long bytesMax) {
        this.folder = folder;
        this.clock = clock;
        this.bytesMax = bytesMax;
    }

    /**
     * What the bytes of a file hang on.
     *
     * @param erasure position of the last erasure in the log; -1 when there was none
     */
    record Key(FileFacts.Of of, String name, long erasure) {
        /** The same file of another moment, with all in it that was erased by now gone as well. */
        boolean isAnotherMomentOf(Key other) {
            return of.conversation() == other.of.conversation()
                    && of.form() == other.of.form()
                    && of.times() == other.of.times()
                    && name.equals(other.name)
                    && erasure == other.erasure;
        }
    }

    private static final class Kept {
        private final Key key;
        private final Path path;
        private final PolisExport.Facts facts;
        private int readers;
        private Instant until = Instant.MAX;

        Kept(Key key, Path path, PolisExport.Facts facts) {
            this.key = key;
            this.path = path;
            this.facts = facts;
        }
    }

    /** The file that hangs on the same. */
    Optional<PolisExport.Made> find(Key key) {
        return lend(kept -> kept.key.equals(key));
    }

    /** The file that a reader has begun and goes on with, although votes came in since. */
    Optional<PolisExport.Made> findBegun(Key now, String sha256) {
        return lend(
                kept -> kept.key.isAnotherMomentOf(now) && kept.facts.sha256().equals(sha256));
    }

    private synchronized Optional<PolisExport.Made> lend(Predicate<Kept> wanted) {
        return files.stream().filter(wanted).findFirst().map(this::lent);
    }

    private PolisExport.Made lent(Kept kept) {
        kept.readers++;
        kept.until = Instant.MAX;
        return new PolisExport.Made(kept.path, kept.facts.bytes(), kept.facts.sha256(), () -> takeBack(kept));
    }

    private synchronized void takeBack(Kept kept) {
        kept.readers--;
        if (kept.readers == 0) {
            kept.until = clock.instant().plus(KEPT_FOR);
            removeOld();
            CompletableFuture.delayedExecutor(KEPT_FOR.toSeconds() + 1, TimeUnit.SECONDS)
                    .execute(this::removeOld);
        }
    }

    /** A new file to write into; it is the writer's until {@link #keep}. */
    Path draft() throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.createTempFile(folder, "export-", ".csv");
    }

    /** Keeps what was written, for its first reader to begin with. */
    synchronized PolisExport.Made keep(Key key, Path draft, PolisExport.Facts facts) {
        var kept = new Kept(key, draft, facts);
        files.add(kept);
        return lent(kept);
    }

    /** Those whose time is over, and the oldest while all together are too large; never one that is being read. */
    private synchronized void removeOld() {
        List<Kept> idle = files.stream()
                .filter(kept -> kept.readers == 0)
                .sorted(Comparator.comparing(kept -> kept.until))
                .toList();
        long bytes = idle.stream().mapToLong(kept -> kept.facts.bytes()).sum();
        for (Kept kept : idle) {
            if (bytes > bytesMax || !kept.until.isAfter(clock.instant())) {
                files.remove(kept);
                bytes -= kept.facts.bytes();
                delete(kept.path);
            }
        }
    }

    /** Removes what an earlier server left, which was killed. Only for the one that serves. */
    public void clear() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> left = Files.list(folder)) {
            left.forEach(KeptFiles::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is still being sent is sent to its end: its reader holds it open. */
    @Override
    public synchronized void close() {
        files.forEach(kept -> delete(kept.path));
        files.clear();
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.error("{} cannot be removed; it holds rows of a conversation", file, e);
        }
    }
}
