package nl.polder.server.report;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.polder.server.analysis.AnalysisStore;
import nl.polder.server.analysis.PublishedResults;
import nl.polder.server.analysis.Results;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.i18n.Language;
import nl.polder.server.platform.Pools;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.http.Packed;
import nl.polder.server.platform.render.PageAddress;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.platform.side.SideProcesses;
import nl.polder.server.report.page.View;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.statement.TopicStore;
import nl.polder.server.vote.TurnoutStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Freezes, publishes and renders reports. In await style. */
public final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final int TRIES = 3;

    private final Db db;
    private final ReportStore store;
    private final PublishedResults published;
    private final AnalysisStore analyses;
    private final TurnoutStore turnouts;
    private final StatementStore statements;
    private final TopicStore topics;
    private final ReportPages pages;
    private final ReportPdfs pdfs;
    private final RenderedPages rendered = new RenderedPages();
    private final Pools pools;
    private final Clock clock;

    /** @param site where readers find this Polder, to be written out on paper: scheme, host and port, no slash */
    public Reports(
            Db db,
            PublishedResults published,
            AnalysisStore analyses,
            TurnoutStore turnouts,
            StatementStore statements,
            Pages pages,
            String site,
            SideProcesses processes,
            Pools pools,
            Clock clock) {
        this.db = db;
        this.store = new ReportStore(db);
        this.published = published;
        this.analyses = analyses;
        this.turnouts = turnouts;
        this.statements = statements;
        this.topics = new TopicStore(db);
        this.pages = new ReportPages(pages.renderer(), site);
        this.pools = pools;
        this.pdfs = new ReportPdfs(store, site, processes, pools, clock);
        this.clock = clock;
    }

    /** What came of the wish to freeze a report. */
    public sealed interface Frozen {
        /** A draft with this number. */
        record Draft(int number) implements Frozen {}

        /** There are no published results yet to report on. */
        record NoResults() implements Frozen {}

        /** The groups in the published results have not been judged yet; a minute later they are. */
        /** @param failed whether that was tried and did not work */
        record NotYetJudged(boolean failed) implements Frozen {}
    }

    /** Freezes what is published now as a draft with the next number; the analysis it names is kept for ever. */
    public Frozen freeze(Conversation conversation) {
        Optional<Results> results = published.find(conversation.id()).await();
        if (results.isEmpty()) {
            return new Frozen.NoResults();
        }
        if (results.get().form() == Results.Form.NOT_YET_JUDGED) {
            return new Frozen.NotYetJudged(
                    analyses.attempts().findAgain(conversation.id()).await().isPresent());
        }
        var from = new ReportMaker.Sources(
                conversation,
                results.get(),
                turnouts.find(conversation.id()).await(),
                statements.list(conversation.id()).await(),
                topics.list(conversation.id()).await(),
                document(conversation, results.get(), "polis").orElseThrow(),
                document(conversation, results.get(), "robust"));
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Integer> number = db.inTransaction(sql -> insert(sql, conversation, from));
            if (number.isPresent()) {
                LOG.info("report frozen conversation={} number={}", conversation.id(), number.get());
                return new Frozen.Draft(number.get());
            }
        }
        throw new IllegalStateException("another report took the number, " + TRIES + " times");
    }

    private Optional<Integer> insert(SqlClient sql, Conversation conversation, ReportMaker.Sources from) {
        int number = store.nextNumber(sql, conversation.id()).await();
        Report report = ReportMaker.make(from, number, clock.instant());
        boolean inserted = store.insert(sql, conversation.id(), report, ReportJson.write(report))
                .await();
        if (!inserted) {
            return Optional.empty();
        }
        analyses.pin(sql, conversation.id(), from.results().version().number()).await();
        return Optional.of(number);
    }

    private Optional<byte[]> document(Conversation conversation, Results results, String mode) {
        return analyses.findDocumentShown(conversation.id(), results.version().number(), mode)
                .await();
    }

    /**
     * Publishes a draft inside the caller's transaction; by two people, which is the caller's to see to.
     *
     * @return false when it is not a draft any more
     */
    public boolean publish(SqlClient sql, int conversation, int number, Optional<Instant> embargoUntil) {
        return store.publish(sql, conversation, number, clock.instant(), embargoUntil)
                .await();
    }

    /**
     * A report as its conversation lists it.
     *
     * @param published false while it is a draft
     * @param readable whether readers can open it now
     */
    public record Line(
            int number,
            boolean published,
            boolean readable,
            Instant madeAt,
            Optional<Instant> embargoUntil,
            Optional<Instant> publishedAt) {}

    /** All of a conversation, newest first. */
    public List<Line> list(int conversation) {
        return store.list(conversation).await().stream()
                .map(it -> new Line(
                        it.number(), it.published(), readable(it), it.madeAt(), it.embargoUntil(), it.publishedAt()))
                .toList();
    }

    /** Those that everybody can open now, newest first. */
    public List<Line> listReadable(int conversation) {
        return list(conversation).stream().filter(Line::readable).toList();
    }

    /**
     * What a report was made from.
     *
     * @param position of the log
     * @param shown number of the published results
     */
    public record Origin(long position, int shown) {}

    /** Of a report that everybody can open now. */
    public Optional<Origin> origin(Conversation conversation, int number) {
        return store.find(conversation.id(), number)
                .await()
                .filter(stored -> readable(stored.line()))
                .map(stored -> ReportJson.read(stored.document()).results().version())
                .map(version -> new Origin(version.position(), version.number()));
    }

    /** Without what it says. */
    Future<Optional<ReportStore.Listed>> findLine(Conversation conversation, int number) {
        return store.findLine(conversation.id(), number);
    }

    Future<Optional<ReportStore.Stored>> find(Conversation conversation, int number) {
        return store.find(conversation.id(), number);
    }

    boolean readable(ReportStore.Listed line) {
        return line.readable(clock.instant());
    }

    /** A report as staff read it before it is public; empty when there is none with this number. */
    /**
     * Whether a draft says what moderators took away since it was made. Once published it would stand there for ever.
     */
    public boolean saysWhatWasRejected(int conversation, int number) {
        Set<Integer> rejected = statements.list(conversation).await().stream()
                .filter(statement -> statement.moderation() == Moderation.REJECTED)
                .map(Statement::id)
                .collect(Collectors.toSet());
        return store.find(conversation, number)
                .await()
                .map(found -> ReportJson.read(found.document()).results().statements().stream()
                        .anyMatch(statement -> rejected.contains(statement.statementId())))
                .orElse(false);
    }

    public Optional<Buffer> preview(Conversation conversation, int number, PageAddress address) {
        return store.find(conversation.id(), number)
                .await()
                .map(found -> pages.page(ReportJson.read(found.document()), true, View.whole(), address));
    }

    /** The page of a published report, from memory when it was asked for lately. */
    Packed page(Conversation conversation, ReportStore.Listed line, View view, PageAddress address) {
        return rendered(
                conversation,
                line,
                address.toString(),
                view.asksNothing(),
                document -> pages.page(ReportJson.read(document), false, view, address));
    }

    /** Its numbers as CSV, with the statements in a language. */
    Packed csv(Conversation conversation, ReportStore.Listed line, Language language) {
        return rendered(
                conversation,
                line,
                "csv " + language.tag(),
                true,
                document -> Buffer.buffer(ReportCsv.write(ReportJson.read(document), language.tag())));
    }

    /** As it was frozen. */
    Packed json(Conversation conversation, ReportStore.Listed line) {
        return rendered(conversation, line, "json", true, Buffer::buffer);
    }

    private Packed rendered(
            Conversation conversation,
            ReportStore.Listed line,
            String rendering,
            boolean whole,
            Function<String, Buffer> render) {
        return rendered.page(
                        new RenderedPages.Key(line.documentHash(), rendering, whole),
                        () -> store.find(conversation.id(), line.number())
                                .compose(found -> pools.pages()
                                        .run(() -> Packed.of(
                                                render.apply(found.orElseThrow().document())))))
                .await();
    }

    /** A figure of a published report as a file; empty when the report has none of this name. */
    Optional<FigureFile> figure(
            Conversation conversation, ReportStore.Listed line, String name, View view, Language language) {
        return store.find(conversation.id(), line.number())
                .compose(found -> pools.pages().run(() -> {
                    Report report = ReportJson.read(found.orElseThrow().document());
                    return pages.figure(report, name, view, language);
                }))
                .await();
    }

    /**
     * Begins with the PDF in every language, so that the first reader finds them and the catalogue names them. What it says is
     * frozen already, so this may be asked while it is being published.
     */
    public void preparePdfs(int conversation, int number) {
        for (Language language : Language.values()) {
            pdfs.ask(conversation, number, language);
        }
    }

    /** The PDF in a language, or how far it is. */
    ReportPdfs.Pdf pdf(Conversation conversation, int number, Language language) {
        return pdfs.ask(conversation.id(), number, language);
    }
}
