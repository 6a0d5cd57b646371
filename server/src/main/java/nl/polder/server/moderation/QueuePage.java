package nl.polder.server.moderation;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.polder.server.account.Action;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.statement.PersonalData;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.StatementQueue;
import nl.polder.server.statement.StatementStore;

/**
 * The moderator's desk as a page: what waits on the left, one statement large in the middle, signals on the right. All statements are read
 * once, because each of them can be a look-alike; what else is needed is asked at the same time.
 */
final class QueuePage {

    /** Lines on the left; the count above them says how many there are in all. */
    private static final int LINES = 50;

    private static final int NONE = -1;

    private final Decisions decisions;
    private final StatementQueue queue;
    private final StatementStore statements;
    private final ConversationStore conversations;
    private final HouseRules houseRules;
    private final Clock clock;

    QueuePage(
            Decisions decisions,
            StatementQueue queue,
            StatementStore statements,
            ConversationStore conversations,
            HouseRules houseRules,
            Clock clock) {
        this.decisions = decisions;
        this.queue = queue;
        this.statements = statements;
        this.conversations = conversations;
        this.houseRules = houseRules;
        this.clock = clock;
    }

    private record Filter(String href, String text, boolean current) {}

    private record QueueLine(int id, String text, String language, String age, String remark, boolean current) {}

    private record Last(int statement, int number, String said, String text) {}

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
            List<QueueItem> items,
            List<Last> last,
            String count,
            String oldest,
            String empty,
            String next,
            String previous,
            List<QueueLine> lines) {}

    /** What was read for one page. */
    private record Read(Conversation conversation, List<Statement> all, int normHours, Optional<Decision> done) {

        int count(QueueList list) {
            return list.of(all).size();
        }

        Optional<Statement> statement(int id) {
            return all.stream().filter(statement -> statement.id() == id).findFirst();
        }
    }

    /** The oldest of the list that the address names. */
    void showFirst(StaffRequest request) {
        Read read = read(request);
        QueueList list = QueueList.of(request.query("show"));
        show(request, read, list, list.of(read.all).stream().findFirst(), "");
    }

    /** One statement, on the list that it is on now; or 404. */
    void showOne(StaffRequest request, int id, String wrong) {
        Read read = read(request);
        Statement statement = read.statement(id).orElseThrow(Problems::notFound);
        show(request, read, QueueList.of(statement), Optional.of(statement), wrong);
    }

    private Read read(StaffRequest request) {
        int id = request.conversation().id();
        Future<Optional<Conversation>> conversation = conversations.find(id);
        Future<List<Statement>> all = statements.list(id);
        Future<HouseRules.Rules> rules = houseRules.find(id);
        int done = doneBefore(request);
        Future<Optional<Decision>> decision =
                done == NONE ? Future.succeededFuture(Optional.empty()) : decisions.findLatest(id, done);
        Future.all(conversation, all, rules, decision).await();
        return new Read(
                conversation.result().orElseThrow(),
                all.result(),
                rules.result().normHours(),
                decision.result());
    }

    private void show(StaffRequest request, Read read, QueueList list, Optional<Statement> statement, String wrong) {
        Conversation conversation = read.conversation;
        String language = conversation.settings().languages().contains(request.language())
                ? request.language()
                : conversation.settings().languages().getFirst();
        List<Statement> lines = lines(list.of(read.all), statement);
        int current = statement.map(Statement::id).orElse(NONE);
        int waiting = read.count(QueueList.WAITING);
        request.show(
                "admin/queue",
                new QueueView(
                        request.frame(),
                        conversation.slug(),
                        conversation.title(language),
                        language,
                        request.text("admin.queue.waits", Map.of("n", waiting)),
                        filters(request, read, list),
                        request.may(Action.DECIDE_STATEMENT),
                        request.may(Action.PROPOSE_BULK_REJECTION) && waiting > 1,
                        request.principal().keysOn(),
                        wrong,
                        statement.map(it -> QueueItem.of(request, it, read.all, decisions, queue)).stream()
                                .toList(),
                        last(request, read).stream().toList(),
                        request.text("admin.queue.list." + list.code(), Map.of("n", read.count(list))),
                        oldest(request, read),
                        statement.isEmpty() ? emptySince(request, list) : "",
                        neighbour(conversation.slug(), lines, current, 1),
                        neighbour(conversation.slug(), lines, current, -1),
                        lines.stream().map(line -> line(request, line, current)).toList()));
    }

    /** From its start as long as the statement is on the first page of the list, else from the statement. */
    private static List<Statement> lines(List<Statement> list, Optional<Statement> statement) {
        int place = statement.map(list::indexOf).orElse(0);
        return list.stream().skip(place < LINES ? 0 : place).limit(LINES).toList();
    }

    private static List<Filter> filters(StaffRequest request, Read read, QueueList current) {
        return Arrays.stream(QueueList.values())
                .map(list -> new Filter(
                        "/admin/c/" + request.conversation().slug() + "/queue?show=" + list.code(),
                        request.text("admin.queue.show." + list.code(), Map.of("n", read.count(list))),
                        list == current))
                .toList();
    }

    private String oldest(StaffRequest request, Read read) {
        return QueueList.WAITING.of(read.all).stream()
                .map(Statement::createdAt)
                .min(Instant::compareTo)
                .map(since ->
                        request.text("admin.queue.oldest", Map.of("age", age(request, since), "n", read.normHours)))
                .orElse("");
    }

    private String emptySince(StaffRequest request, QueueList list) {
        if (list != QueueList.WAITING) {
            return request.text("admin.queue.nothing");
        }
        Optional<Instant> since =
                decisions.lastDecisionAt(request.conversation().id());
        return since.map(at -> request.text(
                        "admin.queue.emptySince",
                        Map.of(
                                "date",
                                request.formats().date(at),
                                "time",
                                request.formats().time(at))))
                .orElseGet(() -> request.text("admin.queue.emptyAlways"));
    }

    private QueueLine line(StaffRequest request, Statement line, int current) {
        String mark = PersonalData.in(line.text()).isEmpty() ? "" : request.text("admin.queue.mark.personal");
        String withReason = line.reason()
                .flatMap(Reason::findByCode)
                .map(reason -> request.text("moderation.reason." + reason.code() + ".name"))
                .orElse(mark);
        String remark = line.meta() ? request.text("admin.queue.mark.meta") : withReason;
        return new QueueLine(
                line.id(), line.text(), line.language(), age(request, line.createdAt()), remark, line.id() == current);
    }

    private static String neighbour(String slug, List<Statement> lines, int current, int step) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).id() == current)
                .map(i -> i + step)
                .filter(i -> i >= 0 && i < lines.size())
                .mapToObj(i -> "/admin/c/" + slug + "/queue/" + lines.get(i).id())
                .findFirst()
                .orElse("");
    }

    /** The statement of {@code ?done=}: the one that was decided just now. */
    private static int doneBefore(StaffRequest request) {
        String done = request.query("done");
        return done.matches("\\d{1,9}") ? Integer.parseInt(done) : NONE;
    }

    /** The bar with the last decision and its way back. */
    private static Optional<Last> last(StaffRequest request, Read read) {
        return read.done.flatMap(decision -> read.statement(decision.statement())
                .map(statement -> new Last(
                        statement.id(),
                        decision.kind() == Decision.Kind.UNDO ? 0 : decision.number(),
                        QueueItem.standing(request, decision),
                        statement.text())));
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
