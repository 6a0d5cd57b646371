package nl.polder.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nl.polder.server.App;
import nl.polder.server.example.ExampleConsultation;
import nl.polder.server.i18n.Language;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.db.Database;
import nl.polder.server.platform.http.FreePort;
import nl.polder.server.report.PdfProgram;
import picocli.CommandLine.Command;

/**
 * One whole life in a temporary folder: start, answer a few requests, make a report and its PDF, stop. The build runs it so that the JVM can keep the
 * classes it loaded ({@code -XX:AOTCacheOutput}); it uses nothing of the operator's settings or data.
 */
@Command(name = "rehearse", hidden = true, description = "Start and stop in a temporary folder, for the class cache.")
final class RehearseCommand implements Callable<Integer> {
    private static final Duration REPORT_WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("polder-rehearsal");
        try {
            analyse(folder);
            Settings settings =
                    FreePort.settle(Settings.read(Map.of("POLDER_PORT", "0", "POLDER_DATA", folder.toString())));
            try (Database database = Database.open(settings);
                    App app = App.open(settings, database.application(), Clock.systemUTC())) {
                app.createExample();
                app.listen();
                request(app.address());
                request(app.address() + "api/v1/conversations");
                report(app.address());
            }
        } finally {
            delete(folder);
        }
        return 0;
    }

    /** Twelve people on twelve statements, so that {@code analyse} starts as quickly as {@code serve}. */
    private static void analyse(Path folder) throws IOException {
        Path export = Files.createDirectory(folder.resolve("export"));
        var votes = new StringBuilder("timestamp,datetime,comment-id,voter-id,vote\n");
        for (int i = 0; i < 144; i++) {
            votes.append("1700000000000,then,%d,%d,%d\n".formatted(i / 12, i % 12, (i * 7 + i / 12) % 3 - 1));
        }
        Files.writeString(export.resolve("votes.csv"), votes);
        var silent = new PrintWriter(Writer.nullWriter());
        String out = folder.resolve("result.json").toString();
        PolderCommand.run(Map.of(), silent, silent, "analyse", export.toString(), "--mode", "polis", "--out", out);
    }

    /** The example's, as soon as it is there: its page, and its PDF in this process, so that the process that makes PDFs knows it. */
    private static void report(String address) throws IOException, InterruptedException {
        String page = "%sc/%s/reports/1".formatted(address, ExampleConsultation.SLUG);
        long deadline = System.nanoTime() + REPORT_WITHIN.toNanos();
        HttpResponse<String> report = request(page + ".json");
        while (report.statusCode() != HttpURLConnection.HTTP_OK) {
            if (System.nanoTime() > deadline) {
                throw new IOException("The example has no report within " + REPORT_WITHIN);
            }
            Thread.sleep(LOOK_AGAIN);
            report = request(page + ".json");
        }
        request(page);
        PdfProgram.pdf(report.body(), Language.find("nl").orElseThrow(), address, progress -> {});
    }

    private static HttpResponse<String> request(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
