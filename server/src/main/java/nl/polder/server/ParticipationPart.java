package nl.polder.server;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import nl.polder.server.abuse.AddressTokens;
import nl.polder.server.abuse.Limits;
import nl.polder.server.moderation.HouseRules;
import nl.polder.server.nextstatement.CardSeal;
import nl.polder.server.nextstatement.NextStatements;
import nl.polder.server.participant.Credentials;
import nl.polder.server.participant.FormTokens;
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
import nl.polder.server.platform.http.Routes;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.privacy.Erasure;
import nl.polder.server.privacy.HeldData;
import nl.polder.server.results.ResultsApi;
import nl.polder.server.results.ResultsGate;
import nl.polder.server.results.ResultsPages;
import nl.polder.server.vote.VoteIngest;

/** What citizens do: vote, add statements, look at results and at what is kept of them. */
final class ParticipationPart {
    final NextStatements nextStatements;
    final FormTokens formTokens;

    private final Base base;
    private final AnalysisPart analysis;
    private final Limits limits;
    private final Credentials credentials;
    private final Visitors visitors;
    private final Cards cards;
    private final Voting voting;
    private final Submitting submitting;
    private final MyParticipation mine;
    private final HeldData heldData;
    private final ResultsGate resultsGate;

    ParticipationPart(Base base, AnalysisPart analysis) {
        this.base = base;
        this.analysis = analysis;
        Clock clock = base.clock();
        var stores = base.stores();
        limits = new Limits(clock, base.settings().limitsOff());
        credentials = new Credentials(base.keys(), base.settings().tls(), clock);
        formTokens = new FormTokens(base.keys());
        nextStatements = new NextStatements(
                base.db(), stores.statements(), analysis.signals(), clock, ThreadLocalRandom::current);
        var seals = new CardSeal(base.keys(), clock);
        cards = new Cards(stores.participants(), stores.votes(), nextStatements, seals, credentials, base.random());
        var ingest = new VoteIngest(base.vertx(), stores.votes());
        base.sideProcesses().restWhileManyOf(ingest::offered);
        voting = new Voting(ingest, cards, seals, credentials, limits);
        submitting = new Submitting(base.db(), stores.statements(), nextStatements, credentials, cards, limits, clock);
        mine = new MyParticipation(stores.participants(), stores.votes(), stores.statements());
        heldData = new HeldData(base.db(), stores.statements());
        visitors = new Visitors(
                base.conversations(),
                credentials,
                new AddressTokens(base.random(), base.settings().trustedProxies()));
        resultsGate = new ResultsGate(analysis.published, mine, stores.votes(), clock);
    }

    /** For programs. */
    List<Routes> api() {
        var stores = base.stores();
        return List.of(
                new ApiGate(base.vertx()),
                new ParticipationApi(
                        stores.conversations(),
                        stores.statements(),
                        stores.topics(),
                        visitors,
                        voting,
                        cards,
                        submitting,
                        mine,
                        heldData,
                        new Erasure(base.db()),
                        credentials,
                        limits),
                new ResultsApi(visitors, resultsGate, analysis.events));
    }

    /** For people. */
    List<Routes> pages() {
        var stores = base.stores();
        Pages pages = base.pages();
        Clock clock = base.clock();
        var visits = new Visits(visitors, mine, credentials);
        var cardViews = new CardViews(cards, formTokens, clock);
        return List.of(
                new HomePages(
                        pages,
                        visits,
                        stores.conversations(),
                        stores.participants(),
                        stores.statements(),
                        analysis.reports,
                        new HouseRules(base.db()),
                        clock),
                new CardPages(pages, visits, cardViews, cards, voting, mine, stores.statements()),
                new MinePages(pages, visits, mine, cards, formTokens, heldData, new Erasure(base.db()), limits, clock),
                new ResultsPages(
                        pages,
                        visits,
                        resultsGate,
                        analysis.reports,
                        stores.analyses().attempts(),
                        clock),
                new StatementPages(pages, visits, submitting, cards, mine, stores.statements(), formTokens, clock));
    }
}
