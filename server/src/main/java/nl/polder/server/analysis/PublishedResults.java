package nl.polder.server.analysis;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.polder.server.analysis.AnalysisStore.ShownWithPeople;
import nl.polder.server.analysis.AnalysisStore.StoredResults;
import nl.polder.server.analysis.Results.StatementResult;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.StatementStore;
import org.jspecify.annotations.Nullable;

/**
 * The published results of conversations, with the texts of their statements as they may be shown now: a statement that was
 * rejected after publication is left out. Remembered for ten seconds. On the hot path, so Futures.
 */
public final class PublishedResults {
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int REMEMBERED_MAX = 1_000;

    private final AnalysisStore store;
    private final StatementStore statements;
    private final Clock clock;
    private final Map<Integer, Remembered> byConversation = new ConcurrentHashMap<>();

    private record Remembered(Instant at, Future<Optional<WithPlacement>> answer) {}

    private record WithPlacement(Results results, StoredResults stored) {}

    public PublishedResults(AnalysisStore store, StatementStore statements, Clock clock) {
        this.store = store;
        this.statements = statements;
        this.clock = clock;
    }

    /** What is shown now; empty before the first version. The same object as long as nothing changed. */
    public Future<Optional<Results>> find(int conversationId) {
        return remembered(conversationId).map(found -> found.map(WithPlacement::results));
    }

    /** What was shown under a number, with today's texts; empty when it is not kept any more. */
    public Future<Optional<Results>> find(int conversationId, int number) {
        return store.findResults(conversationId, number)
                .compose(found -> withTexts(conversationId, found))
                .map(found -> found.map(WithPlacement::results));
    }

    /**
     * Where a participant stands in what is shown now.
     *
     * @param votes own latest votes by statement: +1, 0 or -1
     */
    public Future<Optional<OwnPlace>> ownPlace(int conversationId, int participantId, Map<Integer, Integer> votes) {
        return remembered(conversationId).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
            }
            Results results = found.get().results();
            Future<Optional<People.Place>> published = results.form() == Results.Form.DISTINCT
                    ? store.findShown(conversationId).map(shown -> place(shown, participantId))
                    : Future.succeededFuture(Optional.empty());
            return published.map(place -> Optional.of(
                    OwnPlaces.of(results, found.get().stored().figures().placement(), votes, place)));
        });
    }

    private static Optional<People.Place> place(Optional<ShownWithPeople> shown, int participantId) {
        return shown.stream()
                .flatMap(s -> s.people().places().stream())
                .filter(place -> place.p() == participantId)
                .findFirst();
    }

    /** After a new number was shown: the next look asks the database. */
    public void forget(int conversationId) {
        byConversation.remove(conversationId);
    }

    private Future<Optional<WithPlacement>> remembered(int conversationId) {
        Instant now = clock.instant();
        Remembered known = byConversation.get(conversationId);
        if (known != null && now.isBefore(known.at.plus(REMEMBERED))) {
            return known.answer;
        }
        if (byConversation.size() >= REMEMBERED_MAX) {
            byConversation.clear();
        }
        Future<Optional<WithPlacement>> answer = store.findResults(conversationId)
                .compose(found -> withTexts(conversationId, found))
                .map(found -> unlessEqual(known, found));
        byConversation.put(conversationId, new Remembered(now, answer));
        answer.onFailure(lost -> byConversation.remove(conversationId));
        return answer;
    }

    private static Optional<WithPlacement> unlessEqual(@Nullable Remembered known, Optional<WithPlacement> found) {
        Optional<WithPlacement> before =
                known != null && known.answer.succeeded() ? known.answer.result() : Optional.empty();
        boolean same = before.isPresent()
                && found.isPresent()
                && before.get().results().equals(found.get().results());
        return same ? before : found;
    }

    private Future<Optional<WithPlacement>> withTexts(int conversationId, Optional<StoredResults> found) {
        return found.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : statements
                        .list(conversationId)
                        .map(all -> Optional.of(new WithPlacement(
                                withTexts(found.get().figures().results(), all), found.get())));
    }

    private static Results withTexts(Results results, List<Statement> all) {
        Map<Integer, Statement> byId = all.stream()
                .filter(s -> s.moderation() != Moderation.REJECTED && !s.texts().isEmpty())
                .collect(Collectors.toMap(Statement::id, Function.identity()));
        List<StatementResult> shown = results.statements().stream()
                .flatMap(r -> Optional.ofNullable(byId.get(r.statementId())).map(s -> withText(r, s)).stream())
                .toList();
        return results.with(shown, byId.keySet()::contains);
    }

    private static StatementResult withText(StatementResult result, Statement statement) {
        return new StatementResult(
                result.statementId(),
                statement.text(),
                statement.language(),
                statement.texts(),
                statement.origin().text(),
                result.everybody(),
                result.groups());
    }
}
