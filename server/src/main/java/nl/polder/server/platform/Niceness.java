package nl.polder.server.platform;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import nl.polder.server.platform.IdleGroup.Members;
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
    /** Whoever wants a processor then gets it at once, and not when a turn is over; see {@link IdleGroup} for what that takes. */
    public static final int IDLE = 19;

    /** Linux's policy for what runs only while nothing else does. */
    private static final int SCHED_IDLE = 5;

    /** CPU_SETSIZE of glibc. */
    private static final int PROCESSORS_MAX = 1024;

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

    /**
     * Has a process that was just started give way like this; one that was started by {@code chrt} or {@code nice} does so itself.
     *
     * @param awaited whether somebody waits for what it makes; those that nobody waits for give way to it too
     */
    public void of(Process process, boolean awaited) {
        if (value == IDLE && LINUX) {
            IdleGroup.of(awaited ? Members.AWAITED : Members.PROCESSES).takeProcess(process.pid());
        }
    }

    /** Has all processes that give way like this rest most of the time, or no more. */
    public void rest(boolean resting) {
        if (value == IDLE && LINUX) {
            IdleGroup.of(Members.PROCESSES).rest(resting);
        }
    }

    private void giveWay() {
        try (Arena arena = Arena.ofConfined()) {
            int ignored = (int) function("nice", ValueLayout.JAVA_INT).invokeExact(value);
            if (value == IDLE) {
                MemorySegment noPriority = arena.allocateFrom(ValueLayout.JAVA_INT, 0);
                ignored = (int)
                        function("sched_setscheduler", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS)
                                .invokeExact(0, SCHED_IDLE, noPriority);
                leaveOneProcessor(arena);
                IdleGroup.of(Members.THREADS)
                        .takeThread((int) function("gettid").invokeExact());
            }
        } catch (Throwable unavailable) {
            LOG.warn("background work runs at the usual priority: {}", unavailable.toString());
        }
    }

    private static void leaveOneProcessor(Arena arena) throws Throwable {
        List<Integer> allowed = Processors.forLongWork();
        if (!allowed.isEmpty()) {
            // cpu_set_t is an array of words, little endian where Java and Linux meet: bit n of the bytes is processor
            // n.
            byte[] bits = new byte[PROCESSORS_MAX / Byte.SIZE];
            BitSet set = new BitSet();
            allowed.stream().filter(n -> n < PROCESSORS_MAX).forEach(set::set);
            byte[] used = set.toByteArray();
            System.arraycopy(used, 0, bits, 0, used.length);
            int ignored = (int)
                    function("sched_setaffinity", ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS)
                            .invokeExact(0, (long) bits.length, arena.allocateFrom(ValueLayout.JAVA_BYTE, bits));
        }
    }

    private static MethodHandle function(String name, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
    }
}
