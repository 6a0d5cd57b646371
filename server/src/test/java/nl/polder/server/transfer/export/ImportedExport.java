package nl.polder.server.transfer.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.testing.TestPolder;
import nl.polder.server.transfer.ImportOutcome;
import nl.polder.server.transfer.ImportRequest;
import nl.polder.server.transfer.polis.Fingerprint;
import nl.polder.server.transfer.polis.PolisConversation;
import nl.polder.server.transfer.polis.PolisDirectory;
import nl.polder.server.transfer.polis.PolisReading;
import nl.polder.server.transfer.polis.Progress;

/** A real conversation from Polis's files, once in each server. */
final class ImportedExport {
    private ImportedExport() {}

    static PolisConversation read(Path from) throws IOException {
        PolisReading reading = PolisDirectory.read(from, null, Progress.SILENT);
        assertThat(reading).isInstanceOf(PolisReading.Complete.class);
        PolisReading.Complete complete = (PolisReading.Complete) reading;
        assertThat(complete.disagreements()).isEmpty();
        return complete.conversation();
    }

    static Conversation in(TestPolder polder, PolisConversation conversation, Path from) throws IOException {
        return in(polder, conversation, from, "");
    }

    /** @param salt imports the same files as another conversation */
    static Conversation in(TestPolder polder, PolisConversation conversation, Path from, String salt)
            throws IOException {
        String fingerprint = Fingerprint.of(from, null);
        var request = new ImportRequest(
                conversation,
                List.of(),
                from.getFileName() + salt,
                salt.isEmpty()
                        ? fingerprint
                        : new StringBuilder(fingerprint).reverse().toString(),
                Optional.empty(),
                Optional.empty(),
                "und",
                true);
        var outcome = polder.app().await(() -> polder.app().polisImport().run(request, Progress.SILENT));
        String slug = outcome instanceof ImportOutcome.AlreadyImported before
                ? before.slug()
                : ((ImportOutcome.Imported) outcome).slug();
        return polder.app().await(() -> polder.app().findConversation(slug)).orElseThrow();
    }
}
