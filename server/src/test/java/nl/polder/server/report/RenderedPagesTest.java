package nl.polder.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.atomic.AtomicInteger;
import nl.polder.server.platform.http.Packed;
import nl.polder.server.report.RenderedPages.Key;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rendered pages of reports")
class RenderedPagesTest {
    private final RenderedPages pages = new RenderedPages();
    private final AtomicInteger rendered = new AtomicInteger();

    private void ask(String rendering, boolean whole) {
        pages.page(new Key("hash", rendering, whole), () -> {
            rendered.incrementAndGet();
            return Future.succeededFuture(Packed.of(Buffer.buffer("page")));
        });
    }

    @Test
    void are_rendered_once_however_often_they_are_asked_for() {
        ask("/reports/1", true);
        ask("/reports/1", true);
        ask("/reports/1?q=fiets", false);
        ask("/reports/1?q=fiets", false);
        assertThat(rendered).hasValue(2);
    }

    @Test
    void stay_for_everybody_whatever_one_reader_searches_for() {
        ask("/reports/1", true);
        for (int i = 0; i < 10 * RenderedPages.KEPT_MAX; i++) {
            ask("/reports/1?q=" + i, false);
        }
        rendered.set(0);
        ask("/reports/1", true);
        assertThat(rendered).hasValue(0);
        ask("/reports/1?q=0", false);
        assertThat(rendered).as("what was searched for long ago is forgotten").hasValue(1);
    }
}
