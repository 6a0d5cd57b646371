package nl.polder.clustering.robust.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Shares of groups, some of whose people are of another")
class MisplacedTest {
    private static final double[] TRUE_SHARES = {0.9, 0.2, 0.5};
    private static final double[][] PROBABLE = {{0.95, 0.03, 0.02}, {0.1, 0.8, 0.1}, {0.05, 0.25, 0.7}};

    private static Misplaced filled(double[][] probable) {
        Misplaced misplaced = new Misplaced(2, probable.length);
        for (int g = 0; g < probable.length; g++) {
            for (int i = 0; i < 40; i++) {
                misplaced.add(1, g, probable[g], 1);
            }
        }
        return misplaced;
    }

    private static double labelled(int g) {
        double q = 0;
        for (int h = 0; h < 3; h++) {
            q += PROBABLE[g][h] * TRUE_SHARES[h];
        }
        return q;
    }

    @Test
    void the_shares_of_the_groups_are_found_again_from_those_of_their_labels() {
        Misplaced misplaced = filled(PROBABLE);
        for (int g = 0; g < 3; g++) {
            double found = labelled(g) + misplaced.shift(1, g, MisplacedTest::labelled);
            assertThat(found).isCloseTo(TRUE_SHARES[g], within(1e-6));
        }
    }

    @Test
    void nothing_moves_where_everybody_is_certain_or_nobody_voted() {
        Misplaced misplaced = filled(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        assertThat(misplaced.shift(1, 0, MisplacedTest::labelled)).isCloseTo(0, within(1e-12));
        assertThat(filled(PROBABLE).shift(0, 0, MisplacedTest::labelled)).isZero();
    }

    @Test
    void a_share_stays_a_share_also_where_the_probabilities_contradict_the_votes() {
        Misplaced misplaced = filled(new double[][] {{0.5, 0.3, 0.2}, {0.45, 0.55, 0}, {0.4, 0.2, 0.4}});
        double[] odd = {1, 0, 1};
        for (int g = 0; g < 3; g++) {
            assertThat(odd[g] + misplaced.shift(1, g, h -> odd[h])).isBetween(0.0, 1.0);
        }
    }
}
