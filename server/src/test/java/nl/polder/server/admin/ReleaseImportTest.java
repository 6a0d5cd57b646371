package nl.polder.server.admin;

import static nl.polder.server.testing.Staff.fields;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.polder.server.testing.Eventually;
import nl.polder.server.testing.Staff;
import nl.polder.server.testing.TestPolder;
import nl.polder.server.transfer.ImportOutcome;
import nl.polder.server.transfer.ImportRequest;
import nl.polder.server.transfer.polis.Fingerprint;
import nl.polder.server.transfer.polis.PolisDirectory;
import nl.polder.server.transfer.polis.PolisReading;
import nl.polder.server.transfer.polis.Progress;
import nl.polder.server.transfer.polis.SharedData;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An import whose rows were kept private")
class ReleaseImportTest {
    private static final String SLUG = "vrijwilligers";
    private static final String C = "/admin/c/" + SLUG;
    private static final String EXPORT = "/api/v3/reportExport/" + SLUG;

    @AutoClose
    private static final TestPolder polder = TestPolder.start();

    @Test
    void is_released_by_two_people_as_any_other_without_times_and_undone_votes() throws IOException {
        Path from = SharedData.export("bg2050-volunteers");
        int votes = importPrivately(from);
        Staff administrator = Staff.ofOtherOrganisation(polder, Clock.systemUTC(), "import");
        Staff organiser = administrator.inviting("both", "organiser", "publisher");
        Staff publisher = administrator.inviting("pim", "publisher");
        assertThat(polder.get(EXPORT + "/votes.csv").statusCode()).isEqualTo(403);
        organiser.post(C + "/release/report", "");
        Eventually.holds(() ->
                polder.database().query("SELECT FROM reidentification_report").size() == 1);
        organiser.post(C + "/release", fields("reason", "Onderzoek"));
        assertThat(polder.get(EXPORT + "/votes.csv").statusCode()).isEqualTo(403);
        long proposal = polder.database()
                .query("SELECT max(approval_id) AS id FROM approval")
                .iterator()
                .next()
                .getLong("id");
        publisher.post(C + "/approvals/" + proposal + "/confirm", "");
        List<String> lines =
                polder.get(EXPORT + "/votes.csv").body().lines().skip(1).toList();
        assertThat(lines).hasSize(votes);
        assertThat(lines.stream().map(line -> line.split(",", 2)[0]).distinct()).hasSize(1);
        assertThat(polder.get(EXPORT + "/undone-votes.csv").statusCode()).isEqualTo(403);
    }

    /** Returns how many votes stand. */
    private static int importPrivately(Path from) throws IOException {
        var read = (PolisReading.Complete) PolisDirectory.read(from, null, Progress.SILENT);
        var request = new ImportRequest(
                read.conversation(),
                List.of(),
                SLUG,
                Fingerprint.of(from, null),
                Optional.of(SLUG),
                Optional.empty(),
                "en",
                false);
        assertThat(polder.app().await(() -> polder.app().polisImport().run(request, Progress.SILENT)))
                .isInstanceOf(ImportOutcome.Imported.class);
        return polder.database()
                .query("SELECT count(*)::int AS n FROM vote")
                .iterator()
                .next()
                .getInteger("n");
    }
}
