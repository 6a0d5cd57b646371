package nl.polder.server.participation.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.abuse.Limit;
import nl.polder.server.abuse.Limits;
import nl.polder.server.participant.Credential;
import nl.polder.server.participant.FormTokens;
import nl.polder.server.participation.Cards;
import nl.polder.server.participation.Mine;
import nl.polder.server.participation.MyParticipation;
import nl.polder.server.participation.NextCard;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Routes;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.platform.render.Phrase;
import nl.polder.server.privacy.Erasure;
import nl.polder.server.privacy.HeldData;
import nl.polder.server.statement.Statement;
import nl.polder.server.vote.PassReason;
import nl.polder.server.vote.Vote;

/** {@code /c/{slug}/mine}: all my votes, to change or withdraw; what became of my statements; download and erase my data. */
public final class MinePages implements Routes {

    private static final Map<String, String> SAID = Map.of(
            "changed", "mine.changed",
            "withdrawn", "mine.withdrawn",
            "sent", "mine.sent",
            "placed", "mine.sentLive");

    private final Pages pages;
    private final Visits visits;
    private final MyParticipation mine;
    private final Cards cards;
    private final FormTokens tokens;
    private final HeldData held;
    private final Erasure erasure;
    private final Limits limits;
    private final Clock clock;

    public MinePages(
            Pages pages,
            Visits visits,
            MyParticipation mine,
            Cards cards,
            FormTokens tokens,
            HeldData held,
            Erasure erasure,
            Limits limits,
            Clock clock) {
        this.pages = pages;
        this.visits = visits;
        this.mine = mine;
        this.cards = cards;
        this.tokens = tokens;
        this.held = held;
        this.erasure = erasure;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/c/:slug/mine").handler(visits.page(this::show));
        router.get("/c/:slug/mine/data").handler(visits.page(this::download));
        router.get("/c/:slug/mine/erase").handler(visits.page(this::askErasure));
        router.post("/c/:slug/mine/erase").handler(visits.page(this::erase));
    }

    private void show(Visit visit) {
        Mine all = mine.of(visit.visitor()).await();
        NextCard progress = cards.progress(visit.visitor()).await();
        Optional<Vote> wanted = Vote.parse(visit.query("vote"));
        boolean changeable = visit.acceptsVotes(clock.instant());
        String said = SAID.getOrDefault(visit.query("said"), "");
        pages.send(
                visit.http(),
                "participation/mine",
                new MineView(
                        visit.slug(),
                        visit.example(),
                        said.isEmpty() ? null : Phrase.of(said),
                        lead(visit, all, progress, changeable),
                        all.votes().isEmpty() ? List.of() : filters(visit, all, wanted),
                        all.votes().stream()
                                .filter(own -> wanted.isEmpty() || own.vote().vote() == wanted.get())
                                .flatMap(own -> own.statement().map(s -> vote(visit, own, s)).stream())
                                .toList(),
                        changeable,
                        all.statements().stream().map(s -> own(visit, s)).toList(),
                        visit.conversation().acceptsStatements(clock.instant()),
                        visit.visitor().credential().isPresent()));
    }

    private Phrase lead(Visit visit, Mine all, NextCard progress, boolean changeable) {
        int n = all.votes().size();
        if (n == 0) {
            return Phrase.of("mine.none");
        }
        int total = Math.max(n, progress.voted() + progress.remaining());
        if (!changeable) {
            return Phrase.of("mine.leadClosed", "n", n, "total", total);
        }
        return visit.conversation()
                .settings()
                .closesAt()
                .map(at -> Phrase.of(
                        "mine.leadUntil",
                        "n",
                        n,
                        "total",
                        total,
                        "date",
                        pages.formats(visit.http()).date(at)))
                .orElse(Phrase.of("mine.lead", "n", n, "total", total));
    }

    private static List<MineView.Filter> filters(Visit visit, Mine all, Optional<Vote> wanted) {
        List<MineView.Filter> filters = new ArrayList<>();
        filters.add(new MineView.Filter(
                Phrase.of("mine.all", "n", all.votes().size()), visit.path("/mine"), wanted.isEmpty()));
        for (Vote vote : List.of(Vote.AGREE, Vote.DISAGREE, Vote.PASS)) {
            long count = all.votes().stream()
                    .filter(own -> own.vote().vote() == vote)
                    .count();
            filters.add(new MineView.Filter(
                    Phrase.of("mine.filter." + vote.text(), "n", count),
                    visit.path("/mine?vote=" + vote.text()),
                    wanted.equals(Optional.of(vote))));
        }
        return filters;
    }

    private MineView.Vote vote(Visit visit, Mine.OwnVote own, Statement statement) {
        String language = visit.visitor().language();
        Vote vote = own.vote().vote();
        String key = cards.newKey();
        return new MineView.Vote(
                statement.id(),
                statement.text(language),
                statement.languageOf(language),
                vote.text(),
                "vote." + vote.text(),
                remarks(own),
                own.vote().flags().important(),
                key,
                tokens.of(visit.visitor().credential(), key),
                CardView.Choice.all(vote));
    }

    private static List<Phrase> remarks(Mine.OwnVote own) {
        List<Phrase> remarks = new ArrayList<>();
        if (own.vote().flags().important()) {
            remarks.add(Phrase.of("mine.important"));
        }
        PassReason reason = own.vote().flags().passReason();
        if (reason != PassReason.NONE) {
            remarks.add(Phrase.of("mine." + reason.text()));
        }
        return remarks;
    }

    private MineView.Own own(Visit visit, Statement statement) {
        String language = visit.visitor().language();
        List<Phrase> explanation = new ArrayList<>();
        String state = statement.moderation().text();
        explanation.add(Phrase.of("mine.explain." + state));
        statement
                .reason()
                .filter(reason -> pages.messages().has(pages.language(visit.http()), "reason." + reason))
                .ifPresent(reason -> explanation.add(Phrase.of("reason." + reason)));
        String tone = switch (statement.moderation()) {
            case ACCEPTED -> "go";
            case REJECTED -> "no";
            case UNREVIEWED -> "wait";
        };
        return new MineView.Own(
                statement.text(language), statement.languageOf(language), "mine.state." + state, tone, explanation);
    }

    private void download(Visit visit) {
        var participant = mine.participant(visit.visitor()).await().orElseThrow(Problems::credentialNeeded);
        visit.http()
                .response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Content-Disposition", "attachment; filename=\"polder-" + visit.slug() + ".json\"")
                .end(held.about(participant).await().toBuffer());
    }

    private void askErasure(Visit visit) {
        if (visit.visitor().credential().isEmpty()) {
            throw Problems.credentialNeeded();
        }
        String key = cards.newKey();
        pages.send(
                visit.http(),
                "participation/erase",
                new EraseView(
                        visit.slug(),
                        visit.example(),
                        false,
                        key,
                        tokens.of(visit.visitor().credential(), key)));
    }

    private void erase(Visit visit) {
        Credential credential = visit.visitor().credential().orElseThrow(Problems::credentialNeeded);
        limits.count(Limit.ERASURE, visit.visitor().network());
        if (erasure.erase(visit.conversation().id(), credential.secretHash())
                .await()
                .isEmpty()) {
            throw Problems.unknownCredential();
        }
        visits.forget(visit);
        pages.send(visit.http(), "participation/erase", new EraseView(visit.slug(), visit.example(), true, "", ""));
    }

    record EraseView(String slug, boolean example, boolean done, String key, String formToken) {}
}
