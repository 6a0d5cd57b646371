package nl.polder.clustering.robust.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The published result of mode {@code robust}: figures only. Positions and memberships of participants are in
 * {@code RobustParticipants}, which is not public.
 *
 * @param algorithm name and version of the method
 * @param verdict what kind of summary groups are here
 * @param copies statements that count as one where axes and groups are sought; empty when all say different things
 * @param axes candidate axes, strongest first, with the shuffled votes they were tested against
 * @param axesPassing axes stronger than in shuffled votes
 * @param axesShown axes on which people can be placed
 * @param trials the search for groups, one per seed; empty when groups were not sought
 * @param hintedGroups number of groups of the hint; 0 without
 * @param stability only with distinct groups
 * @param meanMembership mean largest probability; 0 without distinct groups
 * @param groups the distinct groups, largest first; empty when there are none
 * @param segments mode polis's groups, when given and there are no distinct groups; else empty
 * @param segmentsRecovered share of the people whose segment is found again from all their votes; 0 without segments
 * @param everybody statements as everybody answered them, always
 * @param divided statements by groups, or by segments; null without either
 * @param notes codes of remarks, e.g. {@code strays:3}, {@code sampled}, {@code ends-instead-of-groups}
 */
public record RobustAnalysis(
        String algorithm,
        Settings settings,
        Counts counts,
        Verdict verdict,
        List<SameStatements> copies,
        List<Axis> axes,
        int axesPassing,
        int axesShown,
        List<SeedTrial> trials,
        int hintedGroups,
        @Nullable Stability stability,
        double meanMembership,
        List<Group> groups,
        List<Group> segments,
        double segmentsRecovered,
        Reading everybody,
        @Nullable Reading divided,
        List<String> notes) {

    /** Whether distinct groups are published. */
    public boolean distinctGroups() {
        return verdict.distinctGroups();
    }
}
