package nl.polder.clustering.robust.gaps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.polder.clustering.robust.finding.Stability;
import nl.polder.clustering.robust.latent.LatentAxes;
import nl.polder.clustering.robust.latent.LatentFit;
import nl.polder.clustering.robust.latent.Positions;
import nl.polder.clustering.robust.numbers.Parallel;
import nl.polder.clustering.robust.numbers.RandomStream;
import nl.polder.clustering.robust.votes.VoteTable;

/**
 * Step 7: do the groups appear again without a fifth of the people, or of the statements? 20 draws each, without
 * replacement (doubled people of a bootstrap make false peaks), refitted with the same axes and components, compared by the
 * adjusted Rand index (Hubert and Arabie 1985); in 10 draws of people the number of groups is looked for again.
 */
public final class LeavingOut {
    private static final int DRAWS = 20;
    private static final int VERDICT_DRAWS = 10;
    private static final double KEPT = 0.8;
    private static final int VOTES_MIN = 3;
    private static final double PEOPLE_MIN = 0.8;
    private static final double STATEMENTS_MIN = 0.6;
    private static final double VERDICT_MIN = 0.7;
    private static final int STEP = 7;

    private final VoteTable table;
    private final int fitted;
    private final int kept;
    private final int components;
    private final int groups;
    private final int[] labels;
    private final long seed;

    /**
     * @param fitted latent axes fitted
     * @param kept of these, axes with any information
     * @param components components fitted, strays included
     * @param groups groups published
     * @param labels group of every person of the table
     */
    public LeavingOut(VoteTable table, int fitted, int kept, int components, int groups, int[] labels, long seed) {
        this.table = table;
        this.fitted = fitted;
        this.kept = kept;
        this.components = components;
        this.groups = groups;
        this.labels = labels.clone();
        this.seed = seed;
    }

    /** Draws, refits and compares; the result does not depend on the number of threads. */
    public Stability measure(int threads) {
        double[] people = new double[DRAWS];
        double[] statements = new double[DRAWS];
        boolean[] same = new boolean[VERDICT_DRAWS];
        Parallel.forEach(threads, 2 * DRAWS, at -> {
            if (at < DRAWS) {
                people[at] = withoutPeople(at, same);
            } else {
                statements[at - DRAWS] = withoutStatements(at);
            }
        });
        int sameVerdict = 0;
        for (boolean s : same) {
            sameVerdict += s ? 1 : 0;
        }
        double peopleMedian = median(people);
        double statementsMedian = median(statements);
        boolean stable = peopleMedian >= PEOPLE_MIN
                && statementsMedian >= STATEMENTS_MIN
                && sameVerdict >= VERDICT_MIN * VERDICT_DRAWS;
        return new Stability(
                list(people), list(statements), peopleMedian, statementsMedian, VERDICT_DRAWS, sameVerdict, stable);
    }

    private double withoutPeople(int draw, boolean[] same) {
        RandomStream random = new RandomStream(seed, STEP, draw);
        VoteTable part = table.rows(random.draw((int) Math.round(KEPT * table.rows()), table.rows()));
        LatentAxes axes = LatentFit.of(part, fitted).first(kept);
        Positions positions = Positions.of(part, axes);
        Mixture mixture = refit(positions, draw);
        if (draw < same.length) {
            same[draw] =
                    GroupSearch.run(positions, seed, 100 + draw, false).trial().groups() == groups;
        }
        return AdjustedRand.of(labels, new MixtureFit(Positions.of(table, axes)).labels(mixture));
    }

    private double withoutStatements(int draw) {
        RandomStream random = new RandomStream(seed, STEP, draw);
        boolean[] chosen = new boolean[table.columns()];
        for (int c : random.draw((int) Math.round(KEPT * chosen.length), chosen.length)) {
            chosen[c] = true;
        }
        VoteTable fewer = table.onStatements(chosen);
        int[] rows = new int[fewer.rows()];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (fewer.end(i) - fewer.start(i) >= VOTES_MIN) {
                rows[count++] = i;
            }
        }
        int[] left = Arrays.copyOf(rows, count);
        Positions positions = Positions.of(
                fewer.rows(left), LatentFit.of(fewer.rows(left), fitted).first(kept));
        int[] published = new int[count];
        Arrays.setAll(published, i -> labels[left[i]]);
        return AdjustedRand.of(published, new MixtureFit(positions).labels(refit(positions, draw)));
    }

    private Mixture refit(Positions positions, int draw) {
        MixtureFit fits = new MixtureFit(positions);
        int[] before = {};
        Mixture mixture = null;
        for (int k = 2; k <= components; k++) {
            mixture = fits.fit(k, before, seed, 200 + draw).mixture();
            before = fits.labels(mixture);
        }
        if (mixture == null) {
            throw new IllegalStateException("fewer than two components");
        }
        double[] size = new double[components];
        for (int i = 0; i < before.length; i++) {
            size[before[i]] += positions.table().weight(i);
        }
        double limit = GroupSearch.strayLimit(positions.table().totalWeight());
        int[] strays = new int[components];
        int count = 0;
        for (int g = 0; g < components; g++) {
            if (size[g] < limit) {
                strays[count++] = g;
            }
        }
        return count > components - 2 ? mixture : GroupFinder.withoutStrays(mixture, Arrays.copyOf(strays, count));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return 0.5 * (sorted[half - 1] + sorted[half]);
    }

    private static List<Double> list(double[] values) {
        List<Double> list = new ArrayList<>();
        for (double v : values) {
            list.add(v);
        }
        return List.copyOf(list);
    }
}
