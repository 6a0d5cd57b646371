package nl.polder.server.transfer.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.polder.server.analysis.AnalysisStore;
import nl.polder.server.conversation.Conversation;
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
    private final KeptFiles kept;
    private final long atOnceMax;

    /** @param background runs work in await style beside requests */
    public PolisExport(
            StatementStore statements,
            TopicStore topics,
            LogReader log,
            VoteHistory history,
            AnalysisStore analyses,
            String publicUrl,
            KeptFiles kept,
            Consumer<Runnable> background) {
        this(statements, topics, log, history, analyses, publicUrl, kept, background, AT_ONCE_MAX);
    }

    /** @param atOnceMax lines of a log up to which the size of a file is found while somebody waits */
    PolisExport(
            StatementStore statements,
            TopicStore topics,
            LogReader log,
            VoteHistory history,
            AnalysisStore analyses,
            String publicUrl,
            KeptFiles kept,
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
        this.kept = kept;
    }

    /**
     * The moment a file is about.
     *
     * @param position of the log
     * @param shown number of the results whose groups are written
     */
    public record At(long position, int shown) {}

    /** Size and hash of a file as it stands now. */
    public record Facts(long bytes, String sha256) {}

    /**
     * A file that was written, for somebody to read.
     *
     * @param sha256 of its bytes, in hexadecimal
     * @param back run when its reader is done with it
     */
    public record Made(Path path, long bytes, String sha256, Runnable back) implements AutoCloseable {
        /** To be sent under a name. */
        public Download.File as(String name) {
            return new Download.File(path, name, "text/csv; charset=utf-8", bytes, sha256);
        }

        @Override
        public void close() {
            back.run();
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
     * One file as it stands now.
     *
     * @param begun SHA-256 of the file of an earlier moment that its reader goes on with; that one, if it is still there
     * @throws nl.polder.server.platform.http.ProblemException when too many are being made
     */
    public Made file(Conversation conversation, ExportForm form, Times times, String name, Optional<String> begun) {
        return file(moment(conversation), form, times, name, begun);
    }

    /** One file as it stood at a position of the log; who erased their data since is not in it. */
    Made file(Conversation conversation, ExportForm form, Times times, String name, At at) {
        var moment = new Moment(conversation, at, topics.list(conversation.id()).await());
        return file(moment, form, times, name, Optional.empty());
    }

    private Made file(Moment moment, ExportForm form, Times times, String name, Optional<String> begun) {
        long erasure = log.lastErasure(moment.conversation().id()).await();
        var key = new KeptFiles.Key(moment.of(form, times), name, erasure);
        return begun.flatMap(sha256 -> kept.findBegun(key, sha256))
                .or(() -> kept.find(key))
                .orElseGet(() -> whenFree(() -> make(moment, key)));
    }

    private Made make(Moment moment, KeptFiles.Key key) {
        PolisFiles files = withoutRejectedText(moment, key.of());
        try {
            Path draft = kept.draft();
            Facts written = write(files, key.name(), draft);
            facts.keep(key.of(), key.name(), written);
            return kept.keep(key, draft, written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PolisFiles withoutRejectedText(Moment moment, FileFacts.Of of) {
        ExportSource from = source(moment);
        return new PolisFiles(from, Totals.of(from), of.form(), of.times(), PolisFiles.Rejected.WITHOUT_TEXT);
    }

    /** The names of the columns of a file as it stands now. */
    public List<String> header(Conversation conversation, ExportForm form, String name) {
        Moment moment = moment(conversation);
        return whenFree(() -> withoutRejectedText(moment, moment.of(form)).header(name));
    }

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
        return Optional.of(whenFree(() -> read(withoutRejectedText(moment, of), of, name)));
    }

    /** Everything is counted once for all of them. */
    private void readAll(Moment moment, FileFacts.Of of) {
        PolisFiles files = withoutRejectedText(moment, of);
        for (String name : of.form().names()) {
            if (facts.find(of, name).isEmpty()) {
                read(files, of, name);
            }
        }
    }

    /** Writes a file to nowhere, for its size and hash. */
    private Facts read(PolisFiles files, FileFacts.Of of, String name) {
        Facts read = CountedFile.write(files, name, OutputStream.nullOutputStream());
        facts.keep(of, name, read);
        return read;
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

    /** A file that could not be written to its end is none. */
    private static Facts write(PolisFiles files, String name, Path path) {
        try {
            return CountedFile.write(files, name, Files.newOutputStream(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException failed) {
            KeptFiles.delete(path);
            throw failed;
        }
    }

    /** All that the bytes of a file hang on, but for what somebody erases. */
    private record Moment(Conversation conversation, At at, List<Topic> topics) {
        FileFacts.Of of(ExportForm form) {
            return of(form, Times.MILLISECONDS);
        }

        FileFacts.Of of(ExportForm form, Times times) {
            return new FileFacts.Of(conversation.id(), at.position(), at.shown(), topics.hashCode(), form, times);
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
        analyses.people()
                .findLetters(conversation.id(), at.shown())
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
