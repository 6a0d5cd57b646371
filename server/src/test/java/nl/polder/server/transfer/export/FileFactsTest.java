package nl.polder.server.transfer.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The files of large conversations, read for their size")
class FileFactsTest {
    private final List<Runnable> background = new ArrayList<>();
    private final List<Integer> read = new ArrayList<>();
    private final FileFacts facts = new FileFacts(background::add);

    private static FileFacts.Of conversation(int number) {
        return new FileFacts.Of(number, 300_000, 1, 0, ExportForm.RELEASED, Times.MILLISECONDS);
    }

    private void prepare(int number) {
        facts.prepare(conversation(number), () -> read.add(number));
    }

    private void workInTheBackground() {
        List<Runnable> begun = List.copyOf(background);
        background.clear();
        begun.forEach(Runnable::run);
    }

    @Test
    void are_read_one_after_another_and_each_once() {
        prepare(1);
        prepare(2);
        prepare(1);
        assertThat(background).hasSize(1);
        workInTheBackground();
        prepare(1);
        workInTheBackground();
        assertThat(read).containsExactly(1, 2);
    }

    @Test
    void are_read_again_when_that_failed_and_somebody_asks_again() {
        facts.prepare(conversation(1), () -> {
            throw new IllegalStateException("no database");
        });
        prepare(2);
        workInTheBackground();
        prepare(1);
        workInTheBackground();
        assertThat(read).containsExactly(2, 1);
    }

    @Test
    void wait_with_sixty_four_at_most_and_one_more_is_asked_for_again() {
        for (int i = 1; i <= FileFacts.WAITING_MAX + 1; i++) {
            prepare(i);
        }
        workInTheBackground();
        assertThat(read).hasSize(FileFacts.WAITING_MAX);
        prepare(FileFacts.WAITING_MAX + 1);
        workInTheBackground();
        assertThat(read).hasSize(FileFacts.WAITING_MAX + 1);
    }
}
