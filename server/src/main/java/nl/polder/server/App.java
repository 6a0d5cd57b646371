package nl.polder.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import nl.polder.server.account.Accounts;
import nl.polder.server.account.Organisations;
import nl.polder.server.catalogue.CatalogueRoutes;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.LifeCycle;
import nl.polder.server.conversation.StateChanges;
import nl.polder.server.example.ExampleConsultation;
import nl.polder.server.metrics.HttpMetrics;
import nl.polder.server.metrics.MetricsServer;
import nl.polder.server.platform.config.DatabaseUrl;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.http.Await;
import nl.polder.server.platform.http.HttpServers;
import nl.polder.server.platform.http.Routes;
import nl.polder.server.platform.render.AssetRoutes;
import nl.polder.server.platform.render.ErrorPages;
import nl.polder.server.report.ReportRoutes;
import nl.polder.server.site.SiteRoutes;
import nl.polder.server.transfer.PolisImport;
import nl.polder.server.transfer.export.KeptFiles;
import nl.polder.server.transfer.export.PolisExport;
import nl.polder.server.transfer.export.ReportExportRoutes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running Polder over a database that is already there and migrated. Constructs and connects everything, in reading order:
 * what stands lower uses what stands higher.
 */
public final class App implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);
    private static final int LOOK_AGAIN_MILLIS = 100;
    private static final int START_SECONDS = 20;
    private static final int STOP_SECONDS = 20;
    /** Three of the largest files of 33 000 people on 300 statements. */
    private static final long KEPT_FILES_BYTES_MAX = 1L << 30;

    private final Base base;
    private final AnalysisPart analysis;
    private final ParticipationPart participation;
    private final StaffPart staff;
    private final PolisImport polisImport;
    private final KeptFiles keptFiles;
    private final PolisExport polisExport;
    private final LifeCycle lifeCycle;
    private final ExampleConsultation example;
    private final MetricsServer metrics;
    private final HttpServers servers;
    private final Router router;

    private volatile boolean draining;
    private int metricsPort;

    private App(Base base) {
        this.base = base;
        Db db = base.db();
        var stores = base.stores();
        analysis = new AnalysisPart(base);
        participation = new ParticipationPart(base, analysis);
        polisImport = new PolisImport(db, new Organisations(), stores.conversations(), stores.imports(), base.clock());
        keptFiles =
                new KeptFiles(base.settings().dataFolder().resolve("downloads"), base.clock(), KEPT_FILES_BYTES_MAX);
        polisExport = new PolisExport(
                stores.statements(),
                stores.topics(),
                stores.log(),
                stores.history(),
                stores.analyses(),
                base.site(),
                keptFiles,
                work -> Await.run(base.vertx(), work));
        var stateChanges = new StateChanges(stores.conversations(), base.audit());
        staff = new StaffPart(base, stateChanges, analysis.reports, polisExport, participation.nextStatements::forget);
        lifeCycle = new LifeCycle(db, stores.conversations(), stateChanges, base.clock());
        example = new ExampleConsultation(
                db, new Organisations(), stores.conversations(), stores.statements(), stores.imports(), base.clock());
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        metrics = new MetricsServer(base.vertx(), db, registry, () -> draining);
        servers = new HttpServers(base.vertx(), base.settings());
        router = servers.router(features(registry), new ErrorPages(base.pages()), participation.formTokens::valid);
    }

    /** In the order in which a request meets them. */
    private List<Routes> features(PrometheusMeterRegistry registry) {
        Stream<Routes> site = Stream.of(
                new HttpMetrics(registry),
                new AssetRoutes(base.assets()),
                new SiteRoutes(base.pages(), base.settings(), base.clock()),
                staff.accounts.staff());
        var conversations = base.stores().conversations();
        Stream<Routes> files = Stream.of(
                new CatalogueRoutes(base.db(), conversations, polisExport, base.pages(), base.settings(), base.clock()),
                new ReportRoutes(base.conversations(), analysis.reports, base.pages()),
                new ReportExportRoutes(
                        conversations,
                        polisExport,
                        (conversation, number) -> analysis.reports
                                .origin(conversation, number)
                                .map(origin -> new PolisExport.At(origin.position(), origin.shown())),
                        base.stores().history()));
        return Stream.of(site, participation.api().stream(), participation.pages().stream(), files)
                .flatMap(it -> it)
                .toList();
    }

    /**
     * Constructs everything; nothing listens yet, so commands use the features in the same way.
     *
     * @param settings with the actual port
     * @param database as the application's own role
     */
    public static App open(Settings settings, DatabaseUrl database, Clock clock) {
        return new App(Base.over(settings, database, clock));
    }

    /** Returns when requests are answered. */
    public void listen() {
        keptFiles.clear();
        participation.nextStatements.start(base.vertx());
        staff.desk.start(base.vertx());
        lifeCycle.start(base.vertx());
        analysis.events.start();
        await(analysis.node.start(base.vertx()), START_SECONDS);
        await(servers.listen(router), START_SECONDS);
        base.settings().metricsPort().ifPresent(port -> {
            metricsPort = await(metrics.listen(base.settings(), port), START_SECONDS);
            LOG.atInfo().addKeyValue("port", metricsPort).log("metrics and health are served");
        });
    }

    /** Where metrics and health are, or 0. */
    public int metricsPort() {
        return metricsPort;
    }

    /** Work in await style, asked for by a thread that is not ours: a command's. */
    public <T extends @Nullable Object> T await(Callable<T> work) {
        return Await.call(base.vertx(), work).await();
    }

    /** Makes the example consultation when there is none; whether it did. For {@code serve --example}. */
    public boolean createExample() {
        return await(example::createIfAbsent);
    }

    /** The database as the application's role sees it. */
    public Db db() {
        return base.db();
    }

    /**
     * Analyses and waits until readers see results of this conversation, whether this process publishes them or a server beside
     * it. For commands.
     *
     * @return false when it takes longer; a server that runs later publishes them
     */
    public boolean awaitResults(int conversationId, Duration atMost) {
        await(analysis.node.start(base.vertx()), START_SECONDS);
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!await(analysis.node.isShown(conversationId), START_SECONDS)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            await(base.vertx().timer(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS), START_SECONDS);
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
        return base.stores().conversations().findBySlug(slug).await();
    }

    /** Organisations, people, and where pages of staff are mounted. */
    public Accounts accounts() {
        return staff.accounts;
    }

    /** With a slash at its end: what to open in a browser of this machine. */
    public String address() {
        return "http://localhost:%d/".formatted(base.settings().port());
    }

    /** Accepts nothing new, lets what has begun finish, then lets go of the database; at most 20 s. */
    @Override
    public void close() {
        draining = true;
        analysis.node.draining();
        base.sideProcesses().close();
        base.pools().stopJudging();
        try {
            await(participation.nextStatements.flush().otherwiseEmpty(), STOP_SECONDS);
            // Not composed with the flush: its event loop ends with Vert.x, and nobody would hear of that.
            await(base.vertx().close(), STOP_SECONDS);
        } finally {
            keptFiles.close();
            base.pools().close();
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
