package nl.polder.server.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.StatementResult;
import nl.polder.server.analysis.Share;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A group that says yes or no to nearly everything")
class LeaningTest {
    private static Cell of(int agree) {
        var share = new Share(agree, 100, 0, 1);
        return new Cell.Known(100, share, new Share(100 - agree, 100, 0, 1), new Share(0, 100, 0, 1));
    }

    /** Everybody agrees by half; the group more often on the first {@code more}, less often on the others. */
    private static List<StatementResult> statements(int count, int more) {
        return IntStream.range(0, count)
                .mapToObj(i -> new StatementResult(
                        i, "", "", Map.of(), "", of(50), List.of(of(i < more ? 60 : 40), new Cell.Suppressed())))
                .toList();
    }

    @Test
    void is_named_from_seventeen_of_twenty_statements_on() {
        assertThat(Leaning.of(statements(20, 17), 0)).contains(new Leaning(true, 17, 20));
        assertThat(Leaning.of(statements(20, 3), 0)).contains(new Leaning(false, 17, 20));
        assertThat(Leaning.of(statements(20, 16), 0)).isEmpty();
        assertThat(Leaning.of(statements(20, 4), 0)).isEmpty();
    }

    @Test
    void is_not_seen_in_fewer_statements_nor_in_what_is_kept_back() {
        assertThat(Leaning.of(statements(Leaning.STATEMENTS_MIN - 1, 19), 0)).isEmpty();
        assertThat(Leaning.of(statements(40, 40), 1)).isEmpty();
    }
}
