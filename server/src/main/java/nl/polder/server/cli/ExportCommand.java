package nl.polder.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nl.polder.server.App;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.platform.StartRefused;
import nl.polder.server.platform.config.DataFolder;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.db.Database;
import nl.polder.server.transfer.export.Times;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a conversation as Polis's export files. The operator's: it has the database anyway, and is told what the files hold. */
@Command(
        name = "export",
        description = "Export a conversation as Polis's files, into a new or empty directory.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ExportCommand implements Callable<Integer> {
    private static final int ROWS_RELEASED = 2;

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CONVERSATION", description = "Its address, such as voorbeeld-desinformatie.")
    private String slug;

    @Parameters(index = "1", paramLabel = "DIR", description = "Where the files go.")
    private Path directory;

    @Option(names = "--seconds", description = "Write the column timestamp in seconds; Polis writes milliseconds.")
    private boolean seconds;

    ExportCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        requireEmpty();
        Settings settings = PolderCommand.settings(environment);
        try (DataFolder folder = DataFolder.open(settings.dataFolder());
                Database database = Database.open(settings);
                App app = App.open(settings, database.application(), Clock.systemUTC())) {
            Conversation conversation = app.await(() -> app.findConversation(slug))
                    .orElseThrow(() -> new StartRefused("There is no conversation at /c/%s.".formatted(slug)));
            warn(conversation);
            Files.createDirectories(directory);
            Times times = seconds ? Times.SECONDS : Times.MILLISECONDS;
            List<String> files = app.await(() -> app.polisExport().write(conversation, directory, times));
            PrintWriter out = spec.commandLine().getOut();
            files.forEach(name -> out.println(directory.resolve(name)));
            out.flush();
        }
        return 0;
    }

    private void requireEmpty() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw new StartRefused("%s is not a directory.".formatted(directory));
        }
        try (Stream<Path> there = Files.list(directory)) {
            if (there.findAny().isPresent()) {
                throw new StartRefused("%s is not empty. Nothing was written.".formatted(directory));
            }
        }
    }

    private void warn(Conversation conversation) {
        if (conversation.settings().rowTier() < ROWS_RELEASED) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(
                    "Warning: the rows of this conversation are not released (tier T1). These files hold every vote by pseudonym:");
            err.println("whoever knows a few votes of a person can find the others. Do not publish or pass them on.");
            err.flush();
        }
    }
}
