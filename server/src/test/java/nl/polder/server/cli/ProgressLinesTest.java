package nl.polder.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Progress on the terminal")
class ProgressLinesTest {
    private final StringWriter terminal = new StringWriter();
    private long millis = 70_000;
    private final ProgressLines progress = new ProgressLines(new PrintWriter(terminal), () -> millis * 1_000_000);

    @Test
    void is_one_line_a_second_with_what_is_done_of_what() {
        for (int step = 1; step <= 30; step++) {
            millis += 100;
            progress.at("votes.csv", step, 60);
        }
        assertThat(terminal.toString().lines())
                .containsExactly("votes.csv: 16 %", "votes.csv: 33 %", "votes.csv: 50 %");
    }

    @Test
    void is_nothing_where_the_whole_takes_less_than_a_second() {
        millis += 999;
        progress.at("votes.csv", 60, 60);
        assertThat(terminal.toString()).isEmpty();
    }

    @Test
    void says_what_comes_next_only_after_something_that_took_long() {
        progress.next("results …");
        assertThat(terminal.toString()).isEmpty();
        millis += 1000;
        progress.at("votes.csv", 30, 60);
        progress.next("results …");
        assertThat(terminal.toString().lines()).containsExactly("votes.csv: 50 %", "results …");
    }
}
