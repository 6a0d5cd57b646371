package nl.polder.clustering.robust.gaps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.polder.clustering.robust.finding.SeedTrial;
import nl.polder.clustering.robust.latent.Positions;
import nl.polder.clustering.robust.numbers.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * The search with three seeds, because the fit has local optima: the run with the middle number of groups is published, a
 * hint only when all three give it.
 */
public final class GroupFinder {
    /** Repetitions of the search. */
    public static final int SEEDS = 3;

    private GroupFinder() {}

    /**
     * @param trials one per seed, in order
     * @param mixture groups only, strays left out, as fitted by the middle run; null without groups
     * @param components components of the fit it came from, strays included
     * @param strays number of components that were not groups
     * @param hint number of groups that all seeds hint at; 1 = none
     */
    public record Outcome(List<SeedTrial> trials, @Nullable Mixture mixture, int components, int strays, int hint) {

        /** Number of groups; 1 = none. */
        public int groups() {
            return mixture == null ? 1 : mixture.components();
        }
    }

    /** Runs all three seeds to the end. */
    public static Outcome full(Positions positions, long seed, int threads) {
        GroupSearch.Found[] found = new GroupSearch.Found[SEEDS];
        Parallel.forEach(threads, SEEDS, s -> found[s] = GroupSearch.run(positions, seed, s + 1, true));
        return outcome(List.of(found));
    }

    /** The same number of groups and hint, without the third seed when two decide, and without gains below what counts. */
    public static Outcome verdictOnly(Positions positions, long seed) {
        List<GroupSearch.Found> found = new ArrayList<>();
        while (found.size() < SEEDS && !decided(found)) {
            found.add(GroupSearch.run(positions, seed, found.size() + 1, false));
        }
        return outcome(found);
    }

    private static boolean decided(List<GroupSearch.Found> found) {
        if (found.size() < 2) {
            return false;
        }
        SeedTrial first = found.get(0).trial();
        SeedTrial second = found.get(1).trial();
        boolean noHint = first.hint() == 1 || second.hint() == 1;
        return first.groups() == second.groups() && (first.groups() > 1 || noHint);
    }

    private static Outcome outcome(List<GroupSearch.Found> found) {
        List<GroupSearch.Found> ordered = new ArrayList<>(found);
        ordered.sort(Comparator.comparingInt((GroupSearch.Found f) -> f.trial().groups())
                .thenComparingInt(f -> f.trial().hint())
                .thenComparingInt(f -> f.trial().number()));
        GroupSearch.Found middle = ordered.get(ordered.size() / 2);
        List<SeedTrial> trials = found.stream()
                .map(f -> f == middle ? chosen(f.trial()) : f.trial())
                .toList();
        int hint = found.stream().mapToInt(f -> f.trial().hint()).min().orElse(1) > 1
                ? middle.trial().hint()
                : 1;
        Mixture mixture = middle.mixture();
        if (mixture == null) {
            return new Outcome(trials, null, 1, 0, hint);
        }
        int strays = middle.strays().length;
        return new Outcome(trials, withoutStrays(mixture, middle.strays()), mixture.components(), strays, hint);
    }

    private static SeedTrial chosen(SeedTrial t) {
        return new SeedTrial(t.number(), t.groups(), t.hint(), true, t.trials());
    }

    /** The components that are groups; people of the others go to the most probable of these. */
    static Mixture withoutStrays(Mixture mixture, int[] strays) {
        int[] kept = new int[mixture.components() - strays.length];
        int at = 0;
        int next = 0;
        for (int g = 0; g < mixture.components(); g++) {
            if (next < strays.length && strays[next] == g) {
                next++;
            } else {
                kept[at++] = g;
            }
        }
        return mixture.only(kept);
    }
}
