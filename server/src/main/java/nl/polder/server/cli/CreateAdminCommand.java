package nl.polder.server.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.polder.server.App;
import nl.polder.server.platform.StartRefused;
import nl.polder.server.platform.config.DataFolder;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.db.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes an administrator from the server itself, and prints the one-time link with which they set a password. */
@Command(
        name = "create-admin",
        description = "Make an administrator and print the link with which they set a password.",
        mixinStandardHelpOptions = true)
final class CreateAdminCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--organisation",
            required = true,
            description = "Its name; it is made when there is none with this name.")
    private String organisation = "";

    @Option(names = "--name", required = true, description = "Of the person, as colleagues see it.")
    private String name = "";

    @Option(names = "--email", required = true, description = "With which they sign in.")
    private String email = "";

    CreateAdminCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = PolderCommand.settings(environment);
        try (DataFolder ignored = DataFolder.open(settings.dataFolder());
                Database database = Database.open(settings);
                App app = App.open(settings, database.application(), Clock.systemUTC())) {
            Optional<String> link = app.accounts().createAdministrator(organisation, name, email);
            if (link.isEmpty()) {
                throw new StartRefused("There is an account with this e-mail address already.");
            }
            spec.commandLine().getOut().println(link.get());
        }
        return 0;
    }
}
