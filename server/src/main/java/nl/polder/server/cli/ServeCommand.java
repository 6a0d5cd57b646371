package nl.polder.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.polder.server.App;
import nl.polder.server.node.Signals;
import nl.polder.server.platform.config.DataFolder;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.db.Database;
import nl.polder.server.platform.http.FreePort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves until INT or TERM; then drains, closes the database, and exits with 0. */
@Command(name = "serve", description = "Serve until Ctrl-C or TERM.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Option(names = "--example", description = "Create the example consultation when it is not there.")
    private boolean example;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ServeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Signals signals = Signals.install();
        Settings settings = FreePort.settle(PolderCommand.settings(environment));
        PrintWriter out = spec.commandLine().getOut();
        try (DataFolder folder = DataFolder.open(settings.dataFolder())) {
            folder.holdForServer();
            try (Database database = Database.open(settings);
                    App app = App.open(settings, database.application(), Clock.systemUTC())) {
                if (example) {
                    app.createExample();
                }
                app.listen();
                app.accounts()
                        .firstLink()
                        .ifPresent(link ->
                                out.println("Make the first account at " + link + " (works once, for 24 hours)"));
                out.println("Polder is ready at " + app.address());
                out.flush();
                signals.awaitStop();
            }
        }
        return 0;
    }
}
