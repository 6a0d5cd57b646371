package nl.polder.server.platform.http;

import java.io.IOException;
import java.net.InetAddress;
import nl.polder.server.platform.FreePorts;
import nl.polder.server.platform.config.Settings;

/** Turns port 0 into a number before anything needs the public address. */
public final class FreePort {
    private FreePort() {}

    /** The settings with a port that is free now. */
    public static Settings settle(Settings settings) throws IOException {
        if (settings.port() != 0) {
            return settings;
        }
        return settings.withPort(FreePorts.find(InetAddress.getByName(settings.bind())));
    }
}
