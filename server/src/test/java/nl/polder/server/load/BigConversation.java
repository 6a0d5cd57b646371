package nl.polder.server.load;

import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.polder.server.analysis.AnalysisStore;
import nl.polder.server.analysis.PublishedResults;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.i18n.Messages;
import nl.polder.server.platform.Niceness;
import nl.polder.server.platform.Pools;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.db.Database;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.render.Assets;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.platform.render.Renderer;
import nl.polder.server.platform.side.SideProcesses;
import nl.polder.server.report.Reports;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.testing.ServerProcess;
import nl.polder.server.testing.TestConversation;
import nl.polder.server.vote.TurnoutStore;

/** A data folder with a generated conversation, brought in by the real import, and what a measurement does to it from outside. */
final class BigConversation implements AutoCloseable {
    static final String SLUG = "groot";
    private static final int WAIT_SECONDS = 600;
    private static final int LOOK_MILLIS = 100;

    private final Vertx vertx = Vertx.vertx();
    private final Database database;
    private final Db db;

    private BigConversation(Path folder) {
        database = Database.open(Settings.read(ServerProcess.environment(folder)));
        db = Db.connect(vertx, database.application(), 2);
    }

    /** @param peakMebibytes of the import's process */
    record Import(int votes, double seconds, double peakMebibytes) {}

    /** Imports as {@code ops/polder import} does, with the memory that the launcher gives. */
    static Import importInto(Path folder, int people, int statements, double answered)
            throws IOException, InterruptedException {
        Path files = folder.resolve("export");
        int votes;
        {
            var export = new GeneratedExport(people, statements, answered);
            votes = export.votes();
            export.in(files);
        }
        List<String> command = ServerProcess.command("-Xmx384m", "-XX:MaxDirectMemorySize=128m");
        command.addAll(List.of("import", files.toString(), "--slug", SLUG, "--language", "nl", "--agree", "+1"));
        Path said = folder.resolve("import.log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(ServerProcess.environment(folder));
        long start = System.nanoTime();
        Process process = builder.start();
        try (var memory = new Memory(process.toHandle())) {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the import failed:\n" + Files.readString(said));
            }
            return new Import(votes, (System.nanoTime() - start) / 1e9, memory.mebibytes());
        }
    }

    /** Beside a running server on this folder. */
    static BigConversation beside(Path folder) {
        return new BigConversation(folder);
    }

    /** Waits until mode robust has judged what is published. */
    void awaitJudged() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (!isJudged()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not judged within %d s".formatted(WAIT_SECONDS));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    boolean isJudged() {
        return TestConversation.await(db.query(
                                "SELECT FROM analysis WHERE mode = 'robust' AND conversation_id = $1",
                                Tuple.of(conversation().id())))
                        .size()
                > 0;
    }

    /** Takes the judgement away, so that the server starts another within a second. */
    void judgeAgain() {
        TestConversation.await(db.query(
                "DELETE FROM analysis WHERE mode = 'robust' AND conversation_id = $1",
                Tuple.of(conversation().id())));
    }

    /** Freezes and publishes report 1. */
    void publishReport() {
        var statements = new StatementStore(db);
        var analyses = new AnalysisStore(db);
        try (var pools = new Pools(new Niceness(0));
                var processes = new SideProcesses(new Niceness(0), database.application())) {
            var reports = new Reports(
                    db,
                    new PublishedResults(analyses, statements, Clock.systemUTC()),
                    analyses,
                    new TurnoutStore(db),
                    statements,
                    new Pages(new Renderer(Messages.load(), Assets.load())),
                    "http://localhost",
                    processes,
                    pools,
                    Clock.systemUTC());
            var frozen = await(() -> reports.freeze(conversation()));
            if (!(frozen instanceof Reports.Frozen.Draft draft)) {
                throw new IllegalStateException("no report: " + frozen);
            }
            await(() -> db.inTransaction(
                    sql -> reports.publish(sql, conversation().id(), draft.number(), Optional.empty())));
        }
    }

    /** Takes the kept PDFs away. */
    void forgetPdfs() {
        try (var connection = java.sql.DriverManager.getConnection(
                        database.owner().jdbc(),
                        database.owner().user(),
                        database.owner().password());
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM report_file");
        } catch (java.sql.SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A conversation to vote in; its slug. */
    String open(int statements) {
        return TestConversation.draft(db, settings -> settings)
                .seeds(java.util.stream.IntStream.range(0, statements)
                        .mapToObj(i -> "Stelling nummer " + i)
                        .toArray(String[]::new))
                .state(ConversationState.OPEN)
                .slug();
    }

    private Conversation conversation() {
        return TestConversation.await(new ConversationStore(db).findBySlug(SLUG))
                .orElseThrow();
    }

    private <T> T await(Callable<T> work) {
        var done = new CompletableFuture<T>();
        ((VertxInternal) vertx).createVirtualThreadContext().runOnContext(ignored -> {
            try {
                done.complete(work.call());
            } catch (Throwable failure) {
                done.completeExceptionally(failure);
            }
        });
        return done.join();
    }

    @Override
    public void close() {
        db.close().await();
        vertx.close().await();
        database.close();
    }

    /** Removes a folder with everything in it. */
    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
