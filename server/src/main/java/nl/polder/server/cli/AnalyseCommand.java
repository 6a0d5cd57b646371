package nl.polder.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.polder.clustering.Analyser;
import nl.polder.clustering.Analysis;
import nl.polder.clustering.AnalysisOptions;
import nl.polder.clustering.Fill;
import nl.polder.clustering.MemoryEstimate;
import nl.polder.clustering.PolisMathObject;
import nl.polder.server.transfer.polis.AnalysisInput;
import nl.polder.server.transfer.polis.GivenStructure;
import nl.polder.server.transfer.polis.PolisReading;
import nl.polder.server.transfer.polis.RobustResultJson;
import nl.polder.server.transfer.polis.VoteEvents;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Analyses a Polis export or a directory of its public JSON without any database and writes the result as JSON. */
@Command(
        name = "analyse",
        description = "Analyse a Polis export, or a directory with votes.json, and write the result as JSON.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class AnalyseCommand implements Callable<Integer> {
    /** What is computed. */
    enum Mode {
        polis,
        robust
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The directory.")
    private Path directory;

    @Option(names = "--mode", required = true, description = "${COMPLETION-CANDIDATES}: whose rules.")
    private Mode mode;

    @Option(names = "--out", required = true, description = "File to write.")
    private Path out;

    @Option(names = "--fill", defaultValue = "mean", description = "What stands in for unseen votes: mean or zero.")
    private String fill;

    @Option(names = "--included", description = "JSON list of the participants to put into groups.")
    private @Nullable Path included;

    @Option(names = "--base-clusters", description = "Base clusters to use, as in a math object.")
    private @Nullable Path baseClusters;

    @Option(names = "--groups", description = "Groups to use, as in a math object.")
    private @Nullable Path groups;

    @Option(names = "--seed", defaultValue = "0", description = "Seed of what is drawn at random.")
    private long seed;

    @Option(names = "--agree", description = "What agree is in the votes file, +1 or -1; else it is found out.")
    private @Nullable String agree;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            AnalysisOptions options = options();
            Optional<PolisReading.Complete> read = ReadExport.read(directory, ReadExport.sign(agree), err);
            if (read.isEmpty()) {
                return 1;
            }
            read.get().assumptions().forEach(assumption -> err.println("Assumed: " + assumption));
            read.get().disagreements().forEach(finding -> err.println("Warning: " + finding.sentence()));
            write(result(read.get(), options));
            return 0;
        } catch (MemoryEstimate.TooLargeException | GivenStructure.NotUsable | IllegalArgumentException e) {
            err.println(e.getMessage());
        } catch (JsonProcessingException e) {
            err.println("A file given as an option is not JSON: " + e.getOriginalMessage() + ".");
        } catch (NoSuchFileException e) {
            err.println("There is no " + e.getFile() + ".");
        } catch (IOException e) {
            err.println("It cannot be read or written: " + e.getMessage() + ".");
        }
        return 1;
    }

    private AnalysisOptions options() throws IOException {
        AnalysisOptions options = AnalysisOptions.standard()
                .withThreads(Runtime.getRuntime().availableProcessors())
                .withFill(fill());
        if (included != null) {
            options = options.withIncluded(GivenStructure.included(included));
        }
        if (baseClusters != null) {
            options = options.withBaseClusters(GivenStructure.baseClusters(baseClusters));
        }
        if (groups != null) {
            options = options.withGroups(GivenStructure.groups(groups));
        }
        return options;
    }

    private Fill fill() {
        return switch (fill.toLowerCase(Locale.ROOT)) {
            case "mean" -> Fill.MEAN;
            case "zero" -> Fill.ZERO;
            default -> throw new IllegalArgumentException("--fill is mean or zero, not '" + fill + "'.");
        };
    }

    private String result(PolisReading.Complete read, AnalysisOptions options) {
        AnalysisInput input = AnalysisInput.of(read.conversation());
        Analysis analysis = Analyser.analyse(input.votes(), input.moderation(), options, seed);
        long lastVote = lastVote(read.conversation().events());
        return switch (mode) {
            case polis -> PolisMathObject.json(analysis, lastVote);
            case robust -> RobustResultJson.of(input, analysis, lastVote, seed, options.threads());
        };
    }

    private static long lastVote(VoteEvents events) {
        long last = 0;
        for (int i = 0; i < events.count(); i++) {
            last = Math.max(last, events.timeMillis(i));
        }
        return last;
    }

    /** Written beside and then put in place, so that nobody reads half a result. */
    private void write(String result) throws IOException {
        Path whole = out.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            Files.writeString(part, result + "\n");
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
