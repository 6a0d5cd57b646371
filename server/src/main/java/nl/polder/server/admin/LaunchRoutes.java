package nl.polder.server.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.account.Action;
import nl.polder.server.account.People;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.platform.render.Markdown;
import nl.polder.server.statement.StatementQueue;

/** The checklist before the launch, and opening: now, or at a date. What is not ready is a sentence with a link, never a dead button. */
final class LaunchRoutes {

    /** Fewer and the first people see the same few; the number is advice from practice, not a rule. */
    private static final int SEEDS_ADVISED = 10;

    private static final int MODERATORS_ADVISED = 2;
    private static final int WORDS_ADVISED_MAX = 20;

    private final ConversationWork work;
    private final LaunchChecks checks;
    private final StatementQueue queue;
    private final People people;
    private final Clock clock;

    LaunchRoutes(ConversationWork work, LaunchChecks checks, StatementQueue queue, People people, Clock clock) {
        this.work = work;
        this.checks = checks;
        this.queue = queue;
        this.people = people;
        this.clock = clock;
    }

    void mount(StaffRoutes staff) {
        staff.page("/admin/c/:slug/launch", Action.SEE_CONVERSATION, request -> show(request, ""));
        staff.button("/admin/c/:slug/launch/check", Action.OPEN_CONVERSATION, this::check);
        staff.button("/admin/c/:slug/open", Action.OPEN_CONVERSATION, this::open);
    }

    /** How far a point is. */
    private enum Ready {
        GO,
        /** Not ideal; one may start like this. */
        WAIT,
        NO;

        String tag() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private record Point(
            String code,
            String title,
            String tag,
            String tagText,
            String sentence,
            String href,
            boolean tickable,
            boolean ticked) {}

    private record LaunchView(
            ConversationFrame c,
            StaffFrame frame,
            List<Point> points,
            boolean ready,
            boolean draft,
            boolean mayOpen,
            String lead,
            String wrong,
            String opens) {}

    private void show(StaffRequest request, String wrong) {
        Conversation conversation = work.get(request.conversation().id());
        var frame = ConversationFrame.of(request, conversation);
        List<Point> points = points(request, conversation);
        long missing = points.stream().filter(point -> point.tag().equals("no")).count();
        request.show(
                "admin/launch",
                new LaunchView(
                        frame,
                        frame.staff(),
                        points,
                        missing == 0,
                        conversation.state() == ConversationState.DRAFT,
                        request.may(Action.OPEN_CONVERSATION),
                        request.text("admin.launch.lead", Map.of("n", missing, "of", points.size())),
                        wrong,
                        Dates.field(conversation.settings().opensAt())));
    }

    private List<Point> points(StaffRequest request, Conversation conversation) {
        int id = conversation.id();
        int organisation = conversation.organisationId();
        var settings = conversation.settings();
        Map<String, String> ticked = checks.ticked(id);
        var points = new ArrayList<Point>();
        points.add(question(request, conversation));
        boolean rules = work.settings(id).rules().texts().keySet().containsAll(settings.languages());
        points.add(point(request, "rules", rules ? Ready.GO : Ready.NO, Map.of(), "settings"));
        int seeds = queue.counts(id).placed();
        points.add(point(
                request,
                "seeds",
                seeds == 0 ? Ready.NO : seeds < SEEDS_ADVISED ? Ready.WAIT : Ready.GO,
                Map.of("n", seeds),
                "seeds"));
        points.add(tickable(request, LaunchChecks.Item.BALANCE, ticked));
        boolean dates =
                settings.closesAt().filter(at -> at.isAfter(clock.instant())).isPresent();
        String closes = settings.closesAt().map(request.formats()::date).orElse("");
        points.add(point(request, "dates", dates ? Ready.GO : Ready.NO, Map.of("date", closes), "settings"));
        int moderators = people.countWith(Action.DECIDE_STATEMENT, organisation, id);
        points.add(point(
                request,
                "moderators",
                moderators == 0 ? Ready.NO : moderators < MODERATORS_ADVISED ? Ready.WAIT : Ready.GO,
                Map.of("n", moderators),
                "people"));
        boolean second = people.countWith(Action.CONFIRM_CLOSE, organisation, id) >= 2;
        points.add(point(request, "second", second ? Ready.GO : Ready.WAIT, Map.of(), "people"));
        points.add(tickable(request, LaunchChecks.Item.REHEARSAL, ticked));
        return points;
    }

    private static Point question(StaffRequest request, Conversation conversation) {
        boolean all = conversation
                .settings()
                .titles()
                .keySet()
                .containsAll(conversation.settings().languages());
        boolean described = conversation
                .settings()
                .descriptions()
                .keySet()
                .containsAll(conversation.settings().languages());
        long longOnes = conversation.settings().descriptions().values().stream()
                .flatMap(text -> sentences(text).stream())
                .filter(sentence -> sentence.split("\\s+").length > WORDS_ADVISED_MAX)
                .count();
        Ready ready = !all ? Ready.NO : described && longOnes == 0 ? Ready.GO : Ready.WAIT;
        String code = all && described ? "question" : "description";
        return point(request, code, ready, Map.of("n", longOnes), "settings");
    }

    private static Point point(StaffRequest request, String code, Ready ready, Map<String, ?> arguments, String href) {
        return new Point(
                code,
                request.text("admin.launch." + code),
                ready.tag(),
                request.text("admin.launch.tag." + ready.tag()),
                request.text("admin.launch." + code + "." + ready.tag(), arguments),
                href.isEmpty() ? "" : "/admin/c/" + request.conversation().slug() + "/" + href,
                false,
                false);
    }

    private static Point tickable(StaffRequest request, LaunchChecks.Item item, Map<String, String> ticked) {
        Optional<String> by = Optional.ofNullable(ticked.get(item.code()));
        Ready ready = by.isPresent() ? Ready.GO : Ready.WAIT;
        var point = point(request, item.code(), ready, Map.of("name", by.orElse("")), "");
        return new Point(
                point.code(),
                point.title(),
                point.tag(),
                point.tagText(),
                point.sentence(),
                "",
                request.may(Action.OPEN_CONVERSATION),
                by.isPresent());
    }

    private void check(StaffRequest request) {
        int id = request.conversation().id();
        for (LaunchChecks.Item item : LaunchChecks.Item.values()) {
            if (item.code().equals(request.typed().text("item"))) {
                checks.set(
                        id,
                        item,
                        request.typed().text("done").equals("yes"),
                        request.principal().account());
            }
        }
        request.goTo("/admin/c/" + request.conversation().slug() + "/launch");
    }

    private void open(StaffRequest request) {
        Conversation conversation = work.get(request.conversation().id());
        String back = "/admin/c/" + conversation.slug();
        if (conversation.state() != ConversationState.DRAFT) {
            request.goTo(back + "?said=not-any-more");
            return;
        }
        boolean missing = points(request, conversation).stream()
                .anyMatch(point -> point.tag().equals("no"));
        if (missing) {
            show(request, request.text("admin.launch.notReady"));
            return;
        }
        switch (Dates.read(request.typed().text("opens"))) {
            case Dates.Read.Unreadable unreadable -> show(request, request.text("admin.wrong.date"));
            case Dates.Read.Nothing nothing -> openNow(request, conversation);
            case Dates.Read.Moment moment -> openAt(request, conversation, moment.at());
        }
    }

    private void openNow(StaffRequest request, Conversation conversation) {
        work.changeState(request.actor(), conversation.id(), ConversationState.OPEN);
        request.goTo("/admin/c/" + conversation.slug() + "?said=opened");
    }

    private void openAt(StaffRequest request, Conversation conversation, Instant at) {
        boolean inOrder = at.isAfter(clock.instant())
                && conversation.settings().closesAt().filter(at::isBefore).isPresent()
                && conversation.settings().writingClosesAt().filter(at::isAfter).isEmpty();
        if (!inOrder) {
            show(request, request.text("admin.wrong.opensOrder"));
            return;
        }
        work.planOpening(request.principal(), conversation.id(), Optional.of(at));
        request.goTo("/admin/c/" + conversation.slug() + "?said=planned");
    }

    /** The sentences of a text without its markup. */
    private static List<String> sentences(String markdown) {
        String text = Markdown.toHtml(markdown)
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=[.?!:])\\s+"));
    }
}
