package nl.polder.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of a number in parts")
class SmallCellsTest {
    @Test
    void keeps_back_a_second_part_so_that_the_first_cannot_be_worked_out() {
        assertThat(SmallCells.keptBack(new int[] {100, 50, 9})).containsExactly(false, true, true);
    }

    @Test
    void keeps_back_parts_until_those_kept_back_hold_ten_people() {
        assertThat(SmallCells.keptBack(new int[] {100, 50, 4, 5})).containsExactly(false, true, true, true);
        assertThat(SmallCells.keptBack(new int[] {100, 50, 5, 5})).containsExactly(false, false, true, true);
    }

    @Test
    void keeps_back_both_of_two_parts_when_one_is_small() {
        assertThat(SmallCells.keptBack(new int[] {100, 3})).containsExactly(true, true);
    }

    @Test
    void keeps_back_nothing_when_all_parts_are_large_enough() {
        assertThat(SmallCells.keptBack(new int[] {10, 10, 10})).containsOnly(false);
    }
}
