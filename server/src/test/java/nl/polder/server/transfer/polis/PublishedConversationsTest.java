package nl.polder.server.transfer.polis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Reading the published conversations")
class PublishedConversationsTest {

    /** Vote events, statements, participants with authors who never voted: from shared/data/README.md and the files. */
    private static final Map<String, int[]> EXPORTS = Map.of(
            "15-per-hour-seattle", new int[] {2995, 54, 339},
            "austria-climate.5twd2jsnkf.2022-08-08", new int[] {61936, 522, 1117},
            "bg2050-volunteers", new int[] {14341, 371, 126},
            "brexit-consensus", new int[] {5312, 50, 204},
            "canadian-electoral-reform", new int[] {12018, 174, 448},
            "football-concussions", new int[] {14924, 298, 1487},
            "london.youth.policing", new int[] {640, 39, 27},
            "scoop-hivemind.freshwater", new int[] {3979, 80, 117},
            "scoop-hivemind.taxes", new int[] {17379, 148, 336},
            "ssis.land-bank-farmland.2rumnecbeh.2021-08-01", new int[] {33530, 297, 404});

    @Test
    void all_ten_exports_are_read_whole_and_without_a_disagreement() {
        assertThat(SharedData.exports()).hasSize(EXPORTS.size());
        for (Path directory : SharedData.exports()) {
            long started = System.nanoTime();
            PolisReading reading = PolisDirectory.read(directory, null, Progress.SILENT);
            long millis = (System.nanoTime() - started) / 1_000_000;
            assertThat(reading).as(directory.toString()).isInstanceOf(PolisReading.Complete.class);
            PolisReading.Complete complete = (PolisReading.Complete) reading;
            PolisConversation conversation = complete.conversation();
            int[] counts = EXPORTS.get(directory.getFileName().toString());
            System.out.printf("%-50s %d ms %s%n", directory.getFileName(), millis, complete.assumptions());
            assertThat(complete.disagreements()).as(directory.toString()).isEmpty();
            assertThat(conversation.events().count()).as(directory.toString()).isEqualTo(counts[0]);
            assertThat(conversation.statements()).as(directory.toString()).hasSize(counts[1]);
            assertThat(conversation.participants()).as(directory.toString()).hasSize(counts[2]);
            assertThat(complete.assumptions()).anyMatch(line -> line.contains("agree = +1, checked against n-agree"));
        }
    }

    @Test
    void the_four_math_objects_are_read_whole_whatever_their_fields_are_called() {
        Map<String, int[]> counts = Map.of(
                "below-100-ptpts", new int[] {504, 44, 2},
                "25ptpt-3gp-no-strict-with-meta", new int[] {1386, 57, 4},
                "50ptpt-3gp-strict-no-meta", new int[] {941, 29, 3},
                "150ptpt-3gp-no-strict-no-meta", new int[] {4785, 118, 0});
        for (Path directory : SharedData.mathObjects()) {
            PolisReading.Complete complete =
                    (PolisReading.Complete) PolisDirectory.read(directory, null, Progress.SILENT);
            PolisConversation conversation = complete.conversation();
            int[] expected = counts.get(directory.getFileName().toString());
            assertThat(complete.disagreements()).isEmpty();
            assertThat(conversation.events().count()).isEqualTo(expected[0]);
            assertThat(conversation.statements()).hasSize(expected[1]);
            assertThat(conversation.statements().stream()
                            .filter(PolisStatement::isModeratedOut)
                            .count())
                    .isEqualTo(expected[2]);
            assertThat(conversation.events().timeMillis(0)).isGreaterThan(1_500_000_000_000L);
        }
    }
}
