package nl.polder.server.platform;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds a port to listen on some seconds later. Below those that Linux gives to outgoing connections (32 768 and up, {@code
 * ip_local_port_range}): one of these may be taken by any program before we listen.
 */
public final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int BEHIND_LAST = 32_768;
    private static final int TRIES = 100;

    private FreePorts() {}

    /** A port that is free now; where all that were tried are taken, one of the system's choice. */
    public static int find(InetAddress address) throws IOException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
            if (isFree(port, address)) {
                return port;
            }
        }
        try (var probe = new ServerSocket(0, 1, address)) {
            return probe.getLocalPort();
        }
    }

    private static boolean isFree(int port, InetAddress address) throws IOException {
        try (var probe = new ServerSocket(port, 1, address)) {
            return probe.isBound();
        } catch (BindException taken) {
            return false;
        }
    }
}
