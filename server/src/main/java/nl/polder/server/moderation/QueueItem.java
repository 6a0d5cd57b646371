package nl.polder.server.moderation;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.statement.PersonalData;
import nl.polder.server.statement.Similarity;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.StatementQueue;

/**
 * The statement in the middle of the desk and the signals beside it. How a group votes is never among them: a decision is about the rules,
 * not about the opinion.
 *
 * @param seen number of the latest decision, to send back with the next one
 */
record QueueItem(
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
        String others) {

    private static final int LONG_FROM = 140;

    record Similar(String text, String language, String state) {}

    /** @param all statements of the conversation, among which are the look-alikes */
    static QueueItem of(
            StaffRequest request, Statement it, List<Statement> all, Decisions decisions, StatementQueue queue) {
        int conversation = request.conversation().id();
        Future<Optional<Decision>> asked = decisions.findLatest(conversation, it.id());
        Future<Integer> votes =
                it.votableSince().isPresent() ? queue.votes(conversation, it.id()) : Future.succeededFuture(0);
        Future<List<DecisionStore.Other>> others = decisions.look(conversation, request.principal(), it.id());
        Future.all(asked, votes, others).await();
        Optional<Decision> latest = asked.result();
        String text = it.text();
        return new QueueItem(
                it.id(),
                latest.map(Decision::number).orElse(0),
                text,
                it.language(),
                text.length() > LONG_FROM,
                origin(request, it),
                request.text("admin.queue.length", Map.of("n", text.codePointCount(0, text.length()))),
                latest.map(decision -> standing(request, decision)).orElse(""),
                request.text("admin.queue.votes", Map.of("n", votes.result())),
                ReasonChoice.list(request),
                request.typed().text("own"),
                similar(request, it, all),
                personalData(request, text),
                others(request, it.id(), others.result()));
    }

    /** What was decided, by whom and when, in a sentence. */
    static String standing(StaffRequest request, Decision decision) {
        return request.text(
                "admin.queue.decided." + decision.kind().code(),
                Map.of(
                        "name", decision.byName(),
                        "date", request.formats().date(decision.at()),
                        "time", request.formats().time(decision.at())));
    }

    private static String origin(StaffRequest request, Statement it) {
        return request.text(
                "admin.queue.origin." + it.origin().text(),
                Map.of(
                        "date", request.formats().date(it.createdAt()),
                        "time", request.formats().time(it.createdAt())));
    }

    private static List<Similar> similar(StaffRequest request, Statement it, List<Statement> all) {
        List<Statement> rest =
                all.stream().filter(other -> other.id() != it.id()).toList();
        return Similarity.similar(it.text(), rest).stream()
                .map(other -> new Similar(
                        other.text(),
                        other.language(),
                        request.text("admin.queue.state." + other.moderation().text())))
                .toList();
    }

    private static String personalData(StaffRequest request, String text) {
        List<PersonalData> found = PersonalData.in(text);
        return found.isEmpty()
                ? request.text("admin.queue.personal.none")
                : found.stream()
                        .map(kind -> request.text("admin.queue.personal." + kind.text()))
                        .collect(Collectors.joining(" "));
    }

    private static String others(StaffRequest request, int statement, List<DecisionStore.Other> others) {
        return others.isEmpty()
                ? request.text("admin.queue.others.none")
                : others.stream()
                        .map(other -> request.text(
                                other.statement() == statement ? "admin.queue.others.same" : "admin.queue.others.other",
                                Map.of("name", other.name())))
                        .collect(Collectors.joining(" "));
    }
}
