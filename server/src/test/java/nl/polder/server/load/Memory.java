package nl.polder.server.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The most memory that a process, and what it started, ever held; looked at four times a second. PostgreSQL is not counted. */
final class Memory implements AutoCloseable {
    private static final int LOOK_MILLIS = 250;

    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private final Map<Long, Double> peaks = new ConcurrentHashMap<>();
    private final ProcessHandle process;

    Memory(ProcessHandle process) {
        this.process = process;
        looks.scheduleAtFixedRate(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        note(process.pid());
        process.descendants().forEach(child -> note(child.pid()));
    }

    private void note(long pid) {
        try {
            String status = Files.readString(Path.of("/proc/" + pid + "/status"));
            if (status.startsWith("Name:\tjava")) {
                status.lines()
                        .filter(line -> line.startsWith("VmHWM"))
                        .forEach(line -> peaks.put(pid, Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024));
            }
        } catch (IOException gone) {
            peaks.putIfAbsent(pid, 0.0);
        }
    }

    /** Of the process itself, in MiB. */
    double mebibytes() {
        look();
        return peaks.getOrDefault(process.pid(), Double.NaN);
    }

    /** Of the largest process that it started, in MiB; 0 without any. */
    double largestChild() {
        return peaks.entrySet().stream()
                .filter(peak -> peak.getKey() != process.pid())
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
