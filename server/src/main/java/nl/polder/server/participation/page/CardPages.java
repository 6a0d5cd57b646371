package nl.polder.server.participation.page;

import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.polder.server.participation.ApiAnswers;
import nl.polder.server.participation.Ballot;
import nl.polder.server.participation.Cards;
import nl.polder.server.participation.Mine;
import nl.polder.server.participation.MyParticipation;
import nl.polder.server.participation.NextCard;
import nl.polder.server.participation.VoteAnswer;
import nl.polder.server.participation.Voting;
import nl.polder.server.platform.http.ProblemException;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Routes;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.vote.CastOutcome;
import nl.polder.server.vote.PassReason;
import nl.polder.server.vote.Vote;

/**
 * The card: shown, voted on, undone, explained. A form without script is answered with a redirect to the next card; the script
 * asks for that card at once ({@code X-Polder-Exchange}), which saves it a round trip.
 */
public final class CardPages implements Routes {

    private static final String TEMPLATE = "participation/card";
    private static final String EXCHANGE = "X-Polder-Exchange";
    private static final String YES = "yes";
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int SEAL_LENGTH_MAX = 64;
    /** Problems after which the same vote may be sent again with the same key. */
    private static final Set<String> WORTH_RETRYING = Set.of("not-saved", "overloaded");

    private final Pages pages;
    private final Visits visits;
    private final CardViews views;
    private final Cards cards;
    private final Voting voting;
    private final MyParticipation mine;
    private final StatementStore statements;

    public CardPages(
            Pages pages,
            Visits visits,
            CardViews views,
            Cards cards,
            Voting voting,
            MyParticipation mine,
            StatementStore statements) {
        this.pages = pages;
        this.visits = visits;
        this.views = views;
        this.cards = cards;
        this.voting = voting;
        this.mine = mine;
        this.statements = statements;
    }

    @Override
    public void mount(Router router) {
        router.get("/c/:slug").handler(visits.page(this::show));
        router.post("/c/:slug/votes").handler(visits.page(this::vote));
        router.post("/c/:slug/votes/:statementId").handler(visits.page(this::change));
    }

    private void show(Visit visit) {
        NextCard next = Visit.statementId(visit.query("statement"))
                .flatMap(id -> votable(visit, id))
                .map(statement -> cards.of(visit.visitor(), statement).await())
                .orElseGet(() -> cards.next(visit.visitor()).await());
        Optional<CardViews.Done> done = Visit.statementId(visit.query("saved")).flatMap(id -> saved(visit, id));
        send(visit, next, done, visit.query("undone").equals(YES));
    }

    private void vote(Visit visit) {
        Vote vote = Vote.parse(visit.field("vote")).orElseThrow(CardPages::unusable);
        int statementId = Visit.statementId(visit.field("statement")).orElseThrow(CardPages::unusable);
        boolean important = isImportant(visit);
        var ballot = new Ballot(
                statementId,
                vote,
                PassReason.NONE,
                important,
                key(visit),
                Optional.of(visit.field("served")).filter(seal -> !seal.isEmpty() && seal.length() <= SEAL_LENGTH_MAX));
        try {
            answer(visit, ballot, voting.cast(visit.visitor(), ballot).await());
        } catch (ProblemException problem) {
            showAgain(visit, ballot, problem);
        }
    }

    /** The line below the card and the list of my votes: withdraw, explain a pass, or vote otherwise. */
    private void change(Visit visit) {
        int statementId = visit.statementInPath();
        String wish = visit.field("do");
        boolean fromList = visit.field("from").equals("mine");
        if (wish.equals("undo")) {
            withdraw(visit, statementId, fromList);
            return;
        }
        Optional<PassReason> reason = PassReason.parse(wish);
        Vote vote = reason.isPresent() ? Vote.PASS : Vote.parse(wish).orElseThrow(CardPages::unusable);
        var ballot = new Ballot(
                statementId, vote, reason.orElse(PassReason.NONE), isImportant(visit), key(visit), Optional.empty());
        VoteAnswer answer = voting.cast(visit.visitor(), ballot).await();
        if (fromList && answer instanceof VoteAnswer.Saved) {
            pages.redirect(visit.http(), visit.path("/mine?said=changed"));
        } else {
            answer(visit, ballot, answer);
        }
    }

    private void answer(Visit visit, Ballot ballot, VoteAnswer answer) {
        switch (answer) {
            case VoteAnswer.Saved saved -> {
                visits.remember(visit, saved.credential());
                if (isExchange(visit)) {
                    Optional<CardViews.Done> done = statements
                            .find(visit.conversation().id(), ballot.statementId())
                            .await()
                            .map(each ->
                                    new CardViews.Done(each, ballot.vote(), ballot.passReason(), ballot.important()));
                    send(visit, saved.next(), done, false);
                } else {
                    pages.redirect(visit.http(), visit.path("?saved=" + ballot.statementId()));
                }
            }
            case VoteAnswer.Refused refused -> refuse(visit, refused.reason());
        }
    }

    private void withdraw(Visit visit, int statementId, boolean fromList) {
        if (voting.undo(visit.visitor(), statementId).await() instanceof VoteAnswer.Refused refused) {
            refuse(visit, refused.reason());
        } else if (fromList) {
            pages.redirect(visit.http(), visit.path("/mine?said=withdrawn"));
        } else {
            pages.redirect(visit.http(), visit.path("?statement=" + statementId + "&undone=" + YES));
        }
    }

    /** Who votes on a card that is no longer there gets the card page as it now is, which says so. */
    private void refuse(Visit visit, CastOutcome reason) {
        if (reason instanceof CastOutcome.ConversationNotOpen || reason instanceof CastOutcome.NothingToUndo) {
            pages.redirect(visit.http(), visit.path(""));
        } else {
            throw ApiAnswers.problem(reason);
        }
    }

    private void showAgain(Visit visit, Ballot ballot, ProblemException problem) {
        if (!WORTH_RETRYING.contains(problem.problem().type()) || isExchange(visit)) {
            throw problem;
        }
        Statement statement = votable(visit, ballot.statementId()).orElseThrow(() -> problem);
        NextCard same = cards.of(visit.visitor(), statement).await();
        String key = ballot.key().orElseGet(cards::newKey);
        pages.sendAgain(
                visit.http(),
                SERVICE_UNAVAILABLE,
                TEMPLATE,
                views.failed(visit, same, ballot.vote(), key, ballot.important()));
    }

    private void send(Visit visit, NextCard next, Optional<CardViews.Done> done, boolean undone) {
        pages.send(visit.http(), TEMPLATE, views.view(visit, next, done, undone, pages.formats(visit.http())));
    }

    private Optional<Statement> votable(Visit visit, int statementId) {
        return statements
                .find(visit.conversation().id(), statementId)
                .await()
                .filter(each -> each.votable(visit.conversation().settings().moderationMode()));
    }

    private Optional<CardViews.Done> saved(Visit visit, int statementId) {
        return mine.of(visit.visitor()).await().votes().stream()
                .filter(own -> own.vote().statementId() == statementId)
                .findFirst()
                .flatMap(CardPages::done);
    }

    private static Optional<CardViews.Done> done(Mine.OwnVote own) {
        return own.statement()
                .map(statement -> new CardViews.Done(
                        statement,
                        own.vote().vote(),
                        own.vote().flags().passReason(),
                        own.vote().flags().important()));
    }

    private static boolean isExchange(Visit visit) {
        return visit.http().request().getHeader(EXCHANGE) != null;
    }

    private static boolean isImportant(Visit visit) {
        return visit.field("important").equals(YES)
                && visit.conversation().settings().importantMark();
    }

    private static Optional<String> key(Visit visit) {
        return Optional.of(visit.field("key")).filter(key -> !key.isEmpty() && key.length() <= Ballot.KEY_LENGTH_MAX);
    }

    private static ProblemException unusable() {
        return Problems.badRequest(Map.of("vote", "must be agree, disagree or pass on a statement"));
    }
}
