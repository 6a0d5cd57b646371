package nl.polder.server.results;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import nl.polder.server.analysis.AttemptStore;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.page.HowSurePage;
import nl.polder.server.analysis.page.ResultsHead;
import nl.polder.server.analysis.page.ResultsPage;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.i18n.Formats;
import nl.polder.server.participation.Visitor;
import nl.polder.server.participation.page.Visits;
import nl.polder.server.platform.http.Await;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Routes;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.report.ReportLink;
import nl.polder.server.report.Reports;

/** {@code /c/{slug}/results} and, one link further, how sure they are. Who has voted too little is told how many votes are left. */
public final class ResultsPages implements Routes {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private final Pages pages;
    private final Visits visits;
    private final ResultsGate gate;
    private final Reports reports;
    private final AttemptStore attempts;
    private final Clock clock;

    public ResultsPages(
            Pages pages, Visits visits, ResultsGate gate, Reports reports, AttemptStore attempts, Clock clock) {
        this.pages = pages;
        this.visits = visits;
        this.gate = gate;
        this.reports = reports;
        this.attempts = attempts;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/c/:slug/results").handler(Await.handler(this::results));
        router.get("/c/:slug/results/how-sure").handler(Await.handler(this::howSure));
    }

    private void results(RoutingContext http) {
        Visitor visitor = visits.visitor(http);
        ResultsGate.Seen seen = gate.see(visitor).await();
        Results results = seen.results().orElseThrow(Problems::noResultsYet);
        var page =
                new ResultsPage(head(visitor, results, pages.formats(http)), results, seen.own(), pages.formats(http));
        pages.send(http, "results/results", page.view(http.request().getParam("sort", "")));
    }

    private void howSure(RoutingContext http) {
        Visitor visitor = visits.visitor(http);
        Results results = gate.see(visitor).await().results().orElseThrow(Problems::noResultsYet);
        Function<Results, Object> view =
                new HowSurePage(head(visitor, results, pages.formats(http)), pages.formats(http))::view;
        pages.send(http, "results/how-sure", view.apply(results));
    }

    private ResultsHead head(Visitor visitor, Results results, Formats formats) {
        Conversation conversation = visitor.conversation();
        String language = visitor.language();
        boolean translated = conversation.settings().titles().containsKey(language);
        return new ResultsHead(
                conversation.slug(),
                conversation.title(language),
                translated ? language : conversation.settings().languages().getFirst(),
                conversation.settings().simulated(),
                conversation.acceptsVotes(clock.instant()),
                conversation.settings().closesAt().map(at -> at.atZone(ZONE).toLocalDate()),
                reports.listReadable(conversation.id()).stream()
                        .map(line -> ReportLink.of(line, formats))
                        .map(link -> new ResultsHead.Report(link.number(), link.name()))
                        .toList(),
                judgedAgain(conversation, results).map(formats::time));
    }

    /** Most results are judged, and then nothing is asked of the database. */
    private Optional<Instant> judgedAgain(Conversation conversation, Results results) {
        return results.form() == Results.Form.NOT_YET_JUDGED
                ? attempts.findAgain(conversation.id()).await()
                : Optional.empty();
    }
}
