package nl.polder.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import nl.polder.server.abuse.AddressTokens;
import nl.polder.server.abuse.Limits;
import nl.polder.server.account.Accounts;
import nl.polder.server.account.ConversationScope;
import nl.polder.server.account.Organisations;
import nl.polder.server.admin.Desk;
import nl.polder.server.analysis.AnalysisNode;
import nl.polder.server.analysis.AnalysisStore;
import nl.polder.server.analysis.Judges;
import nl.polder.server.analysis.LiveStates;
import nl.polder.server.analysis.PublishedResults;
import nl.polder.server.analysis.Publisher;
import nl.polder.server.approval.Approvals;
import nl.polder.server.audit.Audit;
import nl.polder.server.catalogue.CatalogueRoutes;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.conversation.Conversations;
import nl.polder.server.conversation.LifeCycle;
import nl.polder.server.conversation.StateChanges;
import nl.polder.server.example.ExampleConsultation;
import nl.polder.server.i18n.Messages;
import nl.polder.server.metrics.HttpMetrics;
import nl.polder.server.metrics.MetricsServer;
import nl.polder.server.moderation.HouseRules;
import nl.polder.server.nextstatement.CardSeal;
import nl.polder.server.nextstatement.NextStatements;
import nl.polder.server.nextstatement.SignalSource;
import nl.polder.server.nextstatement.StatementSignal;
import nl.polder.server.node.Leases;
import nl.polder.server.participant.Credentials;
import nl.polder.server.participant.FormTokens;
import nl.polder.server.participant.ParticipantStore;
import nl.polder.server.participation.ApiGate;
import nl.polder.server.participation.Cards;
import nl.polder.server.participation.MyParticipation;
import nl.polder.server.participation.ParticipationApi;
import nl.polder.server.participation.Submitting;
import nl.polder.server.participation.Visitors;
import nl.polder.server.participation.Voting;
import nl.polder.server.participation.page.CardPages;
import nl.polder.server.participation.page.CardViews;
import nl.polder.server.participation.page.HomePages;
import nl.polder.server.participation.page.MinePages;
import nl.polder.server.participation.page.StatementPages;
import nl.polder.server.participation.page.Visits;
import nl.polder.server.platform.Niceness;
import nl.polder.server.platform.Pools;
import nl.polder.server.platform.config.DatabaseUrl;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.http.Await;
import nl.polder.server.platform.http.HttpServers;
import nl.polder.server.platform.http.Routes;
import nl.polder.server.platform.keys.Keys;
import nl.polder.server.platform.render.AssetRoutes;
import nl.polder.server.platform.render.Assets;
import nl.polder.server.platform.render.ErrorPages;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.platform.render.Renderer;
import nl.polder.server.platform.side.SideProcesses;
import nl.polder.server.privacy.Erasure;
import nl.polder.server.privacy.HeldData;
import nl.polder.server.release.Releases;
import nl.polder.server.report.ExampleReport;
import nl.polder.server.report.ReportRoutes;
import nl.polder.server.report.Reports;
import nl.polder.server.results.ResultsApi;
import nl.polder.server.results.ResultsEvents;
import nl.polder.server.results.ResultsGate;
import nl.polder.server.results.ResultsPages;
import nl.polder.server.site.SiteRoutes;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.statement.TopicStore;
import nl.polder.server.transfer.PolisImport;
import nl.polder.server.transfer.export.PolisExport;
import nl.polder.server.transfer.export.ReportExportRoutes;
import nl.polder.server.vote.ImportStore;
import nl.polder.server.vote.LogReader;
import nl.polder.server.vote.TurnoutStore;
import nl.polder.server.vote.VoteHistory;
import nl.polder.server.vote.VoteIngest;
import nl.polder.server.vote.VoteStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running Polder over a database that is already there and migrated. Constructs and connects everything, in reading order:
 * what stands lower uses what stands higher.
 */
public final class App implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);
    private static final int EVENT_LOOPS = 2;
    private static final int LOOK_AGAIN_MILLIS = 100;
    private static final int START_SECONDS = 20;
    private static final int STOP_SECONDS = 20;

    private final Settings settings;
    private final Vertx vertx;
    private final Pools pools;
    private final SideProcesses sideProcesses;
    private final Db db;
    private final PolisImport polisImport;
    private final PolisExport polisExport;
    private final ConversationStore conversationStore;
    private final HttpServers servers;
    private final Router router;
    private final MetricsServer metrics;
    private final LifeCycle lifeCycle;
    private final NextStatements nextStatements;
    private final AnalysisNode analysisNode;
    private final ResultsEvents resultsEvents;
    private final ExampleConsultation example;
    private final Accounts accounts;
    private final Desk desk;

    private volatile boolean draining;
    private int metricsPort;

    private App(Settings settings, DatabaseUrl database, Clock clock) {
        this.settings = settings;
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        pools = new Pools(new Niceness(settings.nice()));
        sideProcesses = new SideProcesses(new Niceness(settings.nice()), database);
        db = Db.connect(vertx, database, settings.databaseConnections());
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        metrics = new MetricsServer(vertx, db, registry, () -> draining);
        var keys = new Keys(settings.keysFolder(), new SecureRandom());

        var assets = Assets.load();
        var pages = new Pages(new Renderer(Messages.load(), assets));

        var random = new SecureRandom();
        conversationStore = new ConversationStore(db);
        var conversations = new Conversations(conversationStore, clock);
        polisImport = new PolisImport(db, new Organisations(), conversationStore, new ImportStore(), clock);
        var audit = new Audit(clock);
        var stateChanges = new StateChanges(conversationStore, audit);
        lifeCycle = new LifeCycle(db, conversationStore, stateChanges, clock);
        var participants = new ParticipantStore(db);
        var credentials = new Credentials(keys, settings.tls(), clock);
        var formTokens = new FormTokens(keys);
        var statements = new StatementStore(db);
        var topics = new TopicStore(db);
        var votes = new VoteStore(db, random);
        var ingest = new VoteIngest(vertx, votes);
        var limits = new Limits(clock, settings.limitsOff());
        var logReader = new LogReader(db);
        var liveStates = new LiveStates(logReader, pools.analysis(), clock);
        var analyses = new AnalysisStore(db);
        var leases = new Leases(db);
        var published = new PublishedResults(analyses, statements, clock);
        resultsEvents = new ResultsEvents(vertx, clock);
        var voteHistory = new VoteHistory(db);
        polisExport = new PolisExport(
                statements,
                topics,
                logReader,
                voteHistory,
                analyses,
                settings.publicUrl().toString(),
                work -> Await.run(vertx, work));
        var reports = new Reports(
                db,
                published,
                analyses,
                new TurnoutStore(db),
                statements,
                pages,
                settings.publicUrl().toString(),
                sideProcesses,
                pools,
                clock);
        var exampleReport = new ExampleReport(db, conversationStore, reports, ExampleConsultation.SLUG);
        var publisher = new Publisher(db, analyses, leases, clock);
        analysisNode = new AnalysisNode(
                logReader,
                liveStates,
                analyses,
                conversationStore,
                publisher,
                new Judges(vertx, sideProcesses, liveStates, publisher, leases, pools),
                leases,
                pools,
                clock,
                conversation -> {
                    published.forget(conversation);
                    resultsEvents.newResults(conversation);
                    Await.run(vertx, () -> exampleReport.newResults(conversation));
                });
        example = new ExampleConsultation(
                db, new Organisations(), conversationStore, statements, new ImportStore(), clock);
        nextStatements = new NextStatements(db, statements, signals(liveStates), clock, ThreadLocalRandom::current);
        var seals = new CardSeal(keys, clock);
        var cards = new Cards(participants, votes, nextStatements, seals, credentials, random);
        var voting = new Voting(ingest, cards, seals, credentials, limits);
        var submitting = new Submitting(db, statements, nextStatements, credentials, cards, limits, clock);
        var mine = new MyParticipation(participants, votes, statements);
        var visitors = new Visitors(conversations, credentials, new AddressTokens(random, settings.trustedProxies()));
        var participationApi = new ParticipationApi(
                conversationStore,
                statements,
                topics,
                visitors,
                voting,
                cards,
                submitting,
                mine,
                new HeldData(db, statements),
                new Erasure(db),
                credentials,
                limits);
        var resultsGate = new ResultsGate(published, mine, votes, clock);
        var resultsApi = new ResultsApi(visitors, resultsGate, resultsEvents);

        var visits = new Visits(visitors, mine, credentials);
        var cardViews = new CardViews(cards, formTokens, clock);

        accounts = new Accounts(
                vertx,
                db,
                keys,
                settings,
                clock,
                audit,
                pages,
                slug -> conversations
                        .find(slug)
                        .map(found -> found.map(it -> new ConversationScope(it.id(), it.slug(), it.organisationId()))));

        var approvals = new Approvals(db, audit, clock);
        var releases =
                new Releases(vertx, db, logReader, voteHistory, statements, approvals, audit, pools.documents(), clock);
        desk = new Desk(
                db,
                clock,
                audit,
                accounts,
                approvals,
                conversationStore,
                conversations,
                stateChanges,
                statements,
                reports,
                releases,
                polisExport,
                pages.messages(),
                nextStatements::forget);

        List<Routes> features = List.of(
                new HttpMetrics(registry),
                new AssetRoutes(assets),
                new SiteRoutes(pages, settings, clock),
                accounts.staff(),
                new ApiGate(vertx),
                participationApi,
                resultsApi,
                new HomePages(
                        pages, visits, conversationStore, participants, statements, reports, new HouseRules(db), clock),
                new CardPages(pages, visits, cardViews, cards, voting, mine, statements),
                new MinePages(
                        pages,
                        visits,
                        mine,
                        cards,
                        formTokens,
                        new HeldData(db, statements),
                        new Erasure(db),
                        limits,
                        clock),
                new ResultsPages(pages, visits, resultsGate, reports, analyses.attempts(), clock),
                new StatementPages(pages, visits, submitting, cards, mine, statements, formTokens, clock),
                new CatalogueRoutes(db, conversationStore, polisExport, pages, settings, clock),
                new ReportRoutes(conversations, reports, pages),
                new ReportExportRoutes(
                        conversationStore,
                        polisExport,
                        (conversation, number) -> reports.origin(conversation, number)
                                .map(origin -> new PolisExport.At(origin.position(), origin.shown()))));
        servers = new HttpServers(vertx, settings);
        router = servers.router(features, new ErrorPages(pages), formTokens::valid);
    }

    /**
     * Constructs everything; nothing listens yet, so commands use the features in the same way.
     *
     * @param settings with the actual port
     * @param database as the application's own role
     */
    public static App open(Settings settings, DatabaseUrl database, Clock clock) {
        return new App(settings, database, clock);
    }

    /** Returns when requests are answered. */
    public void listen() {
        nextStatements.start(vertx);
        desk.start(vertx);
        lifeCycle.start(vertx);
        resultsEvents.start();
        await(analysisNode.start(vertx), START_SECONDS);
        await(servers.listen(router), START_SECONDS);
        settings.metricsPort().ifPresent(port -> {
            metricsPort = await(metrics.listen(settings, port), START_SECONDS);
            LOG.atInfo().addKeyValue("port", metricsPort).log("metrics and health are served");
        });
    }

    /** Where metrics and health are, or 0. */
    public int metricsPort() {
        return metricsPort;
    }

    /** Work in await style, asked for by a thread that is not ours: a command's. */
    public <T extends @Nullable Object> T await(Callable<T> work) {
        return Await.call(vertx, work).await();
    }

    /** Makes the example consultation when there is none; whether it did. For {@code serve --example}. */
    public boolean createExample() {
        return await(example::createIfAbsent);
    }

    private static SignalSource signals(LiveStates states) {
        return conversation -> states.signals(conversation).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        s -> new StatementSignal(
                                s.getValue().votes(),
                                s.getValue().passes(),
                                s.getValue().extremity())));
    }

    /** The database as the application's role sees it. */
    public Db db() {
        return db;
    }

    /**
     * Analyses and waits until readers see results of this conversation, whether this process publishes them or a server beside
     * it. For commands.
     *
     * @return false when it takes longer; a server that runs later publishes them
     */
    public boolean awaitResults(int conversationId, Duration atMost) {
        await(analysisNode.start(vertx), START_SECONDS);
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!await(analysisNode.isShown(conversationId), START_SECONDS)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            await(vertx.timer(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS), START_SECONDS);
        }
        return true;
    }

    /** Brings conversations in from elsewhere. */
    public PolisImport polisImport() {
        return polisImport;
    }

    /** Writes conversations as Polis's files. */
    public PolisExport polisExport() {
        return polisExport;
    }

    /** In await style. */
    public Optional<Conversation> findConversation(String slug) {
        return conversationStore.findBySlug(slug).await();
    }

    /** Organisations, people, and where pages of staff are mounted. */
    public Accounts accounts() {
        return accounts;
    }

    /** With a slash at its end: what to open in a browser of this machine. */
    public String address() {
        return "http://localhost:%d/".formatted(settings.port());
    }

    /** Accepts nothing new, lets what has begun finish, then lets go of the database; at most 20 s. */
    @Override
    public void close() {
        draining = true;
        analysisNode.draining();
        sideProcesses.close();
        try {
            await(nextStatements.flush().otherwiseEmpty(), STOP_SECONDS);
            // Not composed with the flush: its event loop ends with Vert.x, and nobody would hear of that.
            await(vertx.close(), STOP_SECONDS);
        } finally {
            pools.close();
        }
    }

    private static <T> T await(io.vertx.core.Future<T> future, int seconds) {
        try {
            return future.await(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException("not done within %d s".formatted(seconds), late);
        }
    }
}
