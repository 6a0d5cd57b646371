package nl.polder.server.analysis;

import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import nl.polder.clustering.robust.RobustResult;
import nl.polder.server.analysis.AnalysisStore.Latest;
import nl.polder.server.analysis.AnalysisStore.NewAnalysis;
import nl.polder.server.analysis.AnalysisStore.ShownWithPeople;
import nl.polder.server.analysis.Presentation.Before;
import nl.polder.server.analysis.PublishingRules.Phase;
import nl.polder.server.analysis.PublishingRules.Reason;
import nl.polder.server.analysis.ShownFigures.Placement;
import nl.polder.server.analysis.ShownFigures.Pull;
import nl.polder.server.node.Leases;
import nl.polder.server.platform.db.Db;

/**
 * Writes versions: the analysis, and what is shown of it. A version is shown once both modes are there, so that a page speaks of
 * one position of the log; only when readers would otherwise see nothing is mode {@code polis} shown alone, until mode
 * {@code robust} has judged it. In await style, on virtual threads; only the node that holds the lease writes.
 */
public final class Publisher {
    static final String LEASE = "analysis";

    private final Db db;
    private final AnalysisStore store;
    private final Leases leases;
    private final Clock clock;

    public Publisher(Db db, AnalysisStore store, Leases leases, Clock clock) {
        this.db = db;
        this.store = store;
        this.leases = leases;
        this.clock = clock;
    }

    /** Everything about a version that is computed before its transaction. */
    record Prepared(AnalysedVotes run, NewAnalysis analysis, Optional<ToShow> shown) {
        Latest latest() {
            return new Latest(
                    analysis.version(),
                    analysis.position(),
                    analysis.hash(),
                    analysis.publishedAt(),
                    analysis.reason(),
                    analysis.phase(),
                    false);
        }

        /** With nothing kept about participants that are gone by now. */
        Prepared without(IntPredicate gone) {
            return new Prepared(run, analysis, shown.map(s -> s.without(gone)));
        }
    }

    /** What readers will see. */
    record ToShow(int number, boolean judged, Presentation presentation, ShownFigures figures, People people) {
        ToShow without(IntPredicate gone) {
            return new ToShow(number, judged, presentation, figures, people.without(gone));
        }
    }

    /** What is shown of a conversation now; also what the next version follows on. */
    Optional<ShownWithPeople> shownBefore(int conversationId) {
        return store.findShown(conversationId).await();
    }

    /** The first half of a version. Long arithmetic: on the analysis thread. */
    Prepared prepare(AnalysedVotes run, int version, Reason reason, Phase phase, Optional<ShownWithPeople> before) {
        var analysis = new NewAnalysis(
                run.conversationId(),
                version,
                "polis",
                run.position(),
                Documents.POLIS,
                Documents.polis(run),
                now(),
                reason,
                phase);
        Optional<ToShow> shown = before.isPresent()
                ? Optional.empty()
                : Optional.of(toShow(run, version, analysis.hash(), analysis, before));
        return new Prepared(run, analysis, shown);
    }

    /** The second half: mode {@code robust} of the same votes. Long arithmetic: on the robust thread. */
    Prepared judge(AnalysedVotes votes, Latest published, Optional<ShownWithPeople> before) {
        int segments = Presentation.next(before.map(Publisher::before), votes, published.version())
                .k();
        RobustResult robust = Judge.judge(votes, segments);
        AnalysedVotes run = votes.with(robust);
        var analysis = new NewAnalysis(
                run.conversationId(),
                published.version(),
                "robust",
                run.position(),
                robust.analysis().algorithm(),
                Documents.robust(run, robust.analysis(), published.hash(), segments),
                now(),
                published.reason(),
                published.phase());
        return new Prepared(
                run, analysis, Optional.of(toShow(run, published.version(), published.hash(), analysis, before)));
    }

    private static ToShow toShow(
            AnalysedVotes run, int version, String hash, NewAnalysis analysis, Optional<ShownWithPeople> before) {
        int number = before.map(b -> b.results().number() + 1).orElse(1);
        Presentation presentation = Presentation.next(before.map(Publisher::before), run, version);
        var about = new Results.Version(
                number, analysis.publishedAt(), run.position(), hash, analysis.algorithm(), LiveState.SEED);
        Results all = ResultsBuilder.build(run, presentation, about);
        People people = People.of(run, presentation, all.form());
        Results results = run.robust().isPresent()
                ? all.with(WithoutSetAside.compare(run, all, presentation, people.letters()))
                : all;
        return new ToShow(
                number,
                run.robust().isPresent(),
                presentation,
                new ShownFigures(results, placement(run, presentation)),
                people);
    }

    private static Before before(ShownWithPeople shown) {
        return new Before(
                shown.results().version(),
                shown.results().presentation(),
                shown.people().letters());
    }

    private static Placement placement(AnalysedVotes run, Presentation presentation) {
        Plane plane = presentation.plane(run);
        List<Pull> pulls = run.polis().statements().stream()
                .map(s -> new Pull(s.statementId(), s.excluded(), s.mean(), s.loading1(), s.loading2()))
                .toList();
        return new Placement(pulls, plane.scaleX(), plane.scaleY());
    }

    /**
     * Writes what was prepared, in one transaction.
     *
     * @return false when another node took the lease, or wrote it first
     */
    boolean write(Prepared prepared, long fencing) {
        NewAnalysis analysis = prepared.analysis();
        return db.inTransaction(sql -> {
            if (!leases.holds(sql, LEASE, fencing).await()
                    || !store.insert(sql, analysis).await()) {
                return false;
            }
            prepared.shown().ifPresent(shown -> show(sql, analysis, shown));
            store.forgetOld(sql, analysis.conversationId(), analysis.version()).await();
            return true;
        });
    }

    private void show(SqlClient sql, NewAnalysis analysis, ToShow shown) {
        store.show(
                        sql,
                        analysis.conversationId(),
                        shown.number(),
                        analysis.version(),
                        shown.judged(),
                        shown.presentation(),
                        shown.figures(),
                        shown.people(),
                        analysis.publishedAt())
                .await();
    }

    /** Takes participants that are gone out of everything that is kept about people. */
    void erase(int conversationId, IntPredicate gone) {
        db.inTransaction(sql -> {
            Map<Integer, People> kept = store.people().list(sql, conversationId).await();
            kept.forEach((number, people) -> {
                People left = people.without(gone);
                if (left.places().size() < people.places().size()) {
                    store.people().update(sql, conversationId, number, left).await();
                }
            });
            return OptionalInt.empty();
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
