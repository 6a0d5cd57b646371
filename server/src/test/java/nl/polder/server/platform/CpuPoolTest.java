package nl.polder.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pool for arithmetic")
class CpuPoolTest {
    private static final int WAIT_SECONDS = 20;

    @Test
    void computes_one_at_a_time_in_order_and_refuses_what_it_cannot_hold() throws InterruptedException {
        var pool = new CpuPool("test", 1, new Niceness(0));
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        Future<String> running = pool.run(() -> {
            started.countDown();
            go.await();
            return Thread.currentThread().getName();
        });
        started.await();
        Future<Integer> waiting = pool.run(() -> 2);
        Future<Integer> tooMany = pool.run(() -> 3);
        assertThat(tooMany.cause()).isInstanceOf(RejectedExecutionException.class);
        go.countDown();
        assertThat(running.await()).isEqualTo("polder-test");
        assertThat(waiting.await()).isEqualTo(2);
        pool.close(Duration.ofSeconds(5));
    }

    @Test
    void hands_on_what_the_work_threw() {
        var pool = new CpuPool("test", 1, new Niceness(0));
        Future<Integer> failed = pool.run(() -> {
            throw new IllegalStateException("no such group");
        });
        assertThatThrownBy(failed::await).hasMessage("no such group");
        pool.close(Duration.ofSeconds(5));
    }

    /** A thread that an exception escaped from is replaced by another one. */
    @Test
    void goes_on_when_whoever_asked_is_gone() throws Exception {
        var pool = new CpuPool("test", 2, new Niceness(0));
        var asked = new CompletableFuture<Void>();
        var gone = new CountDownLatch(1);
        var first = new CompletableFuture<Thread>();
        Vertx vertx = Vertx.vertx();
        vertx.getOrCreateContext().runOnContext(ignored -> {
            var unused = pool.run(() -> {
                gone.await();
                return first.complete(Thread.currentThread());
            });
            asked.complete(null);
        });
        asked.get(WAIT_SECONDS, TimeUnit.SECONDS);
        vertx.close().await(WAIT_SECONDS, TimeUnit.SECONDS);
        gone.countDown();

        Thread second = pool.run(Thread::currentThread).await(WAIT_SECONDS, TimeUnit.SECONDS);
        assertThat(second).isSameAs(first.get(WAIT_SECONDS, TimeUnit.SECONDS));
        pool.close(Duration.ofSeconds(WAIT_SECONDS));
    }

    @Test
    void ends_at_once_what_runs_and_what_waits_when_it_is_stopped() throws Exception {
        var pool = new CpuPool("test", 2, new Niceness(Niceness.IDLE));
        var started = new CountDownLatch(1);
        Future<Integer> running = pool.run(() -> {
            started.countDown();
            TimeUnit.DAYS.sleep(1);
            return 1;
        });
        started.await();
        Future<Integer> waiting = pool.run(() -> 2);
        pool.stop();
        assertThatThrownBy(() -> running.await(WAIT_SECONDS, TimeUnit.SECONDS))
                .isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> waiting.await(WAIT_SECONDS, TimeUnit.SECONDS)).hasMessage("Polder stops");
        assertThat(pool.run(() -> 3).cause()).isInstanceOf(RejectedExecutionException.class);
        pool.close(Duration.ofSeconds(WAIT_SECONDS));
    }
}
