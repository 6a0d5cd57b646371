package nl.polder.server.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import nl.polder.server.testing.ServerProcess;

/**
 * Do votes feel heavy work? Votes at a fixed rate on a conversation of their own, in turn while nothing else happens and while the
 * server judges a conversation of 33 000 x 300 or makes the PDF of its report; the machine may do other things, so quiet and busy
 * phases alternate, and the medians over all windows of each kind are compared, with how far they can be trusted. Arguments: robust or pdf, or both with a comma; votes per second
 * (1 500); repeats (5); POLDER_NICE of the server (19).
 */
public final class Interference {
    private static final int STATEMENTS = 40;
    private static final int WARM_UP_SECONDS = 20;
    private static final int PHASE_SECONDS = 6;
    /** Of each quiet phase: a PDF lasts one window, judging three, and the fewer windows the less certain the ratio. */
    private static final int QUIET_WINDOWS = 2;

    private static final int SETTLE_SECONDS = 2;
    private static final int LOOK_MILLIS = 200;
    private static final int LOOKS_PER_SECOND = 1_000 / LOOK_MILLIS;
    private static final double TARGET = 1.2;

    private enum Work {
        NONE,
        ROBUST,
        PDF
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Work, List<SteadyVotes.Times>> measured = new EnumMap<>(Work.class);
    private final ServerProcess server;
    private final BigConversation conversation;
    private final SteadyVotes votes;

    private Interference(ServerProcess server, BigConversation conversation, SteadyVotes votes) {
        this.server = server;
        this.conversation = conversation;
        this.votes = votes;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String kinds = arguments.length > 0 ? arguments[0] : "robust,pdf";
        List<Work> works = Arrays.stream(kinds.split(","))
                .map(kind -> Work.valueOf(kind.toUpperCase(java.util.Locale.ROOT)))
                .toList();
        int perSecond = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_500;
        int repeats = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        String nice = arguments.length > 3 ? arguments[3] : "19";
        Path folder = Files.createTempDirectory("polder-interference");
        try {
            BigConversation.importInto(folder, 33_000, 300, 0.1);
            Files.writeString(folder.resolve("polder.properties"), "POLDER_NICE=" + nice + "\n");
            try (ServerProcess server = ServerProcess.start(folder, "-Xmx384m", "-XX:MaxDirectMemorySize=128m");
                    BigConversation conversation = BigConversation.beside(folder)) {
                conversation.awaitJudged();
                conversation.publishReport();
                String slug = conversation.open(STATEMENTS);
                try (SteadyVotes votes = SteadyVotes.start(server.address().getPort(), slug, STATEMENTS, perSecond)) {
                    new Interference(server, conversation, votes).run(works, perSecond, repeats);
                }
            }
        } finally {
            BigConversation.delete(folder);
        }
    }

    private void run(List<Work> works, int perSecond, int repeats) throws IOException, InterruptedException {
        warmUp(works);
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (Work work : works) {
                phase(Work.NONE);
                phase(work);
            }
        }
        phase(Work.NONE);
        String rate = "at " + perSecond + " votes/s";
        measured.forEach((work, all) -> {
            String name = work == Work.NONE ? "quiet" : work.name().toLowerCase(java.util.Locale.ROOT);
            System.out.println(Figure.line("vote-p50-" + name, median(all, 0.5), "ms " + rate));
            System.out.println(Figure.line("vote-p95-" + name, median(all, 0.95), "ms " + rate));
            System.out.println(Figure.line("vote-p99-" + name, median(all, 0.99), "ms " + rate));
        });
        works.forEach(work -> System.out.println(ratio(work, rate)));
    }

    private String ratio(Work work, String rate) {
        List<Double> busy = p99s(work);
        List<Double> quiet = p99s(Work.NONE);
        MedianRatio ratio = MedianRatio.of(busy, quiet);
        return Figure.line(
                "vote-p99-ratio-" + work.name().toLowerCase(java.util.Locale.ROOT),
                ratio.value(),
                "times quiet (95 %% interval %.2f to %.2f), medians of %d and %d windows of %d s, target %.1f, %s"
                        .formatted(ratio.low(), ratio.high(), busy.size(), quiet.size(), PHASE_SECONDS, TARGET, rate));
    }

    private List<Double> p99s(Work work) {
        return measured.getOrDefault(work, List.of()).stream()
                .map(times -> times.millis(0.99))
                .toList();
    }

    /** Each work once, and until nobody compiles any more. */
    private void warmUp(List<Work> works) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
        for (Work work : works) {
            prepare(work);
            BooleanSupplier over = begin(work);
            while (!over.getAsBoolean()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
        Compilers.awaitIdle(Stream.of(server.handle(), ProcessHandle.current()));
    }

    /** Windows of one length, since the p99 of a longer time sees more of the machine's own bursts. */
    private void phase(Work work) throws IOException, InterruptedException {
        prepare(work);
        awaitNoLongWork();
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        votes.take();
        long start = System.nanoTime();
        List<SteadyVotes.Times> windows = work == Work.NONE ? quietWindows() : windowsDuring(begin(work));
        if (windows.stream().anyMatch(times -> times.nanos().length == 0)) {
            throw new IllegalStateException("no vote was answered; " + server.lastWords());
        }
        if (windows.isEmpty()) {
            System.err.printf(
                    "%-6s %5.1f s, together with other long work: not counted%n",
                    work, (System.nanoTime() - start) / 1e9);
            return;
        }
        measured.computeIfAbsent(work, first -> new ArrayList<>()).addAll(windows);
        System.err.printf(
                "%-6s %5.1f s, %d windows, %d refused, p50 %6.2f ms, p99 %6.2f ms, of each window %s%n",
                work,
                (System.nanoTime() - start) / 1e9,
                windows.size(),
                windows.stream().mapToLong(SteadyVotes.Times::refused).sum(),
                median(windows, 0.5),
                median(windows, 0.99),
                windows.stream()
                        .map(times -> "%.2f".formatted(times.millis(0.99)))
                        .toList());
    }

    private List<SteadyVotes.Times> quietWindows() throws InterruptedException {
        List<SteadyVotes.Times> windows = new ArrayList<>();
        while (windows.size() < QUIET_WINDOWS) {
            windows.add(quietWindow());
        }
        return windows;
    }

    /** The conversation that is voted in is judged as well, now and then: a window with that in it is not quiet. */
    private SteadyVotes.Times quietWindow() throws InterruptedException {
        while (true) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PHASE_SECONDS);
            boolean quiet = true;
            while (System.nanoTime() < end) {
                TimeUnit.SECONDS.sleep(1);
                quiet &= longWorks() == 0;
            }
            SteadyVotes.Times times = votes.take();
            if (quiet) {
                return times;
            }
            awaitNoLongWork();
            votes.take();
        }
    }

    /** Maybe none: a window in which the conversation that is voted in is judged as well is of two works. */
    private List<SteadyVotes.Times> windowsDuring(BooleanSupplier over) throws InterruptedException {
        List<SteadyVotes.Times> windows = new ArrayList<>();
        boolean first = true;
        do {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PHASE_SECONDS);
            boolean alone = true;
            int looks = 0;
            do {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                looks++;
                // As often as in quiet windows: to look through all processes is work that votes feel.
                alone &= looks % LOOKS_PER_SECOND != 0 || longWorks() <= 1;
            } while (System.nanoTime() < end && !over.getAsBoolean());
            SteadyVotes.Times times = votes.take();
            // The last of several may have lasted a moment only.
            if (alone && (first || !over.getAsBoolean())) {
                windows.add(times);
            }
            first = false;
        } while (!over.getAsBoolean());
        return windows;
    }

    private void awaitNoLongWork() throws InterruptedException {
        while (longWorks() > 0) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Programs of the server's own beside it; its database is not one in Java. */
    private long longWorks() {
        return server.handle()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .count();
    }

    /** Not within a window: nobody but this measurement takes away megabytes of files in one commit. */
    private void prepare(Work work) {
        if (work == Work.PDF) {
            conversation.forgetPdfs();
        }
    }

    /** Starts the work; the answer says whether it is over. */
    private BooleanSupplier begin(Work work) {
        return switch (work) {
            case NONE -> throw new IllegalArgumentException("nothing does not begin");
            case ROBUST -> {
                conversation.judgeAgain();
                yield conversation::isJudged;
            }
            case PDF -> {
                var made = CompletableFuture.runAsync(this::pdf);
                yield () -> {
                    if (made.isCompletedExceptionally()) {
                        made.join();
                    }
                    return made.isDone();
                };
            }
        };
    }

    private void pdf() {
        URI address = URI.create("http://127.0.0.1:%d/c/%s/reports/1.pdf"
                .formatted(server.address().getPort(), BigConversation.SLUG));
        HttpResponse<byte[]> answer;
        do {
            answer = client.sendAsync(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .join();
        } while (answer.statusCode() == 503
                && new String(answer.body(), StandardCharsets.UTF_8).contains("pdf-being-made"));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the PDF answered " + answer.statusCode());
        }
    }

    private static double median(List<SteadyVotes.Times> all, double share) {
        return all.stream().map(times -> times.millis(share)).sorted().toList().get(all.size() / 2);
    }
}
