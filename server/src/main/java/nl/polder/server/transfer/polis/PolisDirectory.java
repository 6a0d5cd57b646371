package nl.polder.server.transfer.polis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A directory somebody got from Polis: the public verb of this package reads it whole, or says line by line why not. */
public final class PolisDirectory {

    private PolisDirectory() {}

    /**
     * Reads an export (comments.csv, votes.csv, participants-votes.csv, summary.csv) or a directory of Polis's public JSON
     * (votes.json, comments.json, conversation.json).
     *
     * @param given the sign of the votes when the user states it, else null and it is found out
     */
    public static PolisReading read(Path directory, @Nullable Sign given, Progress progress) {
        Findings findings = new Findings();
        String name = directory.toString();
        if (!Files.isDirectory(directory)) {
            findings.damage(name, 0, "It is not a directory.", "Name the directory that holds the export's files.");
            return new PolisReading.Refused(findings.list(Finding.Kind.DAMAGE));
        }
        try {
            ExportFiles files = ExportFiles.in(directory);
            PolisConversation conversation = files.has("votes.json")
                    ? new MathObjectDirectory(files, findings, progress).read(given)
                    : new ExportDirectory(files, findings, progress).read(given);
            return outcome(conversation, findings);
        } catch (IOException e) {
            findings.damage(name, 0, "It cannot be listed: " + e.getMessage() + ".", "Check its rights.");
            return new PolisReading.Refused(findings.list(Finding.Kind.DAMAGE));
        }
    }

    private static PolisReading outcome(PolisConversation conversation, Findings findings) {
        if (findings.hasDamage()) {
            // What a broken file disagrees about with the others is only noise until it is mended.
            return new PolisReading.Refused(findings.list(Finding.Kind.DAMAGE));
        }
        return new PolisReading.Complete(
                conversation, findings.assumptions(), findings.list(Finding.Kind.DISAGREEMENT));
    }
}
