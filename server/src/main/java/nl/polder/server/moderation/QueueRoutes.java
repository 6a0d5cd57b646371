package nl.polder.server.moderation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.account.Action;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.approval.ApprovalOutcome;
import nl.polder.server.approval.Approvals;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.moderation.Decision.Kind;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.PersonalData;
import nl.polder.server.statement.Similarity;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.StatementQueue;
import nl.polder.server.statement.StatementStore;

/**
 * The moderator's desk: what waits on the left, one statement large in the middle, signals on the right. How a group votes is never shown:
 * a decision is about the rules, not about the opinion.
 */
public final class QueueRoutes {

    private static final String PATH = "/admin/c/:slug/queue";
    /** A page of the queue; the count above it says how many wait in all. */
    private static final int LINES = 50;

    private static final int BEFORE_ALL = -1;

    private final Db db;
    private final Decisions decisions;
    private final Approvals approvals;
    private final StatementQueue queue;
    private final StatementStore statements;
    private final ConversationStore conversations;
    private final HouseRules houseRules;
    private final Clock clock;

    public QueueRoutes(
            Db db,
            Decisions decisions,
            Approvals approvals,
            StatementQueue queue,
            StatementStore statements,
            ConversationStore conversations,
            HouseRules houseRules,
            Clock clock) {
        this.db = db;
        this.decisions = decisions;
        this.approvals = approvals;
        this.queue = queue;
        this.statements = statements;
        this.conversations = conversations;
        this.houseRules = houseRules;
        this.clock = clock;
    }

    public void mount(StaffRoutes staff) {
        staff.page(PATH, Action.READ_QUEUE, this::first);
        staff.form(PATH + "/:statement", Action.READ_QUEUE, this::one, Action.DECIDE_STATEMENT, this::decide);
        staff.button(PATH + "/:statement/undo", Action.DECIDE_STATEMENT, this::undo);
        staff.form(
                "/admin/c/:slug/bulk",
                Action.PROPOSE_BULK_REJECTION,
                request -> bulk(request, ""),
                Action.PROPOSE_BULK_REJECTION,
                this::proposeBulk);
    }

    private record Filter(String href, String text, boolean current) {}

    private record ReasonChoice(String code, String name, String published, boolean chosen) {}

    private record Similar(String text, String language, String state) {}

    private record QueueLine(int id, String text, String language, String age, String remark, boolean current) {}

    private record Last(int statement, int number, String said, String text) {}

    private record Item(
            int id,
            int seen,
            String text,
            String language,
            boolean isLong,
            String origin,
            String length,
            String standing,
            String votes,
            List<ReasonChoice> reasons,
            String ownWords,
            List<Similar> similar,
            String personalData,
            String others) {}

    private record QueueView(
            StaffFrame frame,
            String slug,
            String title,
            String titleLanguage,
            String pageTitle,
            List<Filter> filters,
            boolean mayDecide,
            boolean mayBulk,
            boolean keys,
            String wrong,
            List<Item> items,
            List<Last> last,
            String count,
            String oldest,
            String empty,
            String next,
            String previous,
            List<QueueLine> lines) {}

    /** Which list is open. */
    private enum Show {
        WAITING(Moderation.UNREVIEWED),
        PLACED(Moderation.ACCEPTED),
        REFUSED(Moderation.REJECTED);

        private final Moderation moderation;

        Show(Moderation moderation) {
            this.moderation = moderation;
        }

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Show of(String code) {
            return Arrays.stream(values())
                    .filter(show -> show.code().equals(code))
                    .findFirst()
                    .orElse(WAITING);
        }

        static Show of(Moderation moderation) {
            return Arrays.stream(values())
                    .filter(show -> show.moderation == moderation)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The oldest of the list. */
    private void first(StaffRequest request) {
        Show show = Show.of(request.query("show"));
        List<StatementQueue.Line> lines = queue.page(request.conversation().id(), show.moderation, BEFORE_ALL, LINES);
        Optional<Statement> statement = lines.stream().findFirst().map(line -> get(request, line.id()));
        show(request, show, lines, statement, "");
    }

    private void one(StaffRequest request) {
        Statement statement = get(request, request.pathNumber("statement"));
        showOne(request, statement, "");
    }

    private void showOne(StaffRequest request, Statement statement, String wrong) {
        Show show = Show.of(statement.moderation());
        int from = Math.max(BEFORE_ALL, lineBefore(request, show, statement.id()));
        List<StatementQueue.Line> lines = queue.page(request.conversation().id(), show.moderation, from, LINES);
        show(request, show, lines, Optional.of(statement), wrong);
    }

    /** The list begins at its start as long as the statement is on the first page, else at the statement. */
    private int lineBefore(StaffRequest request, Show show, int statement) {
        List<StatementQueue.Line> firstPage =
                queue.page(request.conversation().id(), show.moderation, BEFORE_ALL, LINES);
        boolean onIt = firstPage.stream().anyMatch(line -> line.id() == statement);
        return onIt ? BEFORE_ALL : statement - 1;
    }

    private Statement get(StaffRequest request, int id) {
        return statements.find(request.conversation().id(), id).await().orElseThrow(Problems::notFound);
    }

    private void show(
            StaffRequest request,
            Show show,
            List<StatementQueue.Line> lines,
            Optional<Statement> statement,
            String wrong) {
        int id = request.conversation().id();
        Conversation conversation = conversations.find(id).await().orElseThrow();
        String language = conversation.settings().languages().contains(request.language())
                ? request.language()
                : conversation.settings().languages().getFirst();
        StatementQueue.Counts counts = queue.counts(id);
        int current = statement.map(Statement::id).orElse(BEFORE_ALL);
        request.show(
                "admin/queue",
                new QueueView(
                        request.frame(),
                        conversation.slug(),
                        conversation.title(language),
                        language,
                        request.text("admin.queue.waits", Map.of("n", counts.waiting())),
                        filters(request, show, counts),
                        request.may(Action.DECIDE_STATEMENT),
                        request.may(Action.PROPOSE_BULK_REJECTION) && counts.waiting() > 1,
                        request.principal().keysOn(),
                        wrong,
                        statement.map(it -> item(request, it)).stream().toList(),
                        last(request).stream().toList(),
                        request.text("admin.queue.list." + show.code(), Map.of("n", countOf(show, counts))),
                        oldest(request, counts, id),
                        statement.isEmpty() ? emptySince(request, show, id) : "",
                        neighbour(conversation.slug(), lines, current, 1),
                        neighbour(conversation.slug(), lines, current, -1),
                        lines.stream().map(line -> line(request, line, current)).toList()));
    }

    private static int countOf(Show show, StatementQueue.Counts counts) {
        return switch (show) {
            case WAITING -> counts.waiting();
            case PLACED -> counts.placed();
            case REFUSED -> counts.refused();
        };
    }

    private static List<Filter> filters(StaffRequest request, Show current, StatementQueue.Counts counts) {
        return Arrays.stream(Show.values())
                .map(show -> new Filter(
                        "/admin/c/" + request.conversation().slug() + "/queue?show=" + show.code(),
                        request.text("admin.queue.show." + show.code(), Map.of("n", countOf(show, counts))),
                        show == current))
                .toList();
    }

    private String oldest(StaffRequest request, StatementQueue.Counts counts, int conversation) {
        if (counts.oldest().isEmpty()) {
            return "";
        }
        String age = age(request, counts.oldest().get());
        return request.text(
                "admin.queue.oldest",
                Map.of("age", age, "n", houseRules.get(conversation).normHours()));
    }

    private String emptySince(StaffRequest request, Show show, int conversation) {
        if (show != Show.WAITING) {
            return request.text("admin.queue.nothing");
        }
        Optional<Instant> since = decisions.lastDecisionAt(conversation);
        return since.map(at -> request.text(
                        "admin.queue.emptySince",
                        Map.of(
                                "date",
                                request.formats().date(at),
                                "time",
                                request.formats().time(at))))
                .orElseGet(() -> request.text("admin.queue.emptyAlways"));
    }

    private QueueLine line(StaffRequest request, StatementQueue.Line line, int current) {
        String mark = PersonalData.in(line.text()).isEmpty() ? "" : request.text("admin.queue.mark.personal");
        String withReason = line.reason()
                .flatMap(Reason::findByCode)
                .map(reason -> request.text("moderation.reason." + reason.code() + ".name"))
                .orElse(mark);
        String meta = line.meta() ? request.text("admin.queue.mark.meta") : withReason;
        return new QueueLine(
                line.id(), line.text(), line.language(), age(request, line.createdAt()), meta, line.id() == current);
    }

    private static String neighbour(String slug, List<StatementQueue.Line> lines, int current, int step) {
        for (int i = 0; i < lines.size(); i++) {
            boolean there = lines.get(i).id() == current && i + step >= 0 && i + step < lines.size();
            if (there) {
                return "/admin/c/" + slug + "/queue/" + lines.get(i + step).id();
            }
        }
        return "";
    }

    private Item item(StaffRequest request, Statement it) {
        int conversation = request.conversation().id();
        Optional<Decision> latest = decisions.findLatest(conversation, it.id());
        String text = it.text();
        List<Statement> rest = statements.list(conversation).await().stream()
                .filter(other -> other.id() != it.id())
                .toList();
        int votes = it.votableSince().isPresent() ? queue.votes(db.client(), conversation, it.id()) : 0;
        return new Item(
                it.id(),
                latest.map(Decision::number).orElse(0),
                text,
                it.language(),
                text.length() > 140,
                origin(request, it),
                request.text("admin.queue.length", Map.of("n", text.codePointCount(0, text.length()))),
                latest.map(decision -> standing(request, decision)).orElse(""),
                request.text("admin.queue.votes", Map.of("n", votes)),
                reasons(request),
                request.typed().text("own"),
                Similarity.similar(text, rest).stream()
                        .map(other -> similar(request, other))
                        .toList(),
                personalData(request, text),
                others(request, it.id()));
    }

    private static String origin(StaffRequest request, Statement it) {
        return request.text(
                "admin.queue.origin." + it.origin().text(),
                Map.of(
                        "date", request.formats().date(it.createdAt()),
                        "time", request.formats().time(it.createdAt())));
    }

    private static String standing(StaffRequest request, Decision decision) {
        return request.text(
                "admin.queue.decided." + decision.kind().code(),
                Map.of(
                        "name", decision.byName(),
                        "date", request.formats().date(decision.at()),
                        "time", request.formats().time(decision.at())));
    }

    private static List<ReasonChoice> reasons(StaffRequest request) {
        String chosen = request.typed().text("reason");
        return Arrays.stream(Reason.values())
                .map(reason -> new ReasonChoice(
                        reason.code(),
                        request.text("moderation.reason." + reason.code() + ".name"),
                        request.text("moderation.reason." + reason.code() + ".published"),
                        reason.code().equals(chosen)))
                .toList();
    }

    private static Similar similar(StaffRequest request, Statement other) {
        return new Similar(
                other.text(),
                other.language(),
                request.text("admin.queue.state." + other.moderation().text()));
    }

    private static String personalData(StaffRequest request, String text) {
        List<PersonalData> found = PersonalData.in(text);
        return found.isEmpty()
                ? request.text("admin.queue.personal.none")
                : found.stream()
                        .map(kind -> request.text("admin.queue.personal." + kind.text()))
                        .collect(java.util.stream.Collectors.joining(" "));
    }

    private String others(StaffRequest request, int statement) {
        List<DecisionStore.Other> others = decisions.look(request.conversation().id(), request.principal(), statement);
        return others.isEmpty()
                ? request.text("admin.queue.others.none")
                : others.stream()
                        .map(other -> request.text(
                                other.statement() == statement ? "admin.queue.others.same" : "admin.queue.others.other",
                                Map.of("name", other.name())))
                        .collect(java.util.stream.Collectors.joining(" "));
    }

    /** The bar with the last decision and its way back. */
    private Optional<Last> last(StaffRequest request) {
        String done = request.query("done");
        if (!done.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        int id = Integer.parseInt(done);
        int conversation = request.conversation().id();
        return statements
                .find(conversation, id)
                .await()
                .flatMap(statement -> decisions
                        .findLatest(conversation, id)
                        .map(decision -> new Last(
                                id,
                                decision.kind() == Kind.UNDO ? 0 : decision.number(),
                                standing(request, decision),
                                statement.text())));
    }

    private void decide(StaffRequest request) {
        int conversation = request.conversation().id();
        Statement statement = get(request, request.pathNumber("statement"));
        Optional<Reason> reason = Reason.findByCode(request.typed().text("reason"));
        String own = request.typed().text("own");
        Kind kind = switch (request.typed().text("decision")) {
            case "accept" -> Kind.ACCEPT;
            case "meta" -> Kind.MARK_META;
            case "reject" -> Kind.REJECT;
            default -> throw Problems.badRequest(Map.of("decision", "accept, meta or reject"));
        };
        if (kind == Kind.REJECT && reason.isEmpty()) {
            showOne(request, statement, request.text("admin.queue.reasonNeeded"));
            return;
        }
        if (own.length() > Decisions.OWN_WORDS_MAX) {
            showOne(request, statement, request.text("admin.queue.ownTooLong", Map.of("max", Decisions.OWN_WORDS_MAX)));
            return;
        }
        var asked = new Decisions.Asked(
                conversation,
                statement.id(),
                seen(request),
                kind,
                kind == Kind.REJECT ? reason : Optional.empty(),
                Optional.of(own).filter(words -> !words.isEmpty()));
        answer(request, statement, decisions.decide(asked, request.principal()));
    }

    private void undo(StaffRequest request) {
        Statement statement = get(request, request.pathNumber("statement"));
        var asked = new Decisions.Asked(
                request.conversation().id(),
                statement.id(),
                seen(request),
                Kind.UNDO,
                Optional.empty(),
                Optional.empty());
        answer(request, statement, decisions.decide(asked, request.principal()));
    }

    private void answer(StaffRequest request, Statement statement, DecisionOutcome outcome) {
        String path = "/admin/c/" + request.conversation().slug() + "/queue";
        switch (outcome) {
            case DecisionOutcome.Decided decided ->
                request.goTo(path
                        + (decided.decision().kind() == Kind.UNDO ? "/" + statement.id() : "?done=" + statement.id()));
            case DecisionOutcome.Stale stale ->
                showOne(
                        request,
                        get(request, statement.id()),
                        request.text("admin.queue.stale", Map.of("what", standing(request, stale.latest()))));
            case DecisionOutcome.NothingToUndo nothing ->
                showOne(request, statement, request.text("admin.queue.nothingToUndo"));
            case DecisionOutcome.NoSuchStatement none -> throw Problems.notFound();
        }
    }

    private static int seen(StaffRequest request) {
        String seen = request.typed().text("seen");
        return seen.matches("\\d{1,6}") ? Integer.parseInt(seen) : BEFORE_ALL;
    }

    private record BulkLine(int id, String text, String language, boolean ticked) {}

    private record BulkView(
            StaffFrame frame,
            String slug,
            String title,
            String titleLanguage,
            List<BulkLine> lines,
            List<ReasonChoice> reasons,
            String wrong) {}

    private void bulk(StaffRequest request, String wrong) {
        int id = request.conversation().id();
        Conversation conversation = conversations.find(id).await().orElseThrow();
        List<String> ticked = request.typed().all("statement");
        List<BulkLine> lines = queue.page(id, Moderation.UNREVIEWED, BEFORE_ALL, Decisions.BULK_MAX).stream()
                .map(line -> new BulkLine(
                        line.id(), line.text(), line.language(), ticked.contains(String.valueOf(line.id()))))
                .toList();
        String language = conversation.settings().languages().getFirst();
        request.show(
                "admin/bulk",
                new BulkView(
                        request.frame(),
                        conversation.slug(),
                        conversation.title(language),
                        language,
                        lines,
                        reasons(request),
                        wrong));
    }

    private void proposeBulk(StaffRequest request) {
        int id = request.conversation().id();
        List<Integer> chosen = request.typed().all("statement").stream()
                .filter(number -> number.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .distinct()
                .limit(Decisions.BULK_MAX)
                .toList();
        Optional<Reason> reason = Reason.findByCode(request.typed().text("reason"));
        if (chosen.isEmpty() || reason.isEmpty()) {
            bulk(request, request.text("admin.bulk.wrong"));
            return;
        }
        var payload = decisions.bulkPayload(id, chosen, reason.get());
        ApprovalOutcome outcome = approvals.propose(id, Decisions.BULK, "statements", payload, request.principal());
        boolean proposed = outcome instanceof ApprovalOutcome.Proposed;
        request.goTo("/admin/c/" + request.conversation().slug() + "/approvals"
                + (proposed ? "?said=proposed" : "?said=proposed-before"));
    }

    private String age(StaffRequest request, Instant since) {
        Duration age = Duration.between(since, clock.instant());
        if (age.toDays() >= 1) {
            return request.text("admin.age.days", Map.of("n", age.toDays()));
        }
        return age.toHours() >= 1
                ? request.text("admin.age.hours", Map.of("n", age.toHours()))
                : request.text("admin.age.minutes", Map.of("n", Math.max(0, age.toMinutes())));
    }
}
