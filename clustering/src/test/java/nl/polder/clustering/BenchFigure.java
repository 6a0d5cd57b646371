package nl.polder.clustering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/**
 * One measured number.
 *
 * @param target what it should be at most; NaN = nothing was promised
 */
public record BenchFigure(String name, double value, String unit, double target) {

    /** Prints a line of JSON with date, machine and how busy that was. */
    public void print(String bench, int threads) {
        CanonicalJson json = new CanonicalJson().beginObject();
        json.key("bench").value(bench).key("name").value(name);
        json.key("value").value(Double.parseDouble(String.format(Locale.ROOT, "%.4g", value)));
        json.key("unit").value(unit);
        if (!Double.isNaN(target)) {
            json.key("target").value(target).key("met").value(value <= target);
        }
        json.key("threads").value(threads);
        json.key("date").value(Instant.now().toString()).key("machine").value(machine());
        json.key("load").value(read("/proc/loadavg").split(" ", 2)[0]);
        System.out.println(json.endObject());
    }

    private static String machine() {
        return line("/proc/cpuinfo", "model name") + ", " + Runtime.getRuntime().availableProcessors() + " cores, JDK "
                + Runtime.version();
    }

    /** The most memory that this process ever held. */
    public static double peakMebibytes() {
        return Double.parseDouble(line("/proc/self/status", "VmHWM").replaceAll("[^0-9]", "")) / 1024;
    }

    private static String line(String file, String start) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("unknown");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
