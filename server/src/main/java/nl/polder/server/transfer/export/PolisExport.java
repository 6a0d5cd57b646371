package nl.polder.server.transfer.export;

import io.vertx.core.Future;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import nl.polder.server.analysis.AnalysisStore;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.platform.Sha256;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.vote.LogReader;
import nl.polder.server.vote.VoteHistory;

/**
 * Writes a conversation's files from its log, never more than a chunk of it in memory. In await style. Who may have them is the
 * caller's to see to: they have rows (tiers T2 and T3).
 */
public final class PolisExport {
    /** Files made at the same time: each sorts all votes in the database. */
    private static final int MADE_MAX = 2;

    private static final Duration BUSY_FOR = Duration.ofSeconds(10);
    private static final int FACTS_MAX = 10_000;
    /** About a second a file. */
    private static final long FACTS_POSITION_MAX = 200_000;

    private final StatementStore statements;
    private final LogReader log;
    private final VoteHistory history;
    private final AnalysisStore analyses;
    private final String publicUrl;
    private final Semaphore free = new Semaphore(MADE_MAX);
    private final Map<Key, Facts> facts = new ConcurrentHashMap<>();

    public PolisExport(
            StatementStore statements, LogReader log, VoteHistory history, AnalysisStore analyses, String publicUrl) {
        this.statements = statements;
        this.log = log;
        this.history = history;
        this.analyses = analyses;
        this.publicUrl = publicUrl;
    }

    /**
     * The moment a file is about.
     *
     * @param position of the log
     * @param shown number of the results whose groups are written
     */
    public record At(long position, int shown) {}

    /**
     * A file that was written; whoever asked for it removes it.
     *
     * @param sha256 of its bytes, in hexadecimal
     */
    public record Made(Path path, long bytes, String sha256) {}

    /** Writes all files into a directory that is there and holds none of them; returns their names. */
    public List<String> write(Conversation conversation, Path directory, Times times) {
        ExportSource from = now(conversation);
        Totals totals = Totals.of(from);
        var files = new PolisFiles(from, totals, ExportForm.FULL, times, PolisFiles.Rejected.WITH_TEXT);
        ExportForm.FULL.names().forEach(name -> write(files, name, directory.resolve(name)));
        return ExportForm.FULL.names();
    }

    /**
     * One file as it stands now, into a temporary file.
     *
     * @throws nl.polder.server.platform.http.ProblemException when too many are being made
     */
    public Made file(Conversation conversation, ExportForm form, String name) {
        return whenFree(() -> file(now(conversation), form, name));
    }

    /** The names of the columns of a file as it stands now. */
    public List<String> header(Conversation conversation, ExportForm form, String name) {
        return whenFree(() -> {
            ExportSource from = now(conversation);
            return new PolisFiles(from, Totals.of(from), form, Times.MILLISECONDS, PolisFiles.Rejected.WITHOUT_TEXT)
                    .header(name);
        });
    }

    /** Size and hash of a file as it stands now. */
    public record Facts(long bytes, String sha256) {}

    private record Key(int conversation, long position, ExportForm form, String name) {}

    /** Empty for a conversation that takes long, until somebody downloaded the file. */
    public Optional<Facts> facts(Conversation conversation, ExportForm form, String name) {
        long position = log.size(conversation.id()).await();
        var key = new Key(conversation.id(), position, form, name);
        Facts known = facts.get(key);
        if (known != null || position > FACTS_POSITION_MAX) {
            return Optional.ofNullable(known);
        }
        Made made = file(conversation, form, name);
        remove(made);
        return Optional.of(new Facts(made.bytes(), made.sha256()));
    }

    /** Whoever asked for the file is done with it. */
    public static void remove(Made made) {
        try {
            Files.deleteIfExists(made.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Works as one of at most {@value #MADE_MAX}, or refuses at once. */
    <T> T whenFree(Supplier<T> work) {
        if (!free.tryAcquire()) {
            throw Problems.overloaded(BUSY_FOR);
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    /** One file as it stood at a position of the log; who erased their data since is not in it. */
    Made file(Conversation conversation, ExportForm form, String name, At at) {
        return whenFree(() -> file(
                source(conversation, at.position(), analyses.findLetters(conversation.id(), at.shown())), form, name));
    }

    private Made file(ExportSource from, ExportForm form, String name) {
        var files = new PolisFiles(from, Totals.of(from), form, Times.MILLISECONDS, PolisFiles.Rejected.WITHOUT_TEXT);
        try {
            Made made = write(files, name, Files.createTempFile("polder-export-", ".csv"));
            if (facts.size() >= FACTS_MAX) {
                facts.clear();
            }
            facts.put(
                    new Key(from.conversation().id(), from.position(), form, name),
                    new Facts(made.bytes(), made.sha256()));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Made write(PolisFiles files, String name, Path path) {
        try {
            var digest = Sha256.digest();
            try (Writer out = new BufferedWriter(new OutputStreamWriter(
                    new DigestOutputStream(Files.newOutputStream(path), digest), StandardCharsets.UTF_8))) {
                files.write(name, out);
            }
            return new Made(path, Files.size(path), HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExportSource now(Conversation conversation) {
        return source(conversation, log.size(conversation.id()).await(), analyses.findLetters(conversation.id()));
    }

    private ExportSource source(Conversation conversation, long position, Future<Map<Integer, Character>> letters) {
        Map<Integer, Integer> groups = new HashMap<>();
        letters.await().forEach((participant, letter) -> groups.put(participant, letter - 'A'));
        List<Statement> all = statements.list(conversation.id()).await().stream()
                .sorted(Comparator.comparingInt(Statement::id))
                .toList();
        return new ExportSource(conversation, publicUrl + "/c/" + conversation.slug(), position, all, groups, history);
    }
}
