package nl.polder.clustering;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs numbered tasks on a fixed number of threads of its own. What a task computes must depend on its number only, and results
 * must be put together in the order of the numbers: then every number of threads gives the same bytes.
 */
final class Parallel implements AutoCloseable {
    /** Rows in one task; fixed, because the order of summation follows from it. */
    static final int CHUNK_ROWS = 2048;

    /** Handing tasks to other threads costs about as long as this many multiplications. */
    private static final long OPERATIONS_MIN = 500_000;

    private final int threads;
    private @Nullable ForkJoinPool pool;

    Parallel(int threads) {
        this.threads = threads;
    }

    int threads() {
        return threads;
    }

    static int chunks(int rows) {
        return (rows + CHUNK_ROWS - 1) / CHUNK_ROWS;
    }

    static int chunkStart(int chunk) {
        return chunk * CHUNK_ROWS;
    }

    static int chunkEnd(int chunk, int rows) {
        return Math.min(rows, (chunk + 1) * CHUNK_ROWS);
    }

    void forEach(int tasks, IntConsumer task) {
        if (threads == 1 || tasks <= 1) {
            for (int t = 0; t < tasks; t++) {
                task.accept(t);
            }
        } else {
            started()
                    .submit(() -> IntStream.range(0, tasks).parallel().forEach(task))
                    .join();
        }
    }

    /**
     * The same, on the calling thread alone when there is little to do.
     *
     * @param operations about how many multiplications or look-ups all tasks take together
     */
    void forEach(int tasks, long operations, IntConsumer task) {
        if (operations < OPERATIONS_MIN) {
            for (int t = 0; t < tasks; t++) {
                task.accept(t);
            }
        } else {
            forEach(tasks, task);
        }
    }

    /** Threads are made when there is work for them: a small analysis needs none. */
    private ForkJoinPool started() {
        ForkJoinPool running = pool;
        if (running == null) {
            running = new ForkJoinPool(threads);
            pool = running;
        }
        return running;
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdown();
        }
    }
}
