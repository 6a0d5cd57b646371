package nl.polder.clustering.robust.latent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrixBuilder;
import nl.polder.clustering.robust.RobustOptions;
import nl.polder.clustering.robust.numbers.RandomStream;
import nl.polder.clustering.robust.votes.Selection;
import nl.polder.clustering.robust.votes.VoteTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Twenty statements of noise of which four are the same but for one answer in twelve; segments by the answer to the first. */
@DisplayName("Segments without a vote")
class ProjectionsTest {
    private static final int PEOPLE = 300;
    private static final int STATEMENTS = 20;
    private static final int COPIES = 4;

    private final Selection selection = Selection.of(votes(), Moderation.none(), RobustOptions.withSeed(1));
    private final VoteTable table = selection.table();

    private static nl.polder.clustering.VoteMatrix votes() {
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        for (int i = 0; i < PEOPLE; i++) {
            for (int j = 0; j < STATEMENTS; j++) {
                builder.add(i, j, vote(i, j), 0);
            }
        }
        return builder.build();
    }

    private static int vote(int i, int j) {
        int vote = (int) Math.floorMod(RandomStream.mix(i * 31L + Math.max(COPIES - 1, j) * 1_000_003L), 2L) * 2 - 1;
        boolean unusual = j < COPIES && Math.floorMod(RandomStream.mix(i * 77L + j * 5L), 12L) == 0;
        return unusual ? -vote : vote;
    }

    private int statement(int column) {
        return selection.columns()[column];
    }

    private int firstColumn() {
        return IntStream.range(0, STATEMENTS)
                .filter(c -> statement(c) == 0)
                .findFirst()
                .orElseThrow();
    }

    /** Share of people whom the others of their votes put where the vote on the first statement did. */
    private double givenAway(int[] says) {
        int first = firstColumn();
        int[] entries =
                IntStream.range(0, PEOPLE).map(i -> table.entry(i, first)).toArray();
        int[] given =
                Arrays.stream(entries).map(e -> table.value(e) > 0 ? 0 : 1).toArray();
        Projections projections = new Projections(table, says, given, 2);
        return IntStream.range(0, PEOPLE)
                        .filter(i -> projections.nearest(i, entries[i]) == given[i])
                        .count()
                / (double) PEOPLE;
    }

    @Test
    void copies_give_away_what_was_left_out_unless_they_are_left_out_too() {
        int[] eachItself = IntStream.range(0, STATEMENTS).toArray();
        int[] joined = Arrays.stream(eachItself)
                .map(c -> statement(c) < COPIES ? firstColumn() : c)
                .toArray();
        assertThat(givenAway(eachItself)).isGreaterThan(0.8);
        assertThat(givenAway(joined)).isBetween(0.4, 0.6);
    }
}
