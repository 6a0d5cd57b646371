package nl.polder.server.load;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** One measured number as {@code ops/bench} prints it. */
public final class Figure {
    private Figure() {}

    /** A line of JSON with name, value, unit, date, machine and how many processes wanted its processors over the last minute. */
    public static String line(String name, double value, String unit) {
        return new JsonObject()
                .put("name", name)
                .put("value", Math.round(value * 1000) / 1000.0)
                .put("unit", unit)
                .put("date", LocalDate.now(ZoneOffset.UTC).toString())
                .put("load", load())
                .put(
                        "machine",
                        "%d cores, %s, Java %s"
                                .formatted(
                                        Runtime.getRuntime().availableProcessors(),
                                        System.getProperty("os.arch"),
                                        Runtime.version().feature()))
                .encode();
    }

    private static double load() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
