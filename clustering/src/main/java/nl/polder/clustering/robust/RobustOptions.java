package nl.polder.clustering.robust;

import java.util.Map;
import java.util.Set;

/**
 * What a run of mode {@code robust} may be told.
 *
 * @param seed seed of every random stream; same seed and votes, same bytes
 * @param permutations shuffles per axis, 19 to 999: 99 for publication, 29 where speed matters
 * @param threads how many threads may share the work; never changes the result
 * @param sampleMax largest number of people on whom axes and groups are fitted, at least 50
 * @param smallestCell groups below this size are never named in minority voices (privacy cell)
 * @param excluded participant ids to leave out (suspected participants)
 * @param weights weight per participant id (raking); empty = everybody 1, absent = 1, 0 = left out
 * @param segments segment number from 0 per participant id (groups of mode {@code polis}); empty = none
 * @param effort how far to compute beyond the verdict
 * @param joinCopies whether statements that say the same count as one where axes and groups are sought
 * @param memoryLimitBytes refuse, with a sentence, what {@link RobustMemory} estimates to need more
 */
public record RobustOptions(
        long seed,
        int permutations,
        int threads,
        int sampleMax,
        int smallestCell,
        Set<Integer> excluded,
        Map<Integer, Double> weights,
        Map<Integer, Integer> segments,
        Effort effort,
        boolean joinCopies,
        long memoryLimitBytes) {

    /** How far to compute. */
    public enum Effort {
        /** Everything, all three seeds, every figure to the end. */
        FULL,
        /** The same verdict, but a search stops as soon as nothing can change it, and statements are not read. */
        VERDICT
    }

    public RobustOptions {
        if (permutations < 19 || permutations > 999) {
            throw new IllegalArgumentException("permutations must be 19 to 999, not " + permutations);
        }
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("threads must be 1 to 64, not " + threads);
        }
        if (sampleMax < 50) {
            throw new IllegalArgumentException("sampleMax must be at least 50, not " + sampleMax);
        }
        if (smallestCell < 1) {
            throw new IllegalArgumentException("smallestCell must be at least 1, not " + smallestCell);
        }
        weights.forEach((participant, weight) -> {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("weight of participant " + participant + " is " + weight);
            }
        });
        segments.forEach((participant, segment) -> {
            if (segment < 0 || segment > 99) {
                throw new IllegalArgumentException("segment of participant " + participant + " is " + segment);
            }
        });
        excluded = Set.copyOf(excluded);
        weights = Map.copyOf(weights);
        segments = Map.copyOf(segments);
    }

    /** 99 permutations, one thread, a sample of 6 000, cells of 5, nobody left out, no weights, no segments, copies joined, as much memory as this process may have. */
    public static RobustOptions withSeed(long seed) {
        return new RobustOptions(
                seed,
                99,
                1,
                6_000,
                5,
                Set.of(),
                Map.of(),
                Map.of(),
                Effort.FULL,
                true,
                Runtime.getRuntime().maxMemory());
    }

    public RobustOptions withPermutations(int count) {
        return new RobustOptions(
                seed,
                count,
                threads,
                sampleMax,
                smallestCell,
                excluded,
                weights,
                segments,
                effort,
                joinCopies,
                memoryLimitBytes);
    }

    public RobustOptions withThreads(int count) {
        return new RobustOptions(
                seed,
                permutations,
                count,
                sampleMax,
                smallestCell,
                excluded,
                weights,
                segments,
                effort,
                joinCopies,
                memoryLimitBytes);
    }

    public RobustOptions withSampleMax(int people) {
        return new RobustOptions(
                seed,
                permutations,
                threads,
                people,
                smallestCell,
                excluded,
                weights,
                segments,
                effort,
                joinCopies,
                memoryLimitBytes);
    }

    public RobustOptions withSmallestCell(int people) {
        return new RobustOptions(
                seed,
                permutations,
                threads,
                sampleMax,
                people,
                excluded,
                weights,
                segments,
                effort,
                joinCopies,
                memoryLimitBytes);
    }

    public RobustOptions without(Set<Integer> participants) {
        return new RobustOptions(
                seed,
                permutations,
                threads,
                sampleMax,
                smallestCell,
                participants,
                weights,
                segments,
                effort,
                joinCopies,
                memoryLimitBytes);
    }

    public RobustOptions withWeights(Map<Integer, Double> byParticipant) {
        return new RobustOptions(
                seed,
                permutations,
                threads,
                sampleMax,
                smallestCell,
                excluded,
                byParticipant,
                segments,
                effort,
                joinCopies,
                memoryLimitBytes);
    }

    public RobustOptions withSegments(Map<Integer, Integer> byParticipant) {
        return new RobustOptions(
                seed,
                permutations,
                threads,
                sampleMax,
                smallestCell,
                excluded,
                weights,
                byParticipant,
                effort,
                joinCopies,
                memoryLimitBytes);
    }

    public RobustOptions withEffort(Effort how) {
        return new RobustOptions(
                seed,
                permutations,
                threads,
                sampleMax,
                smallestCell,
                excluded,
                weights,
                segments,
                how,
                joinCopies,
                memoryLimitBytes);
    }

    /** For comparisons: every statement counts by itself, copies or not. */
    public RobustOptions withoutJoiningCopies() {
        return new RobustOptions(
                seed,
                permutations,
                threads,
                sampleMax,
                smallestCell,
                excluded,
                weights,
                segments,
                effort,
                false,
                memoryLimitBytes);
    }

    public RobustOptions withMemoryLimitBytes(long bytes) {
        return new RobustOptions(
                seed,
                permutations,
                threads,
                sampleMax,
                smallestCell,
                excluded,
                weights,
                segments,
                effort,
                joinCopies,
                bytes);
    }
}
