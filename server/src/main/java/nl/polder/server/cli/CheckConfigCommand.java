package nl.polder.server.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.polder.server.platform.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the settings that a start would use, without secrets; exit code 1 and one sentence each when some are wrong. */
@Command(
        name = "check-config",
        description = "Check the settings and print them without secrets.",
        mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    CheckConfigCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Settings settings = PolderCommand.settings(environment);
        PrintWriter out = spec.commandLine().getOut();
        settings.described().forEach((name, value) -> out.println(name + "=" + value));
        return 0;
    }
}
