package nl.polder.server.platform;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work on threads that the operating system prefers less, by 0 (as everything) to 19 steps of {@code nice} below this process. On
 * Linux niceness belongs to a thread, and Java's own priorities are ignored there; elsewhere the work is done as usual.
 *
 * <p>Each piece of work has a thread of its own, because a thread cannot get its priority back, and threads that it starts
 * inherit it: the one that answers, and may wake up threads that serve requests, must be another.
 */
public record Niceness(int value) {
    private static final Logger LOG = LoggerFactory.getLogger(Niceness.class);
    private static final boolean LINUX = "Linux".equals(System.getProperty("os.name"));
    /** Does the work and returns what it returned or throws what it threw. */
    <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
        if (value == 0 || !LINUX) {
            return work.call();
        }
        var task = new FutureTask<T>(work);
        Thread thread = Thread.ofPlatform()
                .name(Thread.currentThread().getName() + "-nice")
                .daemon()
                .start(() -> {
                    giveWay();
                    task.run();
                });
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failed;
        } catch (InterruptedException stopped) {
            thread.interrupt();
            throw stopped;
        }
    }

    private void giveWay() {
        try {
            Linker linker = Linker.nativeLinker();
            var function = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("nice"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            int ignored = (int) function.invokeExact(value);
        } catch (Throwable unavailable) {
            LOG.warn("background work runs at the usual priority: {}", unavailable.toString());
        }
    }
}
