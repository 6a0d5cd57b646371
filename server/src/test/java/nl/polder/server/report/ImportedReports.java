package nl.polder.server.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.polder.server.analysis.AnalysisStore;
import nl.polder.server.analysis.PublishedResults;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;
import nl.polder.server.platform.Niceness;
import nl.polder.server.platform.Pools;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.render.Assets;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.platform.render.Renderer;
import nl.polder.server.platform.side.SideProcesses;
import nl.polder.server.report.pdf.PdfWriter;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.testing.Eventually;
import nl.polder.server.testing.TestPolder;
import nl.polder.server.transfer.ImportOutcome;
import nl.polder.server.transfer.ImportRequest;
import nl.polder.server.transfer.polis.Fingerprint;
import nl.polder.server.transfer.polis.PolisDirectory;
import nl.polder.server.transfer.polis.PolisReading;
import nl.polder.server.transfer.polis.Progress;
import nl.polder.server.vote.TurnoutStore;

/** A running Polder that imports exports and freezes their reports. */
final class ImportedReports implements AutoCloseable {
    private static final Pages PAGES = new Pages(new Renderer(Messages.load(), Assets.load()));
    private static final ReportPages REPORT_PAGES =
            new ReportPages(new Renderer(Messages.load(), Assets.load()), "http://localhost");

    private final TestPolder polder = TestPolder.start();
    private final Pools pools = new Pools(new Niceness(0));
    private final SideProcesses processes =
            new SideProcesses(new Niceness(0), polder.database().application());

    /** A conversation and its first report. */
    record Made(Conversation conversation, Report report) {}

    /** Freezes the first report of a conversation as soon as its results are judged. */
    Made frozen(Path export) throws IOException {
        Conversation conversation = imported(export);
        // A new one for each attempt, because published results are remembered for ten seconds.
        Eventually.holds(() -> freeze(conversation) instanceof Reports.Frozen.Draft);
        Reports reports = reports();
        Report report = ReportJson.read(polder.app()
                .await(() -> reports.find(conversation, 1).await().orElseThrow().document()));
        return new Made(conversation, report);
    }

    Reports.Frozen freeze(Conversation conversation) {
        return polder.app().await(() -> reports().freeze(conversation));
    }

    /** Made here, by what {@link PdfProgram} does in a process of its own: that begins anew with every report, which takes its time. */
    byte[] pdf(Made made, Language language) {
        Report report = made.report();
        return new PdfWriter()
                .write(REPORT_PAGES.paper(report, language), report.head().madeAt());
    }

    private Reports reports() {
        Db db = polder.app().db();
        var statements = new StatementStore(db);
        var analyses = new AnalysisStore(db);
        var published = new PublishedResults(analyses, statements, Clock.systemUTC());
        return new Reports(
                db,
                published,
                analyses,
                new TurnoutStore(db),
                statements,
                PAGES,
                "http://localhost",
                processes,
                pools,
                Clock.systemUTC());
    }

    Conversation imported(Path from) throws IOException {
        var read = (PolisReading.Complete) PolisDirectory.read(from, null, Progress.SILENT);
        var request = new ImportRequest(
                read.conversation(),
                List.of(),
                from.getFileName().toString(),
                Fingerprint.of(from, null),
                Optional.empty(),
                Optional.empty(),
                "en",
                true);
        var outcome = polder.app().await(() -> polder.app().polisImport().run(request, Progress.SILENT));
        String slug = ((ImportOutcome.Imported) outcome).slug();
        return polder.app().await(() -> polder.app().findConversation(slug)).orElseThrow();
    }

    @Override
    public void close() {
        processes.close();
        pools.close();
        polder.close();
    }
}
