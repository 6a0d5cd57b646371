package nl.polder.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The letters of the groups")
class GroupLettersTest {
    private static int[] had(int... byLetter) {
        return java.util.Arrays.copyOf(byLetter, GroupLetters.MAX);
    }

    @Test
    void go_by_size_at_first() {
        assertThat(GroupLetters.assign(new int[] {10, 30, 20}, new int[][] {had(), had(), had()}))
                .containsExactly(2, 0, 1);
    }

    @Test
    void stay_with_the_people_whatever_the_order_and_size_of_the_groups() {
        assertThat(GroupLetters.assign(new int[] {50, 20}, new int[][] {had(2, 40), had(18, 1)}))
                .containsExactly(1, 0);
    }

    @Test
    void leave_the_lowest_free_letter_to_a_new_group() {
        assertThat(GroupLetters.assign(new int[] {40, 30, 10}, new int[][] {had(0, 38), had(25), had(0, 1)}))
                .containsExactly(1, 0, 2);
    }
}
