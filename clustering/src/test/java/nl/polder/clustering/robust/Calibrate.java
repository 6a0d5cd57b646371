package nl.polder.clustering.robust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The long calibration: {@code ops/bench calibrate}. One line per draw is added to a file; a draw that is in the file is not
 * done again, so the run can be stopped at any time and goes on where it was. Case after case within a round, so that all
 * cases have the same number of draws wherever it stops.
 */
final class Calibrate {
    private Calibrate() {}

    /** Arguments: file of draws, draws per case wanted, minutes at most, and optionally how the names of cases begin. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        int wanted = Integer.parseInt(args[1]);
        long end = System.nanoTime() + Long.parseLong(args[2]) * 60_000_000_000L;
        Files.createDirectories(file.toAbsolutePath().getParent());
        Set<String> done = new HashSet<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                done.add(CalibrationDraw.key(line));
            }
        }
        String prefix = args.length > 3 ? args[3] : "";
        List<CalibrationCase> cases = new ArrayList<>(CalibrationCase.all());
        cases.removeIf(c -> !c.name().startsWith(prefix));
        for (int draw = 0; draw < wanted; draw++) {
            for (CalibrationCase one : cases) {
                if (System.nanoTime() > end) {
                    return;
                }
                if (!done.contains(one.name() + "," + draw)) {
                    String line = one.run(draw).line() + "\n";
                    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            }
        }
    }
}
