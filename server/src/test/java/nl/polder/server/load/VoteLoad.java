package nl.polder.server.load;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.db.Database;
import nl.polder.server.platform.db.Db;
import nl.polder.server.testing.ServerProcess;
import nl.polder.server.testing.TestConversation;

/**
 * Votes per second over HTTP, each answered after its commit, on an otherwise quiet machine: the program as a child process, 64
 * connections, 40 statements. Arguments: seconds (10), connections (64).
 */
public final class VoteLoad {
    private static final int STATEMENTS = 40;
    private static final int WARM_UP_VOTES = 20_000;
    private static final int GIVE_UP_SECONDS = 180;

    private VoteLoad() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int connections = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
        Path folder = Files.createTempDirectory("polder-load");
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            String slug = conversation(vertx, folder);
            try (ServerProcess server = ServerProcess.start(folder, "-Xmx384m")) {
                print(measure(vertx, server, slug, seconds, connections), connections);
                System.out.println(Figure.line(
                        "server-cpu",
                        server.cpuSeconds(),
                        "CPU seconds of the program, database apart, from start to end"));
            }
        } finally {
            vertx.close().await();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private static String conversation(Vertx vertx, Path folder) {
        try (Database database = Database.open(Settings.read(ServerProcess.environment(folder)))) {
            Db db = Db.connect(vertx, database.application(), 2);
            String slug = TestConversation.draft(db, settings -> settings)
                    .seeds(IntStream.range(0, STATEMENTS)
                            .mapToObj(i -> "Stelling nummer " + i)
                            .toArray(String[]::new))
                    .state(ConversationState.OPEN)
                    .slug();
            db.close().await();
            return slug;
        }
    }

    private static Latencies measure(Vertx vertx, ServerProcess server, String slug, int seconds, int connections)
            throws InterruptedException {
        var latencies = new Latencies(WARM_UP_VOTES, seconds);
        NetClient net = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        var over = new CountDownLatch(1);
        vertx.runOnContext(ignored -> {
            for (int i = 0; i < connections; i++) {
                net.connect(server.address().getPort(), "127.0.0.1")
                        .map(socket -> new LoadClient(socket, slug, STATEMENTS, (client, nanos, saved) -> {
                            latencies.add(nanos, saved);
                            if (!latencies.isOver()) {
                                client.vote();
                            }
                        }))
                        .onSuccess(LoadClient::vote);
            }
            vertx.setPeriodic(100, timer -> {
                if (latencies.isOver()) {
                    over.countDown();
                }
            });
        });
        if (!over.await(GIVE_UP_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    "too slow to measure: fewer than %d votes in %d s".formatted(WARM_UP_VOTES, GIVE_UP_SECONDS));
        }
        return latencies;
    }

    private static void print(Latencies latencies, int connections) {
        String how = "at " + connections + " connections";
        System.out.println(Figure.line("votes-per-second", latencies.perSecond(), "votes/s, durable, " + how));
        System.out.println(Figure.line("vote-p50", latencies.millis(0.5), "ms " + how));
        System.out.println(Figure.line("vote-p99", latencies.millis(0.99), "ms " + how));
        System.out.println(Figure.line("votes-refused", latencies.refused(), "answers that were not 201"));
    }
}
