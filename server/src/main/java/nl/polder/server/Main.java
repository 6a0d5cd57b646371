package nl.polder.server;

import java.io.PrintWriter;
import nl.polder.server.cli.PolderCommand;

/** Where the program begins; the commands are in {@code cli}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true);
        var err = new PrintWriter(System.err, true);
        System.exit(PolderCommand.run(System.getenv(), out, err, arguments));
    }
}
