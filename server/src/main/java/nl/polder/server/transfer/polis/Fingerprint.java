package nl.polder.server.transfer.polis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.polder.server.platform.Sha256;
import org.jspecify.annotations.Nullable;

/** What makes two directories the same export: the bytes of the files that are read, under the names of their kind. */
public final class Fingerprint {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final List<List<String>> KINDS = List.of(
            List.of("votes.json"),
            List.of("comments.json"),
            List.of("conversation.json"),
            List.of("votes.csv"),
            List.of("comments.csv"),
            List.of("participants-votes.csv", "participant-votes.csv"),
            List.of("summary.csv"));

    private Fingerprint() {}

    /**
     * SHA-256 in hexadecimal.
     *
     * @param given the sign the user states, which makes the same bytes another conversation
     */
    public static String of(Path directory, @Nullable Sign given) throws IOException {
        MessageDigest digest = Sha256.digest();
        ExportFiles files = ExportFiles.in(directory);
        for (List<String> names : KINDS) {
            Optional<Path> file = files.find(names.toArray(String[]::new));
            if (file.isPresent()) {
                digest.update(
                        (names.getFirst() + " " + Files.size(file.get()) + "\n").getBytes(StandardCharsets.UTF_8));
                update(digest, file.get());
            }
        }
        digest.update((given == null ? "" : given.name().toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
    }
}
