package nl.polder.server.transfer.export;

import io.vertx.core.Future;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.polder.server.analysis.AnalysisStore;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.platform.Sha256;
import nl.polder.server.platform.http.Download;
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
    /** Up to here a file takes about a second, so whoever asks for its size waits for it. */
    private static final long AT_ONCE_MAX = 200_000;

    private final StatementStore statements;
    private final LogReader log;
    private final VoteHistory history;
    private final AnalysisStore analyses;
    private final String publicUrl;
    private final Semaphore free = new Semaphore(MADE_MAX);
    private final FileFacts facts;
    private final long atOnceMax;

    /** @param background runs work in await style beside requests */
    public PolisExport(
            StatementStore statements,
            LogReader log,
            VoteHistory history,
            AnalysisStore analyses,
            String publicUrl,
            Consumer<Runnable> background) {
        this(statements, log, history, analyses, publicUrl, background, AT_ONCE_MAX);
    }

    /** @param atOnceMax lines of a log up to which the size of a file is found while somebody waits */
    PolisExport(
            StatementStore statements,
            LogReader log,
            VoteHistory history,
            AnalysisStore analyses,
            String publicUrl,
            Consumer<Runnable> background,
            long atOnceMax) {
        this.facts = new FileFacts(background);
        this.atOnceMax = atOnceMax;
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
    public record Made(Path path, long bytes, String sha256) {
        /** To be sent under a name. */
        public Download.File as(String name) {
            return new Download.File(path, name, "text/csv; charset=utf-8", bytes, sha256);
        }
    }

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

    /** Empty while they are being prepared: for a large conversation that takes minutes, and begins when somebody first asks. */
    public Optional<Facts> facts(Conversation conversation, ExportForm form, String name) {
        long position = log.size(conversation.id()).await();
        var of = new FileFacts.Of(conversation.id(), position, form);
        Optional<Facts> known = facts.find(of, name);
        if (known.isPresent()) {
            return known;
        }
        if (position > atOnceMax) {
            facts.prepare(of, () -> readAll(conversation, of));
            return Optional.empty();
        }
        Made made = file(conversation, form, name);
        remove(made);
        return Optional.of(new Facts(made.bytes(), made.sha256()));
    }

    /** Writes all files to nowhere, for their size and hash; everything is counted once for all of them. */
    private void readAll(Conversation conversation, FileFacts.Of of) {
        ExportSource from = source(conversation, of.position(), analyses.findLetters(conversation.id()));
        var files =
                new PolisFiles(from, Totals.of(from), of.form(), Times.MILLISECONDS, PolisFiles.Rejected.WITHOUT_TEXT);
        for (String name : of.form().names()) {
            if (facts.find(of, name).isEmpty()) {
                facts.keep(of, name, write(files, name, OutputStream.nullOutputStream()));
            }
        }
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
            facts.keep(
                    new FileFacts.Of(from.conversation().id(), from.position(), form),
                    name,
                    new Facts(made.bytes(), made.sha256()));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Made write(PolisFiles files, String name, Path path) {
        try {
            Facts facts = write(files, name, Files.newOutputStream(path));
            return new Made(path, facts.bytes(), facts.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the stream. */
    private static Facts write(PolisFiles files, String name, OutputStream to) {
        var digest = Sha256.digest();
        var counted = new Counted(new DigestOutputStream(to, digest));
        try (Writer out = new BufferedWriter(new OutputStreamWriter(counted, StandardCharsets.UTF_8))) {
            files.write(name, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Facts(counted.bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static final class Counted extends FilterOutputStream {
        private long bytes;

        Counted(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
            bytes += length;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
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
