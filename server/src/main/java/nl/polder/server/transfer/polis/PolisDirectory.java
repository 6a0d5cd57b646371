package nl.polder.server.transfer.polis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A directory somebody got from Polis: the public verb of this package reads it whole, or says line by line why not. */
public final class PolisDirectory {

    private static final long BYTES_ALWAYS = 16L << 20;
    private static final long BYTES_PER_BYTE_OF_VOTES = 2;
    private static final long BYTES_PER_BYTE_OF_TEXT = 6;

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
            long needed = memoryNeeded(files);
            if (needed > Runtime.getRuntime().maxMemory()) {
                findings.damage(
                        name,
                        0,
                        "Reading it takes about %d MiB of memory, and %d MiB are allowed."
                                .formatted(needed >> 20, Runtime.getRuntime().maxMemory() >> 20),
                        "Allow more: POLDER_HEAP=%dm before ops/polder, or -Xmx for Java.".formatted(heapFor(needed)));
                return new PolisReading.Refused(findings.list(Finding.Kind.DAMAGE));
            }
            PolisConversation conversation = files.has("votes.json")
                    ? new MathObjectDirectory(files, findings, progress).read(given)
                    : new ExportDirectory(files, findings, progress).read(given);
            return outcome(conversation, findings);
        } catch (IOException e) {
            findings.damage(name, 0, "It cannot be listed: " + e.getMessage() + ".", "Check its rights.");
            return new PolisReading.Refused(findings.list(Finding.Kind.DAMAGE));
        }
    }

    /** Whether another Polder wrote it. */
    public static boolean isOfPolder(Path directory) {
        return Files.exists(directory.resolve(PolderStatementsCsv.NAME));
    }

    /** In MiB, with room for the rest of the program and for what a collector keeps free. */
    private static long heapFor(long needed) {
        return (needed >> 20) * 9 / 8 + 64;
    }

    /** An upper estimate: 17 bytes a vote, twice while the arrays grow and once when sorted; texts as objects. */
    private static long memoryNeeded(ExportFiles files) throws IOException {
        long votes = 0;
        for (Optional<Path> file : List.of(files.find("votes.csv"), files.find("votes.json"))) {
            votes += file.isPresent() ? Files.size(file.get()) : 0;
        }
        Optional<Path> comments = files.find("comments.csv", "comments.json");
        long texts = comments.isPresent() ? Files.size(comments.get()) : 0;
        return BYTES_ALWAYS + BYTES_PER_BYTE_OF_VOTES * votes + BYTES_PER_BYTE_OF_TEXT * texts;
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
