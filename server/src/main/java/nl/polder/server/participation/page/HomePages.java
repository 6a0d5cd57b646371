package nl.polder.server.participation.page;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.i18n.Formats;
import nl.polder.server.moderation.HouseRules;
import nl.polder.server.participant.ParticipantStore;
import nl.polder.server.platform.http.Await;
import nl.polder.server.platform.http.Routes;
import nl.polder.server.platform.render.Markdown;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.platform.render.Phrase;
import nl.polder.server.report.ReportLink;
import nl.polder.server.report.Reports;
import nl.polder.server.statement.StatementStore;

/** {@code /}: what is open and what is finished; {@code /c/{slug}/about}: how it works, house rules, privacy. */
public final class HomePages implements Routes {

    /** A statement is read and answered in about this many seconds: to say how long a visit takes. */
    private static final int SECONDS_PER_STATEMENT = 10;

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MINUTES_MAX = 10;

    private final Pages pages;
    private final Visits visits;
    private final ConversationStore conversations;
    private final ParticipantStore participants;
    private final StatementStore statements;
    private final Reports reports;
    private final HouseRules houseRules;
    private final Clock clock;

    public HomePages(
            Pages pages,
            Visits visits,
            ConversationStore conversations,
            ParticipantStore participants,
            StatementStore statements,
            Reports reports,
            HouseRules houseRules,
            Clock clock) {
        this.pages = pages;
        this.visits = visits;
        this.conversations = conversations;
        this.participants = participants;
        this.statements = statements;
        this.reports = reports;
        this.houseRules = houseRules;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/").handler(Await.handler(this::home));
        router.get("/c/:slug/about").handler(visits.page(this::about));
    }

    private void home(RoutingContext http) {
        Instant now = clock.instant();
        Formats formats = pages.formats(http);
        List<Item> open = new ArrayList<>();
        List<Item> closed = new ArrayList<>();
        for (Conversation conversation : conversations.listPublic().await()) {
            if (conversation.state() == ConversationState.ARCHIVED) {
                continue;
            }
            (conversation.acceptsVotes(now) ? open : closed).add(item(conversation, now, formats));
        }
        pages.send(http, "home", new HomeView(open, closed));
    }

    private Item item(Conversation conversation, Instant now, Formats formats) {
        String language = formats.language().tag();
        long people = participants.count(conversation.id()).await();
        long votable = statements.list(conversation.id()).await().stream()
                .filter(s -> s.votable(conversation.settings().moderationMode()))
                .count();
        boolean open = conversation.acceptsVotes(now);
        long minutes = Math.clamp(votable * SECONDS_PER_STATEMENT / SECONDS_PER_MINUTE, 1, MINUTES_MAX);
        boolean translated = conversation.settings().titles().containsKey(language);
        return new Item(
                conversation.slug(),
                conversation.settings().imported() ? "" : conversation.organisation(),
                conversation.title(language),
                translated ? language : conversation.settings().languages().getFirst(),
                open
                        ? Phrase.of("home.participants", "n", people, "minutes", minutes)
                        : Phrase.of("home.participated", "n", people, "statements", votable),
                period(conversation, open, formats),
                conversation.settings().simulated(),
                reports.listReadable(conversation.id()).stream()
                        .limit(1)
                        .map(line -> ReportLink.of(line, formats))
                        .toList());
    }

    private static Phrase period(Conversation conversation, boolean open, Formats formats) {
        return conversation
                .settings()
                .closesAt()
                .map(at -> Phrase.of(open ? "home.openUntil" : "home.closedOn", "date", formats.date(at)))
                .orElse(Phrase.of(open ? "home.openNow" : "home.closedNow"));
    }

    private void about(Visit visit) {
        Conversation conversation = visit.conversation();
        String language = visit.visitor().language();
        HouseRules.Rules rules = houseRules.get(conversation.id());
        String fallback = conversation.settings().languages().getFirst();
        String rulesLanguage = rules.texts().containsKey(language) ? language : fallback;
        pages.send(
                visit.http(),
                "participation/about",
                new AboutView(
                        visit.slug(),
                        visit.example(),
                        conversation.simulatedNotice(language),
                        conversation.settings().simulatedNotice().containsKey(language) ? language : fallback,
                        visit.asks(),
                        visit.question(),
                        visit.questionLanguage(),
                        Markdown.toHtml(conversation.description(language)),
                        Markdown.toHtml(rules.texts().getOrDefault(rulesLanguage, "")),
                        rulesLanguage,
                        rules.normHours(),
                        conversation.settings().resultsVotesMin(),
                        visit.acceptsVotes(clock.instant())));
    }

    record HomeView(List<Item> open, List<Item> closed) {}

    /** @param reports the newest report, if there is one that everybody can read */
    record Item(
            String slug,
            String organisation,
            String title,
            String language,
            Phrase participation,
            Phrase period,
            boolean example,
            List<ReportLink> reports) {}

    /**
     * @param notice in the conversation's own words, who is simulated; empty = the sentence for every example
     * @param description safe HTML
     * @param rules safe HTML: what the organiser adds to the rules for every conversation; empty = nothing
     * @param normHours within which a decision about a statement is promised
     */
    record AboutView(
            String slug,
            boolean example,
            String notice,
            String noticeLanguage,
            String organisation,
            String question,
            String questionLanguage,
            String description,
            String rules,
            String rulesLanguage,
            int normHours,
            int resultsAfter,
            boolean open) {}
}
