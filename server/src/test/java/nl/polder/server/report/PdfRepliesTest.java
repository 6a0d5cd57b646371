package nl.polder.server.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import nl.polder.server.platform.http.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A program that asks for a PDF")
class PdfRepliesTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LIMIT = Duration.ofMillis(50);

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Test
    void gets_it_when_it_is_there_in_time() {
        assertThat(PdfReplies.within(Future.succeededFuture(Buffer.buffer("%PDF")), LIMIT)
                        .await())
                .isEqualTo(Buffer.buffer("%PDF"));
    }

    @Test
    void is_told_to_come_back_when_it_takes_longer_than_a_connection_may_be_silent() {
        Future<Buffer> never = ((VertxInternal) VERTX)
                .createEventLoopContext()
                .<Buffer>promise()
                .future();
        assertRefused(never, "pdf-being-made");
    }

    @Test
    void is_told_when_it_failed() {
        assertRefused(Future.failedFuture(new IllegalStateException("out of memory")), "pdf-not-made");
    }

    private static void assertRefused(Future<Buffer> making, String code) {
        assertThatThrownBy(() -> PdfReplies.within(making, LIMIT).await())
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().type()).isEqualTo(code);
                    assertThat(refused.problem().status()).isEqualTo(503);
                    assertThat(refused.problem().headers()).containsEntry("Retry-After", "10");
                });
    }
}
