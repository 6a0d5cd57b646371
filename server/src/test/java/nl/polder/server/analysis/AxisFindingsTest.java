package nl.polder.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.polder.server.analysis.Cells.Votes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The two ends of a line of opinion")
class AxisFindingsTest {
    private static Votes votes(int people) {
        return new Votes(people / 2, people - people / 2, 0);
    }

    private static Cells.Row row(int everybody, int... groups) {
        return Cells.row(
                votes(everybody),
                java.util.Arrays.stream(groups)
                        .mapToObj(AxisFindingsTest::votes)
                        .toList());
    }

    @Test
    void are_shown_from_ten_voters_on_each() {
        assertThat(AxisFindings.hidesNobody(row(100, 60, 40), 10, 10)).isTrue();
        assertThat(AxisFindings.hidesNobody(row(100, 60, 40), 9, 10)).isFalse();
        assertThat(AxisFindings.hidesNobody(row(100, 60, 40), 10, 9)).isFalse();
    }

    /** What is left of everybody follows by subtraction. */
    @Test
    void are_shown_when_nobody_or_ten_people_stand_between_them() {
        assertThat(AxisFindings.hidesNobody(row(60), 30, 30)).isTrue();
        assertThat(AxisFindings.hidesNobody(row(61), 30, 30)).isFalse();
        assertThat(AxisFindings.hidesNobody(row(69), 30, 30)).isFalse();
        assertThat(AxisFindings.hidesNobody(row(70), 30, 30)).isTrue();
    }

    /** The lower end lies within a group: the few others of that group would follow. */
    @Test
    void are_shown_when_no_group_is_an_end_and_a_few_others() {
        assertThat(AxisFindings.hidesNobody(row(100, 60, 40), 31, 20)).isFalse();
        assertThat(AxisFindings.hidesNobody(row(100, 60, 40), 30, 20)).isTrue();
        assertThat(AxisFindings.hidesNobody(row(100, 60, 40), 40, 20)).isTrue();
    }

    @Test
    void are_not_shown_where_a_group_is_kept_back() {
        assertThat(row(100, 95, 5).groups())
                .isEqualTo(List.of(new Results.Cell.Suppressed(), new Results.Cell.Suppressed()));
        assertThat(AxisFindings.hidesNobody(row(100, 95, 5), 20, 20)).isFalse();
        assertThat(AxisFindings.hidesNobody(null, 20, 20)).isFalse();
    }
}
