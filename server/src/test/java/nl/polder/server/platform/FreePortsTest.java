package nl.polder.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A free port")
class FreePortsTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @Test
    void is_below_those_of_outgoing_connections_and_can_be_listened_on() throws IOException {
        int outgoing = firstOfOutgoingConnections();
        List<ServerSocket> taken = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                int port = FreePorts.find(HERE);
                assertThat(port).isBetween(1024, outgoing - 1);
                taken.add(new ServerSocket(port, 1, HERE));
            }
        } finally {
            for (ServerSocket socket : taken) {
                socket.close();
            }
        }
    }

    /** In one read: Linux gives nothing more of such a file to who begins with a byte, as {@link Files#readString} does. */
    private static int firstOfOutgoingConnections() throws IOException {
        try (var range = Files.newInputStream(Path.of("/proc/sys/net/ipv4/ip_local_port_range"))) {
            String text = new String(range.readNBytes(64), StandardCharsets.US_ASCII);
            return Integer.parseInt(text.strip().split("\\s+")[0]);
        }
    }
}
