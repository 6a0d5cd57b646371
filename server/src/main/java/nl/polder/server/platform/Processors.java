package nl.polder.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which processors long work may use: all but one. A processor with nothing to do fetches what waits at another; one that does work of
 * the idle policy does not, and then a vote waits up to a turn behind another although somebody would give way to it.
 */
public final class Processors {
    private static final String ALLOWED = "Cpus_allowed_list:";

    private Processors() {}

    /** Numbers, ascending; empty where there is one only, or where the system does not say. */
    public static List<Integer> forLongWork() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(ALLOWED))
                    .findFirst()
                    .map(line -> allButTheFirst(line.substring(ALLOWED.length())))
                    .orElse(List.of());
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    /** @param list numbers and ranges, {@code 0-3,8} */
    static List<Integer> allButTheFirst(String list) {
        List<Integer> numbers = new ArrayList<>();
        for (String range : list.strip().split(",")) {
            String[] ends = range.split("-");
            for (int n = Integer.parseInt(ends[0]); n <= Integer.parseInt(ends[ends.length - 1]); n++) {
                numbers.add(n);
            }
        }
        return numbers.stream().skip(1).toList();
    }
}
