package nl.polder.server;

import java.time.Clock;
import nl.polder.server.node.Signals;
import nl.polder.server.platform.config.DatabaseUrl;
import nl.polder.server.platform.config.Settings;

/** Where the program begins; the commands are in {@code cli}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Settings settings = Settings.read(System.getenv());
        DatabaseUrl database = settings.databaseUrl().orElseThrow();
        Signals signals = Signals.install();
        try (App app = App.start(settings, database, Clock.systemUTC())) {
            System.out.println("Polder is ready at " + app.address());
            signals.awaitStop();
        }
    }
}
