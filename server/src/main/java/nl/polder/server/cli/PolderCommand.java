package nl.polder.server.cli;

import java.io.PrintWriter;
import java.util.Map;
import nl.polder.server.platform.StartRefused;
import nl.polder.server.platform.config.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code ops/polder}: the commands, and the one place that turns their failures into a sentence and an exit code. 0 = done,
 * 1 = refused or failed, 2 = not understood.
 */
@Command(
        name = "polder",
        description = "Public deliberation: opinion groups, consensus and minority views.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class PolderCommand {
    private PolderCommand() {}

    /** @return the exit code */
    public static int run(Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments) {
        return commands(environment).setOut(out).setErr(err).execute(arguments);
    }

    static CommandLine commands(Map<String, String> environment) {
        var commands = new CommandLine(new PolderCommand())
                .addSubcommand(new ServeCommand(environment))
                .addSubcommand(new CheckConfigCommand(environment))
                .addSubcommand(new ImportCommand(environment))
                .addSubcommand(new ExportCommand(environment))
                .addSubcommand(new AnalyseCommand())
                .addSubcommand(new CreateAdminCommand(environment))
                .addSubcommand(new RehearseCommand());
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof StartRefused)) {
                throw failure;
            }
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commands;
    }

    /** Read when a command runs, so that {@code --help} works with settings that are wrong. */
    static Settings settings(Map<String, String> environment) {
        return Settings.read(environment);
    }
}
