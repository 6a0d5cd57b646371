package nl.polder.server.platform;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One piece of long work at a time, with a bounded queue; the outcome arrives on the caller's own context. */
public final class CpuPool {
    private static final Logger LOG = LoggerFactory.getLogger(CpuPool.class);

    private final ThreadPoolExecutor thread;
    private final Niceness niceness;
    private volatile boolean stopped;

    /** @param niceness of the thread that the work is done on; the answer is given by one of the usual priority */
    CpuPool(String name, int waitingMax, Niceness niceness) {
        this.niceness = niceness;
        thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waitingMax),
                work -> Thread.ofPlatform().name("polder-" + name).daemon().unstarted(work));
    }

    /**
     * Computes on the pool's thread.
     *
     * @return what the work returned or threw; fails with {@link RejectedExecutionException} when the queue is full
     */
    public <T extends @Nullable Object> Future<T> run(Callable<T> work) {
        Promise<T> promise = Promise.promise();
        @Nullable Context caller = Vertx.currentContext();
        try {
            thread.execute(() -> compute(work, promise, caller));
        } catch (RejectedExecutionException full) {
            promise.fail(full);
        }
        return promise.future();
    }

    private <T extends @Nullable Object> void compute(Callable<T> work, Promise<T> promise, @Nullable Context caller) {
        Runnable answer;
        try {
            if (stopped) {
                throw new RejectedExecutionException("Polder stops");
            }
            T result = niceness.call(work);
            answer = () -> promise.complete(result);
        } catch (Exception | Error failure) {
            answer = () -> promise.fail(failure);
        }
        if (caller == null) {
            answer.run();
        } else {
            handOver(caller, answer);
        }
    }

    /** Whoever asked may be gone: then Polder stops, and what was computed is computed again after the next start. */
    private static void handOver(Context caller, Runnable answer) {
        try {
            caller.runOnContext(ignored -> answer.run());
        } catch (RejectedExecutionException stopped) {
            LOG.info("a computation was still running when Polder stopped; its outcome is left");
        }
    }

    /** Interrupts what is computed and refuses what waits; whoever asked for it hears so. */
    void stop() {
        stopped = true;
        thread.shutdownNow().forEach(Runnable::run);
    }

    void close(Duration wait) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
