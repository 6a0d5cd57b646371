package nl.polder.server.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nl.polder.server.App;
import nl.polder.server.account.Administrators;
import nl.polder.server.account.Administrators.Outcome;
import nl.polder.server.platform.StartRefused;
import nl.polder.server.platform.config.DataFolder;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.db.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Lets somebody in from the server itself. The one-time link alone goes to the output, for programs; what to do with it goes beside it.
 */
@Command(
        name = "create-admin",
        description = "Make an administrator, or let one in who lost password and phone, and print the link for it.",
        mixinStandardHelpOptions = true)
final class CreateAdminCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--email", required = true, description = "With which they sign in.")
    private String email = "";

    @Option(names = "--organisation", description = "Its name; it is made when there is none with this name.")
    private String organisation = "";

    @Option(names = "--name", description = "Of the person, as colleagues see it.")
    private String name = "";

    @Option(
            names = "--new-link",
            description = "For an account that is there: end its sessions and second step, and print a new link.")
    private boolean newLink;

    CreateAdminCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = PolderCommand.settings(environment);
        try (DataFolder ignored = DataFolder.open(settings.dataFolder());
                Database database = Database.open(settings);
                App app = App.open(settings, database.application(), Clock.systemUTC())) {
            Administrators administrators = app.accounts().administrators();
            if (newLink) {
                renew(app, administrators);
            } else {
                create(app, administrators);
            }
        }
        return 0;
    }

    private void renew(App app, Administrators administrators) {
        String address = app.await(() -> administrators.newLink(email))
                .orElseThrow(() -> new StartRefused("Nobody has the e-mail address " + email + "."));
        print(address, "A new link for " + email + ". Sessions and second step have ended; the roles stay.");
    }

    private void create(App app, Administrators administrators) {
        var asked = new Administrators.Asked(organisation, name, email);
        switch (app.await(() -> administrators.create(asked))) {
            case Outcome.Made made ->
                print(
                        made.address(),
                        asked.name() + " is an administrator of " + made.organisation()
                                + (made.organisationIsNew() ? ", a new organisation." : "."));
            case Outcome.EmailTaken taken ->
                throw new StartRefused("There is an account with this e-mail address already."
                        + " For a new link to it, add --new-link.");
            case Outcome.Wrong wrong ->
                throw new StartRefused(wrong.fields().stream()
                        .sorted(Comparator.naturalOrder())
                        .map(CreateAdminCommand::sentence)
                        .collect(Collectors.joining(System.lineSeparator())));
        }
    }

    private static String sentence(Administrators.Field field) {
        return switch (field) {
            case ORGANISATION -> "Say which organisation, with --organisation and a name of at most 100 characters.";
            case NAME -> "Say who it is, with --name and a name of at most 100 characters.";
            case EMAIL -> "Give a whole e-mail address, such as --email name@example.org.";
        };
    }

    private void print(String address, String what) {
        var commands = spec.commandLine();
        commands.getErr().println(what + " Hand over the link below: it works once, for 7 days.");
        commands.getErr().flush();
        commands.getOut().println(address);
    }
}
