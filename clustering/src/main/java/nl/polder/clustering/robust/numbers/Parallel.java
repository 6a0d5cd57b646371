package nl.polder.clustering.robust.numbers;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Independent pieces of work over a few threads; the caller keeps results by index, so the split changes nothing. */
public final class Parallel {
    private Parallel() {}

    /** Runs {@code work} for 0 … count − 1; the calling thread works too. The first failure is thrown on. */
    public static void forEach(int threads, int count, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        Runnable worker = () -> {
            try {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    work.accept(i);
                }
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
                next.set(count);
            }
        };
        Thread[] others = new Thread[Math.max(0, Math.min(threads, count) - 1)];
        for (int t = 0; t < others.length; t++) {
            others[t] = Thread.ofPlatform().daemon().name("robust-" + t).start(worker);
        }
        worker.run();
        for (Thread other : others) {
            await(other);
        }
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    private static void await(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
