package nl.polder.clustering.robust;

import java.util.Arrays;
import nl.polder.clustering.robust.copies.StatementCopies;
import nl.polder.clustering.robust.finding.Stability;
import nl.polder.clustering.robust.finding.Verdict;
import nl.polder.clustering.robust.gaps.GroupFinder;
import nl.polder.clustering.robust.gaps.LeavingOut;
import nl.polder.clustering.robust.gaps.Mixture;
import nl.polder.clustering.robust.gaps.MixtureFit;
import nl.polder.clustering.robust.latent.AxisTest;
import nl.polder.clustering.robust.latent.LatentAxes;
import nl.polder.clustering.robust.latent.LatentFit;
import nl.polder.clustering.robust.latent.Positions;
import nl.polder.clustering.robust.numbers.RandomStream;
import nl.polder.clustering.robust.votes.VoteTable;
import org.jspecify.annotations.Nullable;

/**
 * Steps 2 to 8 on the included people: copies joined, axes, positions, groups, verdict, memberships. In large conversations axes and groups
 * are fitted on a seeded sample and everybody is then placed with the fixed parameters.
 */
final class Model {
    private static final int PEOPLE_MIN = 10;
    private static final int STATEMENTS_MIN = 3;
    private static final int GROUPS_PEOPLE_MIN = 50;
    private static final double SHOWN_MIN = 0.25;
    private static final double INFORMATION_MIN = 0.001;
    private static final double CERTAIN_MIN = 0.9;
    private static final int STEP_SAMPLE = 1;

    private final RobustOptions options;
    private final StatementCopies copies;
    private final VoteTable table;
    private final VoteTable sample;
    private @Nullable AxisTest axes;
    private @Nullable Positions positions;
    private double[] recovered = {};
    private int shown;
    private GroupFinder.@Nullable Outcome outcome;
    private @Nullable Mixture groups;
    private @Nullable Stability stability;
    private double meanMembership;
    private Verdict verdict = Verdict.NOTHING_COMPUTED;

    Model(VoteTable table, RobustOptions options) {
        this.options = options;
        VoteTable fitted = sample(table, options);
        boolean join = options.joinCopies() && fitted.totalWeight() >= GROUPS_PEOPLE_MIN;
        this.copies = join ? StatementCopies.of(fitted) : StatementCopies.none(table.columns());
        this.table = copies.join(table);
        this.sample = fitted == table ? this.table : copies.join(fitted);
        double people = sample.totalWeight();
        if (people < PEOPLE_MIN || this.table.columns() < STATEMENTS_MIN) {
            return;
        }
        AxisTest test = AxisTest.of(sample, options.seed(), options.permutations(), options.threads());
        this.axes = test;
        if (people < GROUPS_PEOPLE_MIN) {
            shown = test.passing();
            verdict = Verdict.TOO_FEW;
            return;
        }
        if (test.passing() == 0 && options.effort() == RobustOptions.Effort.VERDICT) {
            verdict = Verdict.NO_AXIS;
            return;
        }
        place(test);
    }

    private static VoteTable sample(VoteTable table, RobustOptions options) {
        if (table.rows() <= options.sampleMax()) {
            return table;
        }
        RandomStream random = new RandomStream(options.seed(), STEP_SAMPLE, 0);
        return table.rows(random.draw(options.sampleMax(), table.rows()));
    }

    private void place(AxisTest test) {
        LatentAxes fitted = LatentFit.of(sample, test.working());
        Positions onSample = Positions.of(sample, fitted);
        recovered = new double[fitted.axes()];
        Arrays.setAll(recovered, onSample::recovered);
        int placeable =
                (int) Arrays.stream(recovered).filter(r -> r >= SHOWN_MIN).count();
        shown = Math.min(test.passing(), placeable);
        int informative = informative(recovered);
        Positions working = Positions.of(sample, fitted.first(informative));
        positions = sample == table ? working : Positions.of(table, working.axes());
        if (test.passing() == 0) {
            verdict = Verdict.NO_AXIS;
            return;
        }
        GroupFinder.Outcome found = options.effort() == RobustOptions.Effort.FULL
                ? GroupFinder.full(working, options.seed(), options.threads())
                : GroupFinder.verdictOnly(working, options.seed());
        outcome = found;
        Mixture mixture = found.mixture();
        if (mixture == null) {
            verdict = found.hint() > 1 ? Verdict.HINT : shown == 0 ? Verdict.WEAK_AXIS : Verdict.NO_DISTINCT_GROUPS;
            return;
        }
        settle(mixture, found, working, fitted.axes());
    }

    /** Axes up to the last with any information; the others carry nothing and only cost time. */
    private static int informative(double[] recovered) {
        int count = 1;
        for (int a = 0; a < recovered.length; a++) {
            count = recovered[a] >= INFORMATION_MIN ? a + 1 : count;
        }
        return count;
    }

    private void settle(Mixture mixture, GroupFinder.Outcome found, Positions working, int fitted) {
        Positions all = getPositions();
        Mixture ordered = mixture.only(bySize(new MixtureFit(all).labels(mixture), mixture.components()));
        groups = ordered;
        meanMembership = meanMembership(all, ordered);
        if (options.effort() == RobustOptions.Effort.FULL) {
            int[] labels = new MixtureFit(working).labels(ordered);
            stability = new LeavingOut(
                            sample,
                            fitted,
                            working.axes().axes(),
                            found.components(),
                            ordered.components(),
                            labels,
                            options.seed())
                    .measure(options.threads());
        }
        boolean stable = stability == null || stability.stable();
        verdict = stable && meanMembership >= CERTAIN_MIN ? Verdict.DISTINCT_STABLE : Verdict.DISTINCT_BLURRED;
    }

    /** Components by number of members, then by their first member. */
    private static int[] bySize(int[] labels, int components) {
        int[] size = new int[components];
        int[] first = new int[components];
        Arrays.fill(first, labels.length);
        for (int i = labels.length - 1; i >= 0; i--) {
            size[labels[i]]++;
            first[labels[i]] = i;
        }
        return java.util.stream.IntStream.range(0, components)
                .boxed()
                .sorted((a, b) -> size[a] != size[b] ? size[b] - size[a] : first[a] - first[b])
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double meanMembership(Positions all, Mixture mixture) {
        int w = mixture.axes();
        double[] a = new double[w * w];
        double[] b = new double[w];
        Mixture.Worker worker = mixture.worker();
        double sum = 0;
        for (int i = 0; i < all.table().rows(); i++) {
            all.copyForm(i, a, b);
            worker.read(a, b);
            sum += all.table().weight(i) * worker.probability(worker.label());
        }
        return sum / all.table().totalWeight();
    }

    /** Statements that count as one in everything below. */
    StatementCopies copies() {
        return copies;
    }

    /** The votes of all included people, copies joined. */
    VoteTable table() {
        return table;
    }

    VoteTable sample() {
        return sample;
    }

    Verdict verdict() {
        return verdict;
    }

    /** Null below 10 people or 3 statements. */
    @Nullable
    AxisTest axes() {
        return axes;
    }

    /** Of all included people; null below 50. */
    @Nullable
    Positions positions() {
        return positions;
    }

    private Positions getPositions() {
        Positions placed = positions;
        if (placed == null) {
            throw new IllegalStateException("nobody was placed");
        }
        return placed;
    }

    double[] recovered() {
        return recovered.clone();
    }

    int shown() {
        return shown;
    }

    GroupFinder.@Nullable Outcome outcome() {
        return outcome;
    }

    /** The groups in published order; null without. */
    @Nullable
    Mixture groups() {
        return groups;
    }

    @Nullable
    Stability stability() {
        return stability;
    }

    double meanMembership() {
        return meanMembership;
    }
}
