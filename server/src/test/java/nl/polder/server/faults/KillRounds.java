package nl.polder.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.db.Database;
import nl.polder.server.platform.db.Db;
import nl.polder.server.testing.LogCheck;
import nl.polder.server.testing.ServerProcess;
import nl.polder.server.testing.TestConversation;
import nl.polder.server.vote.Vote;

/**
 * Kills the real program, its PostgreSQL, or both at random moments under load, and then looks whether every acknowledged vote
 * is in the log exactly once, nothing else is, sequences have no gap and every leaf recomputes.
 *
 * <p>{@code main}: the number of rounds, and a seed to repeat a run; prints JSON lines for {@code ops/bench faults}.
 */
public final class KillRounds {
    private static final int VOTERS = 16;
    private static final int STATEMENTS = 20;
    private static final int VOTES_BEFORE_KILL = 50;
    private static final int LIVES_MILLIS_MAX = 1_000;
    /** Up sooner, and dead before the second compiler would have paid. */
    private static final String[] SHORT_LIVED = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"};

    private final Path folder;
    private final Random random;
    private final List<FaultVoter> voters = new ArrayList<>();
    private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();

    /** What happened. */
    record Summary(int rounds, int acknowledged, int repeated, long events) {}

    private enum Victim {
        SERVER,
        DATABASE,
        BOTH
    }

    private KillRounds(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    static Summary run(int rounds, long seed) throws IOException {
        Path folder = Files.createTempDirectory("polder-faults");
        var run = new KillRounds(folder, seed);
        try {
            return run.rounds(rounds);
        } finally {
            run.killer.shutdownNow();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
    }

    private Summary rounds(int rounds) {
        TestConversation conversation = inDatabase(db -> TestConversation.draft(db, settings -> settings)
                .seeds(IntStream.range(0, STATEMENTS)
                        .mapToObj(i -> "Stelling " + i)
                        .toArray(String[]::new))
                .state(ConversationState.OPEN));
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < VOTERS; i++) {
                voters.add(new FaultVoter(client, conversation.slug(), new Random(random.nextLong())));
            }
            for (int round = 0; round < rounds; round++) {
                oneLife();
            }
            try (ServerProcess last = ServerProcess.start(folder, SHORT_LIVED)) {
                inParallel(voter -> voter.settle(last.address()));
            }
        }
        assertThat(voters).allMatch(FaultVoter::isSettled);
        long events = inDatabase(db -> check(db, conversation.id()));
        return new Summary(
                rounds,
                voters.stream().mapToInt(voter -> voter.acknowledged().size()).sum(),
                voters.stream().mapToInt(FaultVoter::repeated).sum(),
                events);
    }

    /** The kill comes at a random moment after some votes of this life were acknowledged. */
    private void oneLife() {
        ServerProcess server = ServerProcess.start(folder, SHORT_LIVED);
        var alive = new AtomicBoolean(true);
        var warm = new CountDownLatch(VOTES_BEFORE_KILL);
        Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
        int livesMillis = random.nextInt(LIVES_MILLIS_MAX);
        Thread.startVirtualThread(() -> {
            awaitVotes(warm);
            killer.schedule(() -> kill(server, victim, alive), livesMillis, TimeUnit.MILLISECONDS);
        });
        inParallel(voter -> voter.vote(server.address(), alive::get, warm::countDown));
        server.kill();
    }

    private static void awaitVotes(CountDownLatch warm) {
        try {
            assertThat(warm.await(30, TimeUnit.SECONDS))
                    .as("the server takes votes")
                    .isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void kill(ServerProcess server, Victim victim, AtomicBoolean alive) {
        if (victim != Victim.SERVER) {
            server.killDatabase();
        }
        if (victim != Victim.DATABASE) {
            server.kill();
        }
        alive.set(false);
    }

    private void inParallel(java.util.function.Consumer<FaultVoter> action) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            voters.forEach(voter -> threads.submit(() -> action.accept(voter)));
        }
    }

    private long check(Db db, int conversationId) {
        long events = LogCheck.assertVerifies(db, conversationId);
        Map<Long, Row> votes = new HashMap<>();
        TestConversation.await(db.query(
                        "SELECT sequence, leaf, statement_id, value FROM vote_event WHERE conversation_id = $1 AND kind = 1",
                        Tuple.of(conversationId)))
                .forEach(row -> votes.put(row.getLong("sequence"), row));
        for (FaultVoter voter : voters) {
            for (FaultVoter.Acknowledged receipt : voter.acknowledged()) {
                Row row = votes.remove(receipt.sequence());
                assertThat(row)
                        .as("acknowledged vote %s is there, once", receipt)
                        .isNotNull();
                assertThat(HexFormat.of().formatHex(row.getBuffer("leaf").getBytes()))
                        .isEqualTo(receipt.leaf());
                assertThat(row.getInteger("statement_id")).isEqualTo(receipt.statementId());
                assertThat(Vote.of(row.getShort("value")).text()).isEqualTo(receipt.vote());
            }
        }
        assertThat(votes).as("votes that nobody was told about").isEmpty();
        return events;
    }

    private <T> T inDatabase(java.util.function.Function<Db, T> work) {
        Vertx vertx = Vertx.vertx();
        try (Database database = Database.open(Settings.read(ServerProcess.environment(folder)))) {
            return work.apply(Db.connect(vertx, database.application(), 2));
        } finally {
            vertx.close().await();
        }
    }

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 25;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        Summary summary = run(rounds, seed);
        System.out.println(
                nl.polder.server.load.Figure.line("faults-rounds", summary.rounds(), "rounds, seed " + seed));
        System.out.println(nl.polder.server.load.Figure.line(
                "faults-acknowledged", summary.acknowledged(), "votes, each found once"));
        System.out.println(nl.polder.server.load.Figure.line(
                "faults-repeated", summary.repeated(), "requests repeated with the same key"));
    }
}
