package nl.polder.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pool for arithmetic")
class CpuPoolTest {
    @Test
    void computes_one_at_a_time_in_order_and_refuses_what_it_cannot_hold() throws InterruptedException {
        var pool = new CpuPool("test", 1);
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
        var pool = new CpuPool("test", 1);
        Future<Integer> failed = pool.run(() -> {
            throw new IllegalStateException("no such group");
        });
        assertThatThrownBy(failed::await).hasMessage("no such group");
        pool.close(Duration.ofSeconds(5));
    }
}
