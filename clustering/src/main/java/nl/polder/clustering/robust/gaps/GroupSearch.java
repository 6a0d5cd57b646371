package nl.polder.clustering.robust.gaps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import nl.polder.clustering.robust.finding.ComponentsTrial;
import nl.polder.clustering.robust.finding.PairTest;
import nl.polder.clustering.robust.finding.SeedTrial;
import nl.polder.clustering.robust.latent.Positions;

/**
 * Step 6 with one seed: 2 to 6 components; components below max(5, 3 % of n) are strays, the others groups; a number of
 * components holds when its worst pair of groups has gain ≥ 4 nats, effect ≥ 0.06 and depth ≤ 0.7. The one that holds with the
 * most groups wins, the smaller on a tie.
 */
public final class GroupSearch {
    private static final int COMPONENTS_MAX = 6;
    private static final double GAIN_MIN = 4;
    private static final double HINT_MIN = 2;
    private static final double EFFECT_MIN = 0.06;
    private static final double DEPTH_MAX = 0.7;

    private final Positions positions;
    private final MixtureFit fits;
    private final boolean full;
    private final double n;

    private GroupSearch(Positions positions, boolean full) {
        this.positions = positions;
        this.fits = new MixtureFit(positions);
        this.full = full;
        this.n = positions.table().totalWeight();
    }

    /**
     * What one seed found.
     *
     * @param trial the figures
     * @param mixture the mixture of the verdict; null without groups
     * @param strays components of that mixture that are not groups
     */
    public record Found(
            SeedTrial trial,
            @org.jspecify.annotations.Nullable Mixture mixture,
            int[] strays) {}

    private record Tried(ComponentsTrial trial, Mixture mixture, int[] labels, int[] strays) {}

    /**
     * @param number number of the repetition, from 1
     * @param full whether every gain is wanted to the end; the verdict is the same
     */
    public static Found run(Positions positions, long seed, int number, boolean full) {
        return new GroupSearch(positions, full).run(seed, number);
    }

    private Found run(long seed, int number) {
        List<ComponentsTrial> trials = new ArrayList<>();
        Tried best = null;
        int hint = 1;
        int[] labels = {};
        for (int k = 2; k <= COMPONENTS_MAX; k++) {
            Tried tried = attempt(k, labels, seed, number);
            ComponentsTrial trial = tried.trial();
            labels = tried.labels();
            trials.add(trial);
            if (trial.holds() && (best == null || trial.groups() > best.trial().groups())) {
                best = tried;
            }
            hint = trial.hints() ? Math.max(hint, trial.groups()) : hint;
            if (trial.sizes().getLast() == 0) {
                break;
            }
        }
        int groups = best == null ? 1 : best.trial().groups();
        SeedTrial trial = new SeedTrial(number, groups, Math.max(hint, groups), false, List.copyOf(trials));
        return new Found(trial, best == null ? null : best.mixture(), best == null ? new int[0] : best.strays());
    }

    private Tried attempt(int k, int[] previous, long seed, int number) {
        MixtureFit.Fitted fitted = fits.fit(k, previous, seed, number);
        Mixture mixture = fitted.mixture();
        int[] labels = fits.labels(mixture);
        double[] size = new double[k];
        int[] people = new int[k];
        for (int i = 0; i < labels.length; i++) {
            size[labels[i]] += positions.table().weight(i);
            people[labels[i]]++;
        }
        int[] groups = where(size, true);
        List<PairTest> pairs = groups.length < 2 ? List.of() : pairs(mixture, groups);
        double gain = pairs.stream().mapToDouble(PairTest::gain).min().orElse(0);
        double effect = pairs.stream().mapToDouble(PairTest::effect).min().orElse(0);
        double depth = pairs.stream().mapToDouble(PairTest::depth).max().orElse(1);
        boolean shape = groups.length >= 2 && effect >= EFFECT_MIN && depth <= DEPTH_MAX;
        ComponentsTrial trial = new ComponentsTrial(
                k,
                Arrays.stream(people).boxed().sorted(Comparator.reverseOrder()).toList(),
                groups.length,
                fitted.logLikelihood(),
                gain,
                effect,
                depth,
                shape && gain >= GAIN_MIN,
                shape && gain >= HINT_MIN,
                pairs);
        return new Tried(trial, mixture, labels, where(size, false));
    }

    /** Components that are groups, or those that are strays. */
    private int[] where(double[] size, boolean large) {
        double smallest = strayLimit(n);
        int[] found = new int[size.length];
        int count = 0;
        for (int g = 0; g < size.length; g++) {
            if ((size[g] >= smallest) == large) {
                found[count++] = g;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Components below this (effective) size are strays. */
    static double strayLimit(double n) {
        return Math.max(5, 0.03 * n);
    }

    private record Pair(int first, int second, double distance) {}

    private List<PairTest> pairs(Mixture mixture, int[] groups) {
        List<Pair> order = new ArrayList<>();
        for (int x = 0; x < groups.length; x++) {
            for (int y = x + 1; y < groups.length; y++) {
                double distance = 0;
                for (int a = 0; a < mixture.axes(); a++) {
                    double d = mixture.centre(groups[x], a) - mixture.centre(groups[y], a);
                    distance += d * d;
                }
                order.add(new Pair(groups[x], groups[y], distance));
            }
        }
        order.sort(Comparator.comparingDouble(Pair::distance));
        ValleyTest valley = new ValleyTest(positions, mixture);
        List<PairTest> tests = new ArrayList<>();
        for (Pair pair : order) {
            PairTest test = valley.test(pair.first(), pair.second(), full);
            tests.add(test);
            if (test.gain() < 0 || (!full && test.gain() < HINT_MIN)) {
                break;
            }
        }
        return List.copyOf(tests);
    }
}
