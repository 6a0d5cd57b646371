package nl.polder.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.polder.server.analysis.Cells.Votes;
import nl.polder.server.analysis.Results.Cell;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A row of the results table")
class CellsTest {
    private static Votes votes(int total) {
        return new Votes(total / 2, total - total / 2, 0);
    }

    @Test
    void shows_ten_voters_and_keeps_back_nine() {
        assertThat(Cells.row(votes(10), List.of()).everybody()).isInstanceOf(Cell.Known.class);
        assertThat(Cells.row(votes(9), List.of()).everybody()).isInstanceOf(Cell.Suppressed.class);
    }

    @Test
    void leaves_out_fewer_than_ten_voters_outside_the_groups_because_subtraction_would_show_them() {
        var groups = List.of(votes(40), votes(30));
        assertThat(Cells.row(votes(79), groups).everybody())
                .isInstanceOfSatisfying(
                        Cell.Known.class, k -> assertThat(k.votes()).isEqualTo(70));
        assertThat(Cells.row(votes(80), groups).everybody())
                .isInstanceOfSatisfying(
                        Cell.Known.class, k -> assertThat(k.votes()).isEqualTo(80));
    }

    @Test
    void gives_every_share_its_base_and_interval() {
        Share share = Cells.share(30, 100);
        assertThat(share.value()).isEqualTo(0.3);
        // R: qbeta(c(.025, .975), 30.5, 70.5)
        assertThat(share.low()).isCloseTo(0.2166, org.assertj.core.api.Assertions.within(5e-4));
        assertThat(share.high()).isCloseTo(0.3944, org.assertj.core.api.Assertions.within(5e-4));
        assertThat(Cells.share(0, 20).low()).isZero();
        assertThat(Cells.share(20, 20).high()).isEqualTo(1);
    }
}
