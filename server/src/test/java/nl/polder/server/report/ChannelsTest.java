package nl.polder.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import nl.polder.server.report.Report.Channel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How people came")
class ChannelsTest {
    private static List<Channel> of(Map<Integer, Integer> people) {
        return ReportMaker.channels(new TreeMap<>(people));
    }

    @Test
    void is_kept_back_where_the_rest_of_all_participants_would_tell_it() {
        assertThat(of(Map.of(0, 1, 4, 600)))
                .containsExactly(new Channel("web", OptionalInt.empty()), new Channel("import", OptionalInt.empty()));
        assertThat(of(Map.of(0, 300, 2, 9, 3, 40)))
                .containsExactly(
                        new Channel("web", OptionalInt.of(300)),
                        new Channel("api", OptionalInt.empty()),
                        new Channel("paper", OptionalInt.empty()));
    }

    @Test
    void is_shown_where_ten_or_more_came_by_each_way() {
        assertThat(of(Map.of(0, 10, 3, 10)))
                .containsExactly(new Channel("web", OptionalInt.of(10)), new Channel("paper", OptionalInt.of(10)));
    }
}
