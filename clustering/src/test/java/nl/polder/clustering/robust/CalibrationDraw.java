package nl.polder.clustering.robust;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What one draw of one case gave.
 *
 * @param name the case
 * @param draw number of the draw, which is its seed
 * @param design size, and slope or oracle
 * @param planted number of groups planted; 1 = none
 * @param oracle adjusted Rand index of the oracle; 0 without groups
 * @param smallest included members of the smallest planted group
 * @param groups groups reported
 * @param hint groups hinted at
 * @param passing axes that pass
 * @param shown axes shown
 * @param copies clusters of statements joined as copies
 * @param agreement adjusted Rand index of the reported groups with the planted ones
 * @param people per tenth of the largest membership: how many people
 * @param right per tenth: how many of them in the right group; only when the number of groups is right
 * @param stated per tenth: sum of their largest memberships, what the method itself expects of {@code right}
 * @param millis time of the analysis
 */
record CalibrationDraw(
        String name,
        int draw,
        String design,
        int planted,
        double oracle,
        int smallest,
        int groups,
        int hint,
        int passing,
        int shown,
        int copies,
        double agreement,
        int[] people,
        int[] right,
        double[] stated,
        long millis) {

    String line() {
        return String.format(
                Locale.ROOT,
                "%s,%d,%s,%d,%.4f,%d,%d,%d,%d,%d,%d,%.4f,%s,%s,%s,%d",
                name,
                draw,
                design,
                planted,
                oracle,
                smallest,
                groups,
                hint,
                passing,
                shown,
                copies,
                agreement,
                joined(people),
                joined(right),
                DoubleStream.of(stated)
                        .mapToObj(sum -> String.format(Locale.ROOT, "%.4f", sum))
                        .collect(Collectors.joining(" ")),
                millis);
    }

    static String key(String line) {
        String[] parts = line.split(",", 3);
        return parts[0] + "," + parts[1];
    }

    static CalibrationDraw parse(String line) {
        String[] p = line.split(",");
        return new CalibrationDraw(
                p[0],
                Integer.parseInt(p[1]),
                p[2],
                Integer.parseInt(p[3]),
                Double.parseDouble(p[4]),
                Integer.parseInt(p[5]),
                Integer.parseInt(p[6]),
                Integer.parseInt(p[7]),
                Integer.parseInt(p[8]),
                Integer.parseInt(p[9]),
                Integer.parseInt(p[10]),
                Double.parseDouble(p[11]),
                numbers(p[12]),
                numbers(p[13]),
                Arrays.stream(p[14].split(" ")).mapToDouble(Double::parseDouble).toArray(),
                Long.parseLong(p[15]));
    }

    private static String joined(int[] values) {
        return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
