package nl.polder.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import nl.polder.server.analysis.Strip.Stretch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

@DisplayName("The line's drawing and its table")
class DrawingTest {
    /** Few people, so that stretches lie across the fifths of the line. */
    @RepeatedTest(20)
    void cannot_be_subtracted_from_one_another(RepetitionInfo run) {
        double[] places = new Random(run.getCurrentRepetition())
                .doubles(12 + 3L * run.getCurrentRepetition(), -1, 1)
                .toArray();
        List<Stretch> stretches = Drawing.stretches(places);
        List<Stretch> parts = Drawing.parts(stretches);

        assertThat(stretches.stream().map(Stretch::from))
                .as("a part begins where a stretch does")
                .containsAll(parts.stream().map(Stretch::from).toList());
        assertThat(parts.getFirst().from()).isEqualTo(-1);
        assertThat(parts.getLast().to()).isEqualTo(1);
        assertThat(parts).hasSizeLessThanOrEqualTo(5).allMatch(part -> part.people() >= 5);
        assertThat(new Strip(stretches, parts).people()).isEqualTo(places.length);
    }
}
