package nl.polder.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The opinion mathematics from beginning to end, by Polis's rules (polis-math sections 2 to 13): components, positions, base clusters, groups for
 * every k, and what the groups think. Start reading at {@link #run}.
 *
 * <p>A function of its arguments: the same votes, moderation, options and seed give the same bytes, on any machine and with any number of
 * threads.
 */
public final class Analyser {
    private final VoteMatrix votes;
    private final Moderation moderation;
    private final AnalysisOptions options;
    private final long seed;
    private final Weights weights;
    private final boolean[] excluded;
    private final int[] statementIds;
    private final Parallel parallel;

    private Analyser(VoteMatrix votes, Moderation moderation, AnalysisOptions options, long seed, Parallel parallel) {
        this.votes = votes;
        this.moderation = moderation;
        this.options = options;
        this.seed = seed;
        this.parallel = parallel;
        this.weights = options.weights().map(w -> Weights.of(votes, w)).orElse(Weights.equal());
        this.statementIds = votes.statementIds();
        this.excluded = new boolean[statementIds.length];
        for (int c = 0; c < excluded.length; c++) {
            excluded[c] = moderation.isExcluded(statementIds[c]);
        }
    }

    /**
     * Analyses a conversation.
     *
     * @param seed of the directions from which the components are sought; with any gap between the eigenvalues every seed gives the same result
     *     to about 1e-12
     * @throws MemoryEstimate.TooLargeException when it would not fit in {@link AnalysisOptions#memoryLimitBytes}
     * @throws IllegalArgumentException for impossible weights or given groups
     */
    public static Analysis analyse(VoteMatrix votes, Moderation moderation, AnalysisOptions options, long seed) {
        return analyse(votes, Optional.empty(), moderation, options, seed);
    }

    /**
     * Analyses a conversation whose co-vote sums are kept current, which spares the pass over all pairs of votes. The result is the same.
     *
     * @param sums sums of exactly these votes; not used with weights or a subset of the participants
     */
    public static Analysis analyse(
            VoteMatrix votes, CoVotes sums, Moderation moderation, AnalysisOptions options, long seed) {
        return analyse(votes, Optional.of(sums), moderation, options, seed);
    }

    private static Analysis analyse(
            VoteMatrix votes, Optional<CoVotes> sums, Moderation moderation, AnalysisOptions options, long seed) {
        MemoryEstimate.requireFits(votes, options);
        VoteMatrix chosen =
                options.participants().map(ids -> RowSubset.of(votes, ids)).orElse(votes);
        @Nullable CoVotes usable = chosen == votes ? sums.orElse(null) : null;
        try (Parallel parallel = new Parallel(options.threads())) {
            return new Analyser(chosen, moderation, options, seed, parallel).run(usable);
        }
    }

    private Analysis run(@Nullable CoVotes kept) {
        boolean dense = weights.isEqual() && statementIds.length <= CoVotes.STATEMENTS_MAX;
        @Nullable CoVotes sums = !dense ? null : kept != null ? kept : CoVotes.of(votes, parallel);
        int[] slots = sums == null ? new int[0] : slots(sums);
        List<Tally> tallies = sums == null ? Tallies.ofAll(votes, weights) : Tallies.ofAll(sums, slots);
        Covariance covariance = sums == null
                ? SparseCovariance.of(votes, excluded, weights, options.fill(), parallel)
                : DenseCovariance.of(sums, slots, excluded, votes.participants(), options.fill(), parallel);
        PrincipalComponents components = components(covariance);

        Points positions = Projection.participants(votes, components, excluded, parallel);
        boolean[] included = included();
        BaseClusters base = options.baseClusters()
                .map(given -> BaseClusters.given(votes, given))
                .orElseGet(() -> BaseClusters.of(
                        votes,
                        positions,
                        Inclusion.rows(included),
                        options.warm().map(WarmState::baseClusters).orElse(List.of()),
                        parallel));
        List<OpinionGroups.Candidate> candidates = candidates(base);
        List<List<Tally>> baseTallies = Tallies.ofBases(votes, base, weights, parallel);
        return result(components, positions, included, base, candidates, tallies, baseTallies);
    }

    private int[] slots(CoVotes sums) {
        int[] slots = new int[statementIds.length];
        for (int c = 0; c < slots.length; c++) {
            slots[c] = sums.findSlot(statementIds[c]);
            if (slots[c] < 0) {
                throw new IllegalArgumentException("the co-vote sums lack statement " + statementIds[c]);
            }
        }
        return slots;
    }

    /** Cold, or from the previous components and then with axes that point the same way. */
    private PrincipalComponents components(Covariance covariance) {
        Optional<Map<Integer, WarmState.Loadings>> before = options.warm().map(WarmState::components);
        if (before.isEmpty()) {
            return PrincipalComponents.of(covariance, List.of(), seed);
        }
        double[] first = new double[statementIds.length];
        double[] second = new double[statementIds.length];
        for (int c = 0; c < first.length; c++) {
            WarmState.Loadings loadings = before.get().getOrDefault(statementIds[c], new WarmState.Loadings(1, 1));
            first[c] = excluded[c] ? 0 : loadings.first();
            second[c] = excluded[c] ? 0 : loadings.second();
        }
        PrincipalComponents found = PrincipalComponents.of(covariance, List.of(first, second), seed);
        return found.turned(Vectors.dot(found.first(), first) < 0, Vectors.dot(found.second(), second) < 0);
    }

    private boolean[] included() {
        return options.included()
                .map(given -> Inclusion.given(votes, given))
                .orElseGet(() -> Inclusion.of(
                        votes, options.warm().map(WarmState::included).orElse(Set.of())));
    }

    private List<OpinionGroups.Candidate> candidates(BaseClusters base) {
        return options.groups()
                .map(given -> List.of(OpinionGroups.given(given, base, weights)))
                .orElseGet(() -> OpinionGroups.candidates(
                        base, weights, options.warm().map(WarmState::groupings).orElse(Map.of()), parallel));
    }

    private Analysis result(
            PrincipalComponents components,
            Points positions,
            boolean[] included,
            BaseClusters base,
            List<OpinionGroups.Candidate> candidates,
            List<Tally> tallies,
            List<List<Tally>> baseTallies) {
        int best = OpinionGroups.best(candidates);
        WarmState.Smoother smoother = OpinionGroups.smoothed(
                options.groups().isPresent() ? Optional.empty() : options.warm().map(WarmState::smoother),
                best,
                OpinionGroups.largestK(base.clusters().size()));
        List<Grouping> groupings = new ArrayList<>();
        for (OpinionGroups.Candidate candidate : candidates) {
            groupings.add(grouping(candidate, base, baseTallies));
        }
        return new Analysis(
                votes.participants(),
                votes.votes(),
                Projection.count(included),
                moderation,
                statements(components, tallies, Tallies.sum(baseTallies, statementIds.length)),
                groupings,
                best,
                smoother.k(),
                ConsensusStatements.of(statementIds, excluded, tallies),
                people(positions, included, base, baseTallies),
                smoother);
    }

    private Grouping grouping(OpinionGroups.Candidate candidate, BaseClusters base, List<List<Tally>> baseTallies) {
        List<List<Tally>> perGroup = new ArrayList<>();
        for (OpinionGroup group : candidate.groups()) {
            List<List<Tally>> members = new ArrayList<>();
            for (int b = 0; b < base.clusters().size(); b++) {
                if (group.baseClusters().contains(base.clusters().get(b).id())) {
                    members.add(baseTallies.get(b));
                }
            }
            perGroup.add(Tallies.sum(members, statementIds.length));
        }
        List<Grouping.GroupResult> results = new ArrayList<>();
        for (int g = 0; g < perGroup.size(); g++) {
            List<List<Tally>> others = new ArrayList<>(perGroup);
            others.remove(g);
            List<Tally> rest = Tallies.sum(others, statementIds.length);
            results.add(new Grouping.GroupResult(
                    candidate.groups().get(g),
                    perGroup.get(g),
                    Representativeness.of(statementIds, excluded, perGroup.get(g), rest)));
        }
        return new Grouping(
                candidate.k(), candidate.silhouette(), results, GroupAwareConsensus.of(perGroup, statementIds.length));
    }

    private List<StatementResult> statements(PrincipalComponents components, List<Tally> tallies, List<Tally> grouped) {
        Points places = Projection.statements(components);
        List<StatementResult> results = new ArrayList<>();
        for (int c = 0; c < statementIds.length; c++) {
            double x = places.x()[c];
            double y = places.y()[c];
            double extremity = Math.sqrt(x * x + y * y);
            results.add(new StatementResult(
                    statementIds[c],
                    excluded[c],
                    components.centre()[c],
                    components.first()[c],
                    components.second()[c],
                    x,
                    y,
                    extremity,
                    tallies.get(c),
                    Priority.of(grouped.get(c), extremity, moderation.meta().contains(statementIds[c]))));
        }
        return results;
    }

    private ParticipantResults people(
            Points positions, boolean[] included, BaseClusters base, List<List<Tally>> baseTallies) {
        int[] counts = new int[votes.participants()];
        Arrays.setAll(counts, votes::rowSize);
        return new ParticipantResults(
                votes.participantIds(),
                positions.x(),
                positions.y(),
                counts,
                included,
                base.baseOfRow(),
                base.clusters(),
                baseTallies);
    }
}
