package nl.polder.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.polder.server.platform.StartRefused;
import nl.polder.server.transfer.polis.Finding;
import nl.polder.server.transfer.polis.PolisDirectory;
import nl.polder.server.transfer.polis.PolisReading;
import nl.polder.server.transfer.polis.Sign;
import org.jspecify.annotations.Nullable;

/** What {@code import} and {@code analyse} share: reading the directory, and saying what is wrong with it. */
final class ReadExport {
    private ReadExport() {}

    /** Empty when it is damaged, after the report. */
    static Optional<PolisReading.Complete> read(Path directory, @Nullable Sign given, PrintWriter err) {
        return switch (PolisDirectory.read(directory, given, new ProgressLines(err))) {
            case PolisReading.Complete complete -> Optional.of(complete);
            case PolisReading.Refused refused -> {
                print(refused.findings(), err);
                yield Optional.empty();
            }
        };
    }

    static void print(List<Finding> findings, PrintWriter err) {
        findings.forEach(finding -> err.println(finding.sentence()));
    }

    /** {@code +1} or {@code -1}; null when the option was not given. */
    static @Nullable Sign sign(@Nullable String agree) {
        return switch (agree) {
            case null -> null;
            case "+1", "1" -> Sign.AGREE_PLUS_ONE;
            case "-1" -> Sign.AGREE_MINUS_ONE;
            default -> throw new StartRefused("--agree is +1 or -1, not '%s'.".formatted(agree));
        };
    }
}
