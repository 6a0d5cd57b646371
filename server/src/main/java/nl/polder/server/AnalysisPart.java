package nl.polder.server;

import java.util.Map;
import java.util.stream.Collectors;
import nl.polder.server.analysis.AnalysisNode;
import nl.polder.server.analysis.Judges;
import nl.polder.server.analysis.LiveStates;
import nl.polder.server.analysis.PublishedResults;
import nl.polder.server.analysis.Publisher;
import nl.polder.server.example.ExampleConsultation;
import nl.polder.server.nextstatement.SignalSource;
import nl.polder.server.nextstatement.StatementSignal;
import nl.polder.server.node.Leases;
import nl.polder.server.platform.http.Await;
import nl.polder.server.report.ExampleReport;
import nl.polder.server.report.Reports;
import nl.polder.server.results.ResultsEvents;
import nl.polder.server.vote.TurnoutStore;

/** From votes to results and reports: who analyses, what is published, who is told. */
final class AnalysisPart {
    final LiveStates liveStates;
    final PublishedResults published;
    final ResultsEvents events;
    final Reports reports;
    final AnalysisNode node;

    AnalysisPart(Base base) {
        var stores = base.stores();
        liveStates = new LiveStates(stores.log(), base.pools().analysis(), base.clock());
        published = new PublishedResults(stores.analyses(), stores.statements(), base.clock());
        events = new ResultsEvents(base.vertx(), base.clock());
        reports = new Reports(
                base.db(),
                published,
                stores.analyses(),
                new TurnoutStore(base.db()),
                stores.statements(),
                base.pages(),
                base.site(),
                base.sideProcesses(),
                base.pools(),
                base.clock());
        node = node(base);
    }

    private AnalysisNode node(Base base) {
        var stores = base.stores();
        var leases = new Leases(base.db());
        var publisher = new Publisher(base.db(), stores.analyses(), leases, base.clock());
        var exampleReport = new ExampleReport(base.db(), stores.conversations(), reports, ExampleConsultation.SLUG);
        return new AnalysisNode(
                stores.log(),
                liveStates,
                stores.analyses(),
                stores.conversations(),
                publisher,
                new Judges(base.vertx(), base.sideProcesses(), liveStates, publisher, leases, base.pools()),
                leases,
                base.pools(),
                base.clock(),
                conversation -> {
                    published.forget(conversation);
                    events.newResults(conversation);
                    Await.run(base.vertx(), () -> exampleReport.newResults(conversation));
                });
    }

    /** What the choice of the next statement wants to know. */
    SignalSource signals() {
        return conversation -> liveStates.signals(conversation).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        s -> new StatementSignal(
                                s.getValue().votes(),
                                s.getValue().passes(),
                                s.getValue().extremity())));
    }
}
