package nl.polder.server.transfer.export;

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
import java.util.ArrayList;
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
import nl.polder.server.statement.Topic;
import nl.polder.server.statement.TopicStore;
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
    private final TopicStore topics;
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
            TopicStore topics,
            LogReader log,
            VoteHistory history,
            AnalysisStore analyses,
            String publicUrl,
            Consumer<Runnable> background) {
        this(statements, topics, log, history, analyses, publicUrl, background, AT_ONCE_MAX);
    }

    /** @param atOnceMax lines of a log up to which the size of a file is found while somebody waits */
    PolisExport(
            StatementStore statements,
            TopicStore topics,
            LogReader log,
            VoteHistory history,
            AnalysisStore analyses,
            String publicUrl,
            Consumer<Runnable> background,
            long atOnceMax) {
        this.facts = new FileFacts(background);
        this.atOnceMax = atOnceMax;
        this.statements = statements;
        this.topics = topics;
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
        ExportSource from = source(moment(conversation));
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
        return whenFree(() -> file(moment(conversation), form, name));
    }

    /** The names of the columns of a file as it stands now. */
    public List<String> header(Conversation conversation, ExportForm form, String name) {
        return whenFree(() -> {
            ExportSource from = source(moment(conversation));
            return new PolisFiles(from, Totals.of(from), form, Times.MILLISECONDS, PolisFiles.Rejected.WITHOUT_TEXT)
                    .header(name);
        });
    }

    /** Size and hash of a file as it stands now. */
    public record Facts(long bytes, String sha256) {}

    /** Empty while they are being prepared: for a large conversation that takes minutes, and begins when somebody first asks. */
    public Optional<Facts> facts(Conversation conversation, ExportForm form, String name) {
        Moment moment = moment(conversation);
        FileFacts.Of of = moment.of(form);
        Optional<Facts> known = facts.find(of, name);
        if (known.isPresent()) {
            return known;
        }
        if (of.position() > atOnceMax) {
            facts.prepare(of, () -> readAll(moment, of));
            return Optional.empty();
        }
        Made made = file(conversation, form, name);
        remove(made);
        return Optional.of(new Facts(made.bytes(), made.sha256()));
    }

    /** Writes all files to nowhere, for their size and hash; everything is counted once for all of them. */
    private void readAll(Moment moment, FileFacts.Of of) {
        ExportSource from = source(moment);
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
        return whenFree(() ->
                file(new Moment(conversation, at, topics.list(conversation.id()).await()), form, name));
    }

    private Made file(Moment moment, ExportForm form, String name) {
        ExportSource from = source(moment);
        var files = new PolisFiles(from, Totals.of(from), form, Times.MILLISECONDS, PolisFiles.Rejected.WITHOUT_TEXT);
        try {
            Made made = write(files, name, Files.createTempFile("polder-export-", ".csv"));
            facts.keep(moment.of(form), name, new Facts(made.bytes(), made.sha256()));
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

    /** All that the bytes of a file hang on, but for what somebody erases. */
    private record Moment(Conversation conversation, At at, List<Topic> topics) {
        FileFacts.Of of(ExportForm form) {
            return new FileFacts.Of(conversation.id(), at.position(), at.shown(), topics.hashCode(), form);
        }

        Map<Integer, List<String>> codes() {
            var codes = new HashMap<Integer, List<String>>();
            topics.forEach(topic -> topic.statements()
                    .forEach(statement -> codes.computeIfAbsent(statement, first -> new ArrayList<>())
                            .add(topic.code())));
            return codes;
        }
    }

    private Moment moment(Conversation conversation) {
        int id = conversation.id();
        var at = new At(log.size(id).await(), analyses.findNumber(id).await().orElse(0));
        return new Moment(conversation, at, topics.list(id).await());
    }

    private ExportSource source(Moment moment) {
        Conversation conversation = moment.conversation();
        At at = moment.at();
        Map<Integer, Integer> groups = new HashMap<>();
        analyses.findLetters(conversation.id(), at.shown())
                .await()
                .forEach((participant, letter) -> groups.put(participant, letter - 'A'));
        List<Statement> all = statements.list(conversation.id()).await().stream()
                .sorted(Comparator.comparingInt(Statement::id))
                .toList();
        return new ExportSource(
                conversation,
                publicUrl + "/c/" + conversation.slug(),
                at.position(),
                all,
                moment.codes(),
                groups,
                history);
    }
}
