package nl.polder.server.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import nl.polder.server.testing.ServerProcess;
import org.apache.pdfbox.Loader;

/**
 * How results and report of a large conversation come to their readers: import, analysis, pages cold and from memory, PDF. The
 * program as a child process with the memory that the launcher gives. Arguments: people (33 000), statements (300), share of
 * statements that a person answers (0.1).
 */
public final class ReportScale {
    private static final int REPEATS = 21;
    private static final Duration ANSWER_WAIT = Duration.ofMinutes(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String size;

    private ReportScale(String size) {
        this.size = size;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 33_000;
        int statements = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
        double answered = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 0.1;
        Path folder = Files.createTempDirectory("polder-scale");
        try {
            new ReportScale(people + " x " + statements).measure(folder, people, statements, answered);
        } finally {
            BigConversation.delete(folder);
        }
    }

    private void measure(Path folder, int people, int statements, double answered)
            throws IOException, InterruptedException {
        var brought = BigConversation.importInto(folder, people, statements, answered);
        print("import", brought.seconds(), "s, " + brought.votes() + " votes, until results are published");
        print("import-memory", brought.peakMebibytes(), "MiB resident at most");
        long start = System.nanoTime();
        try (ServerProcess server = ServerProcess.start(folder, "-Xmx384m", "-XX:MaxDirectMemorySize=128m");
                var memory = new Memory(server.handle());
                BigConversation conversation = BigConversation.beside(folder)) {
            conversation.awaitJudged();
            print("judged", (System.nanoTime() - start) / 1e9, "s from the start until mode robust has judged");
            conversation.publishReport();
            print("memory-analysed", memory.mebibytes(), "MiB resident at most, mode robust done");
            page(server, "results-page", "/c/" + BigConversation.SLUG + "/results");
            page(server, "report-page", "/c/" + BigConversation.SLUG + "/reports/1");
            pdf(server, "nl", folder);
            pdf(server, "en", folder);
            print("memory", memory.mebibytes(), "MiB resident at most");
            print("memory-of-largest-child", memory.largestChild(), "MiB resident at most");
        }
    }

    private void page(ServerProcess server, String name, String path) throws IOException, InterruptedException {
        double first = seconds(server, path);
        double[] again = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            again[i] = seconds(server, path) * 1000;
        }
        Arrays.sort(again);
        print(name + "-cold", first, "s, the first time after the start");
        print(name, again[REPEATS / 2], "ms, median of " + REPEATS);
    }

    private void pdf(ServerProcess server, String language, Path folder) throws IOException, InterruptedException {
        String path = "/c/" + BigConversation.SLUG + "/reports/1.pdf?lang=" + language;
        print("pdf-" + language, seconds(server, path), "s until the file is there");
        print("pdf-" + language + "-kept", seconds(server, path) * 1000, "ms once it is made");
        byte[] body = get(server, path);
        Files.write(folder.resolve("report.pdf"), body);
        try (var document = Loader.loadPDF(body)) {
            print("pdf-" + language + "-sheets", document.getNumberOfPages(), "sheets, " + body.length / 1024 + " KiB");
        }
    }

    private double seconds(ServerProcess server, String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        get(server, path);
        return (System.nanoTime() - start) / 1e9;
    }

    private byte[] get(ServerProcess server, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.address().getPort() + path))
                .timeout(ANSWER_WAIT)
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode());
        }
        return response.body();
    }

    private void print(String name, double value, String unit) {
        System.out.println(Figure.line(name, value, unit + ", " + size));
    }
}
