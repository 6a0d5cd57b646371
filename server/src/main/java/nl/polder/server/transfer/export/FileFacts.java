package nl.polder.server.transfer.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Size and hash of files that were written, remembered for as long as this node lives, and the list of conversations whose files are
 * being read for theirs: one at a time, because each sorts all votes in the database, and each once.
 */
final class FileFacts {
    private static final Logger LOG = LoggerFactory.getLogger(FileFacts.class);
    private static final int KEPT_MAX = 10_000;
    static final int WAITING_MAX = 64;

    private final Consumer<Runnable> background;
    private final Map<Key, PolisExport.Facts> known = new ConcurrentHashMap<>();
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final Set<Of> asked = new HashSet<>();
    private boolean working;

    private record Key(Of of, String name) {}

    /**
     * Files of one conversation, with all that their bytes hang on.
     *
     * @param shown number of the results whose groups are written; 0 when there are none
     * @param topics a hash of the statements' topics, which change without an entry in the log
     */
    record Of(int conversation, long position, int shown, int topics, ExportForm form, Times times) {}

    private record Job(Of of, Runnable work) {}

    /** @param background runs work in await style beside requests */
    FileFacts(Consumer<Runnable> background) {
        this.background = background;
    }

    Optional<PolisExport.Facts> find(Of of, String name) {
        return Optional.ofNullable(known.get(new Key(of, name)));
    }

    void keep(Of of, String name, PolisExport.Facts facts) {
        if (known.size() >= KEPT_MAX) {
            known.clear();
        }
        known.put(new Key(of, name), facts);
    }

    /**
     * Has the files read as soon as those before them are done; does nothing when that was asked before and did not fail, or when
     * {@value #WAITING_MAX} wait: whoever asks next brings them in again.
     */
    synchronized void prepare(Of of, Runnable work) {
        if (waiting.size() >= WAITING_MAX || !asked.add(of)) {
            return;
        }
        waiting.add(new Job(of, work));
        if (!working) {
            working = true;
            background.accept(this::workOff);
        }
    }

    private void workOff() {
        for (Optional<Job> job = next(); job.isPresent(); job = next()) {
            try {
                job.get().work().run();
            } catch (RuntimeException failed) {
                LOG.warn("the size of files stays unknown until it is asked for again: {}", failed.toString());
                forget(job.get().of());
            }
        }
    }

    private synchronized Optional<Job> next() {
        Optional<Job> job = Optional.ofNullable(waiting.poll());
        working = job.isPresent();
        return job;
    }

    private synchronized void forget(Of of) {
        asked.remove(of);
    }
}
