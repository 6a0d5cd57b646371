package nl.polder.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import nl.polder.server.account.Organisations;
import nl.polder.server.analysis.PublishingRules.Reason;
import nl.polder.server.analysis.Results.Form;
import nl.polder.server.transfer.ImportOutcome;
import nl.polder.server.transfer.ImportRequest;
import nl.polder.server.transfer.PolisImport;
import nl.polder.server.transfer.polis.Fingerprint;
import nl.polder.server.transfer.polis.PolisDirectory;
import nl.polder.server.transfer.polis.PolisReading;
import nl.polder.server.transfer.polis.Progress;
import nl.polder.server.transfer.polis.SharedData;
import nl.polder.server.vote.ImportStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An imported conversation")
class ImportedResultsTest {
    @Test
    void has_results_at_the_next_look_and_a_verdict_soon_after() throws IOException {
        Path export = SharedData.export("ssis.land-bank-farmland.2rumnecbeh.2021-08-01");
        try (AnalysisFixture fixture = new AnalysisFixture(Clock.systemUTC())) {
            int conversation = imported(fixture, export);
            AnalysisFixture.Node node = fixture.node();
            node.look();
            assertThat(fixture.latest(conversation).reason()).isEqualTo(Reason.IMPORT);
            Results results = fixture.results(conversation);
            assertThat(results.counts().participants()).isEqualTo(404);
            assertThat(results.groups()).hasSize(2);
            assertThat(results.statements()).isNotEmpty();

            node.lookUntilJudged(conversation);
            Results judged = fixture.results(conversation);
            assertThat(judged.form()).isEqualTo(Form.SEGMENTS);
            assertThat(judged.verdict().distinctGroups()).isFalse();
            assertThat(judged.groups())
                    .extracting(Results.Group::letter)
                    .isEqualTo(
                            results.groups().stream().map(Results.Group::letter).toList());
            node.look();
            assertThat(node.states.find(conversation))
                    .as("at rest, nothing is held")
                    .isEmpty();
        }
    }

    private static int imported(AnalysisFixture fixture, Path export) throws IOException {
        PolisReading.Complete read = (PolisReading.Complete) PolisDirectory.read(export, null, Progress.SILENT);
        var request = new ImportRequest(
                read.conversation(),
                read.assumptions(),
                export.getFileName().toString(),
                Fingerprint.of(export, null),
                Optional.empty(),
                Optional.empty(),
                "en",
                true);
        var imports = new PolisImport(
                fixture.db, new Organisations(), fixture.conversations, new ImportStore(), fixture.clock);
        ImportOutcome outcome = fixture.await(() -> imports.run(request, Progress.SILENT));
        assertThat(outcome).isInstanceOf(ImportOutcome.Imported.class);
        return ((ImportOutcome.Imported) outcome).conversationId();
    }
}
