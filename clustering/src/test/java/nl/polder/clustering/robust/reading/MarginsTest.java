package nl.polder.clustering.robust.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nl.polder.clustering.robust.finding.Margin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Margins")
class MarginsTest {
    @Test
    void eighty_percent_over_a_threshold_of_sixty() {
        Margin margin = Margins.of(new double[] {0.8}, new int[] {300}, false).get(1);
        assertThat(margin.threshold()).isEqualTo(0.6);
        assertThat(margin.addedContrary()).isEqualTo(100);
        assertThat(margin.fakeShareOfAll()).isCloseTo(0.5, within(1e-12));
        assertThat(margin.fakeShareOfSupporters()).isCloseTo(0.625, within(1e-12));
        assertThat(margin.weakestGroup()).isEqualTo(-1);
    }

    @Test
    void one_voter_fewer_than_the_margin_leaves_the_conclusion_standing() {
        int needed = Margins.addedContrary(81.0 / 100, 100, 0.6);
        assertThat(81.0 / (100 + needed)).isLessThanOrEqualTo(0.6);
        assertThat(81.0 / (100 + needed - 1)).isGreaterThan(0.6);
    }

    @Test
    void over_groups_the_fewest_persons_count() {
        Margin margin =
                Margins.of(new double[] {0.9, 0.7}, new int[] {10, 200}, true).getFirst();
        assertThat(margin.addedContrary()).isEqualTo(8);
        assertThat(margin.weakestGroup()).isZero();
        assertThat(margin.fakeShareOfAll()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void nothing_is_said_where_a_group_is_below_the_threshold() {
        assertThat(Margins.of(new double[] {0.9, 0.55}, new int[] {10, 200}, true))
                .hasSize(1);
        assertThat(Margins.of(new double[] {0.9, 0.45}, new int[] {10, 200}, true))
                .isEqualTo(List.of());
    }

    @Test
    void supporters_needed_to_reach_half() {
        assertThat(Margins.addedSupporters(0.2, 100, 0.5)).isEqualTo(60);
    }
}
