package nl.polder.server.analysis;

import static nl.polder.server.analysis.PublishingRules.due;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import nl.polder.server.analysis.PublishingRules.Last;
import nl.polder.server.analysis.PublishingRules.Now;
import nl.polder.server.analysis.PublishingRules.Phase;
import nl.polder.server.analysis.PublishingRules.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A new version of the results is published")
class PublishingRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Last LAST = new Last(100, NOON, Phase.OPEN, false, Duration.ofSeconds(12));

    private static Now open(long position, int people, Duration later) {
        return new Now(position, Phase.OPEN, false, people, NOON.plus(later));
    }

    @Test
    void never_of_a_draft() {
        assertThat(due(null, new Now(5, Phase.DRAFT, true, 0, NOON))).isEmpty();
    }

    @Test
    void at_once_on_import_launch_and_close() {
        assertThat(due(null, new Now(5, Phase.CLOSED, true, 0, NOON))).contains(Reason.IMPORT);
        assertThat(due(null, open(5, 0, Duration.ZERO))).contains(Reason.LAUNCH);
        assertThat(due(LAST, new Now(101, Phase.CLOSED, false, 0, NOON))).contains(Reason.CLOSE);
    }

    @Test
    void when_ten_more_people_voted_and_not_when_nine_did() {
        assertThat(due(LAST, open(110, 9, Duration.ofHours(1)))).isEmpty();
        assertThat(due(LAST, open(110, 10, Duration.ofHours(1)))).contains(Reason.VOTES);
    }

    @Test
    void at_most_once_a_minute() {
        assertThat(due(LAST, open(200, 50, Duration.ofMillis(59_999)))).isEmpty();
        assertThat(due(LAST, open(200, 50, Duration.ofMinutes(1)))).contains(Reason.VOTES);
    }

    @Test
    void less_often_when_judging_takes_long_so_that_it_takes_a_fifth_of_the_time() {
        var large = new Last(100, NOON, Phase.OPEN, false, Duration.ofSeconds(90));
        assertThat(due(large, open(200, 50, Duration.ofMillis(449_999)))).isEmpty();
        assertThat(due(large, open(200, 50, Duration.ofSeconds(450)))).contains(Reason.VOTES);
    }

    @Test
    void not_while_the_last_one_is_being_judged_unless_nobody_can_vote_any_more() {
        var judging = new Last(100, NOON, Phase.OPEN, true, Duration.ZERO);
        assertThat(due(judging, open(200, 50, Duration.ofHours(1)))).isEmpty();
        assertThat(due(judging, new Now(200, Phase.CLOSED, false, 0, NOON))).contains(Reason.CLOSE);
    }

    @Test
    void not_when_nothing_happened() {
        assertThat(due(LAST, open(100, 0, Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void after_closing_when_a_decision_about_a_statement_changes_it() {
        var closed = new Last(100, NOON, Phase.CLOSED, false, Duration.ZERO);
        assertThat(due(closed, new Now(101, Phase.CLOSED, false, 0, NOON.plusSeconds(59))))
                .isEmpty();
        assertThat(due(closed, new Now(101, Phase.CLOSED, false, 0, NOON.plusSeconds(60))))
                .contains(Reason.CORRECTION);
    }
}
