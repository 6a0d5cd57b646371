package nl.polder.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.polder.clustering.Analyser;
import nl.polder.clustering.AnalysisOptions;
import nl.polder.server.App;
import nl.polder.server.cli.ImportReport.Stage;
import nl.polder.server.platform.StartRefused;
import nl.polder.server.platform.config.DataFolder;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.db.Database;
import nl.polder.server.transfer.GroupComparison;
import nl.polder.server.transfer.ImportChecks;
import nl.polder.server.transfer.ImportOutcome;
import nl.polder.server.transfer.ImportRequest;
import nl.polder.server.transfer.polis.AnalysisInput;
import nl.polder.server.transfer.polis.Finding;
import nl.polder.server.transfer.polis.Fingerprint;
import nl.polder.server.transfer.polis.PolisDirectory;
import nl.polder.server.transfer.polis.PolisReading;
import nl.polder.server.transfer.polis.Sign;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a Polis export in as a closed conversation, all of it or nothing; the same files twice change nothing. */
@Command(
        name = "import",
        description =
                "Import a Polis export: a directory with votes.csv, comments.csv, participants-votes.csv, summary.csv.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ImportCommand implements Callable<Integer> {
    private static final Duration RESULTS_WAIT = Duration.ofMinutes(1);

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The export's directory.")
    private Path directory;

    @Option(names = "--slug", description = "Address of the conversation: a-z, 0-9 and hyphens.")
    private @Nullable String slug;

    @Option(names = "--title", description = "Title, instead of the export's.")
    private @Nullable String title;

    @Option(
            names = "--language",
            defaultValue = "und",
            description = "Language of the statements, such as nl or en; und (the default) when it is not known.")
    private String language;

    @Option(
            names = "--rows",
            description =
                    "Whether everybody may download the votes per participant: public or private. Without: private"
                            + " when another Polder wrote the export, public when Polis did, which publishes them itself.")
    private @Nullable String rows;

    @Option(names = "--agree", description = "What agree is in the votes file, +1 or -1; else it is found out.")
    private @Nullable String agree;

    @Option(names = "--json", description = "Print the outcome as one line of JSON.")
    private boolean json;

    ImportCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        requireWellFormed();
        Sign given = ReadExport.sign(agree);
        Optional<PolisReading.Complete> read = ReadExport.read(directory, given, err);
        if (read.isEmpty()) {
            err.println("Nothing was imported.");
            return 1;
        }
        List<Finding> wrong = new ArrayList<>(read.get().disagreements());
        wrong.addAll(ImportChecks.of(read.get().conversation()));
        if (!wrong.isEmpty()) {
            ReadExport.print(wrong, err);
            err.println("Nothing was imported.");
            return 1;
        }
        return store(read.get(), Fingerprint.of(directory, given));
    }

    private void requireWellFormed() {
        if (slug != null && !slug.matches("[a-z0-9-]{1,80}")) {
            throw new StartRefused("--slug is 1 to 80 of a-z, 0-9 and hyphens, not '%s'.".formatted(slug));
        }
        if (!language.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*") || language.length() > 20) {
            throw new StartRefused("--language is a tag such as nl or en, not '%s'.".formatted(language));
        }
        if (rows != null && !rows.equals("public") && !rows.equals("private")) {
            throw new StartRefused("--rows is public or private, not '%s'.".formatted(rows));
        }
        if (title != null && title.isBlank()) {
            throw new StartRefused("--title has no text.");
        }
    }

    /** What another Polder exported it warned about: its rows may never have been released. */
    private boolean rowsPublic() {
        return rows == null ? !PolisDirectory.isOfPolder(directory) : rows.equals("public");
    }

    private int store(PolisReading.Complete read, String fingerprint) {
        Settings settings = PolderCommand.settings(environment);
        ImportRequest request = new ImportRequest(
                read.conversation(),
                read.assumptions(),
                directory.toAbsolutePath().normalize().getFileName().toString(),
                fingerprint,
                Optional.ofNullable(slug),
                Optional.ofNullable(title),
                language,
                rowsPublic());
        try (DataFolder folder = DataFolder.open(settings.dataFolder());
                Database database = Database.open(settings);
                App app = App.open(settings, database.application(), Clock.systemUTC())) {
            ProgressLines progress = new ProgressLines(spec.commandLine().getErr());
            ImportOutcome outcome = app.await(() -> app.polisImport().run(request, progress));
            return switch (outcome) {
                case ImportOutcome.Imported imported -> {
                    progress.next("The votes are in; their results are being made …");
                    boolean votes = read.conversation().events().count() > 0;
                    boolean shown = votes && app.awaitResults(imported.conversationId(), RESULTS_WAIT);
                    yield report(read, imported.slug(), shown ? Stage.PUBLISHED : Stage.IMPORTED);
                }
                case ImportOutcome.AlreadyImported already -> report(read, already.slug(), Stage.WAS_THERE);
                case ImportOutcome.SlugTaken taken ->
                    throw new StartRefused(
                            "Another conversation is at /c/%s. Nothing was imported; choose another --slug."
                                    .formatted(taken.slug()));
            };
        }
    }

    private int report(PolisReading.Complete read, String address, Stage stage) {
        AnalysisInput input = AnalysisInput.of(read.conversation());
        GroupComparison comparison = GroupComparison.of(
                read.conversation(),
                input,
                Analyser.analyse(input.votes(), input.moderation(), AnalysisOptions.standard(), 0));
        ImportReport report = new ImportReport(
                address,
                stage,
                read.conversation(),
                input.votes().votes(),
                read.assumptions(),
                rowsPublic(),
                comparison);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(report.json());
        } else {
            report.lines().forEach(out::println);
        }
        out.flush();
        return 0;
    }
}
