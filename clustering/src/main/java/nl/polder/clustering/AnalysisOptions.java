package nl.polder.clustering;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How an analysis is to be made. {@link #standard()} is what is published: cold, everybody, unweighted.
 *
 * @param fill what stands in for unseen votes
 * @param included exactly these participant ids are clustered, instead of the rule of polis-math section 4
 * @param baseClusters these instead of computed ones; coordinates in the sign agree = +1
 * @param groups these instead of computed ones; they name ids of the base clusters
 * @param weights weight of a participant id (raking, suspicion), at least 0, scaled to mean 1; who is not named weighs 1
 * @param participants only these participant ids, as if nobody else had voted
 * @param warm state of the previous update
 * @param threads threads to use; the result is the same bytes for any number
 * @param memoryLimitBytes refuse, with a sentence, what is estimated to need more
 */
public record AnalysisOptions(
        Fill fill,
        Optional<Set<Integer>> included,
        Optional<List<BaseCluster>> baseClusters,
        Optional<List<OpinionGroup>> groups,
        Optional<Map<Integer, Double>> weights,
        Optional<Set<Integer>> participants,
        Optional<WarmState> warm,
        int threads,
        long memoryLimitBytes) {
    public AnalysisOptions {
        included = included.map(Set::copyOf);
        baseClusters = baseClusters.map(List::copyOf);
        groups = groups.map(List::copyOf);
        weights = weights.map(Map::copyOf);
        participants = participants.map(Set::copyOf);
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread, not " + threads);
        }
    }

    /** Cold, everybody, unweighted, one thread, as much memory as this process may have. */
    public static AnalysisOptions standard() {
        return new AnalysisOptions(
                Fill.MEAN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                Runtime.getRuntime().maxMemory());
    }

    public AnalysisOptions withFill(Fill newFill) {
        return new AnalysisOptions(
                newFill, included, baseClusters, groups, weights, participants, warm, threads, memoryLimitBytes);
    }

    public AnalysisOptions withIncluded(Set<Integer> ids) {
        return new AnalysisOptions(
                fill, Optional.of(ids), baseClusters, groups, weights, participants, warm, threads, memoryLimitBytes);
    }

    public AnalysisOptions withBaseClusters(List<BaseCluster> given) {
        return new AnalysisOptions(
                fill, included, Optional.of(given), groups, weights, participants, warm, threads, memoryLimitBytes);
    }

    public AnalysisOptions withGroups(List<OpinionGroup> given) {
        return new AnalysisOptions(
                fill,
                included,
                baseClusters,
                Optional.of(given),
                weights,
                participants,
                warm,
                threads,
                memoryLimitBytes);
    }

    public AnalysisOptions withWeights(Map<Integer, Double> byParticipant) {
        return new AnalysisOptions(
                fill,
                included,
                baseClusters,
                groups,
                Optional.of(byParticipant),
                participants,
                warm,
                threads,
                memoryLimitBytes);
    }

    public AnalysisOptions withParticipants(Set<Integer> ids) {
        return new AnalysisOptions(
                fill, included, baseClusters, groups, weights, Optional.of(ids), warm, threads, memoryLimitBytes);
    }

    public AnalysisOptions withWarm(WarmState state) {
        return new AnalysisOptions(
                fill,
                included,
                baseClusters,
                groups,
                weights,
                participants,
                Optional.of(state),
                threads,
                memoryLimitBytes);
    }

    public AnalysisOptions withThreads(int number) {
        return new AnalysisOptions(
                fill, included, baseClusters, groups, weights, participants, warm, number, memoryLimitBytes);
    }

    public AnalysisOptions withMemoryLimitBytes(long bytes) {
        return new AnalysisOptions(fill, included, baseClusters, groups, weights, participants, warm, threads, bytes);
    }
}
