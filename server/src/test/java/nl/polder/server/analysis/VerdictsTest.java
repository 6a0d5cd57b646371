package nl.polder.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrixBuilder;
import nl.polder.clustering.robust.RobustAnalyser;
import nl.polder.clustering.robust.RobustOptions;
import nl.polder.clustering.robust.RobustResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The verdict with its figures")
class VerdictsTest {
    private static final int PEOPLE = 120;

    /** Two camps on twelve statements, fitted on as many people as there may be at most. */
    private static RobustResult judged(int sampleMax) {
        var votes = new VoteMatrixBuilder();
        var random = new Random(3);
        for (int p = 0; p < PEOPLE; p++) {
            for (int s = 0; s < 12; s++) {
                boolean with = random.nextInt(10) > 0;
                votes.add(p, s, (p + s) % 2 == 0 == with ? 1 : -1, 0);
            }
        }
        RobustOptions options = RobustOptions.withSeed(1).withPermutations(19).withSampleMax(sampleMax);
        return RobustAnalyser.analyse(votes.build(), Moderation.none(), options);
    }

    @Test
    void says_on_how_many_people_drawn_by_lot_it_rests() {
        assertThat(Verdicts.of(judged(60), 0).evidence()).containsEntry("sampled", 60.0);
    }

    @Test
    void does_not_speak_of_a_draw_when_everybody_took_part_in_it() {
        assertThat(Verdicts.of(judged(PEOPLE), 0).evidence()).doesNotContainKey("sampled");
    }

    /** A line of opinion on twenty statements, the first of which stands there three times. */
    private static RobustResult withTwoCopies() {
        var votes = new VoteMatrixBuilder();
        var random = new Random(4);
        for (int p = 0; p < PEOPLE; p++) {
            double place = random.nextGaussian();
            for (int s = 0; s < 20; s++) {
                int vote = (s % 2 == 0 ? place : -place) + random.nextGaussian() > 0 ? 1 : -1;
                votes.add(p, s, vote, 0);
                if (s == 0) {
                    votes.add(p, 100, random.nextInt(12) == 0 ? -vote : vote, 0);
                    votes.add(p, 101, random.nextInt(12) == 0 ? vote : -vote, 0);
                }
            }
        }
        RobustOptions options = RobustOptions.withSeed(1).withPermutations(19);
        return RobustAnalyser.analyse(votes.build(), Moderation.none(), options);
    }

    @Test
    void says_how_many_statements_say_nearly_the_same_as_another() {
        assertThat(Verdicts.of(withTwoCopies(), 0).evidence()).containsEntry("statementsAlike", 3.0);
        assertThat(Verdicts.of(judged(PEOPLE), 0).evidence()).doesNotContainKey("statementsAlike");
    }

    @Test
    void everybody_outside_the_draw_has_a_membership_too() {
        RobustResult result = judged(60);
        assertThat(result.analysis().groups().stream()
                        .mapToInt(group -> group.size())
                        .sum())
                .isEqualTo(PEOPLE);
    }
}
