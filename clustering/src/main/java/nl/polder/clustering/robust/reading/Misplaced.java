package nl.polder.clustering.robust.reading;

import java.util.function.IntToDoubleFunction;

/**
 * How far the share of those who were put into a group can lie from the share of those who belong to it. Some of a label's
 * voters are of other groups: with M_gh = the mean probability of group h among the voters labelled g, the labelled shares are
 * q = Mp, p being the shares of the groups themselves (the error matrix of a classifier; Buonaccorsi 2010, Measurement Error,
 * ch. 2). p is found by Gauss-Seidel sweeps, kept within [0, 1].
 */
final class Misplaced {
    /** M is close to the identity; after 12 sweeps the rest is below 1e-6 wherever labels are right in three of four. */
    private static final int SWEEPS = 12;

    private final int sets;
    private final double[] mass;

    Misplaced(int statements, int sets) {
        this.sets = sets;
        this.mass = new double[statements * sets * sets];
    }

    /** A voter with this label, and how probable each group is for them without this vote. */
    void add(int statement, int label, double[] probability, double weight) {
        int at = (statement * sets + label) * sets;
        for (int h = 0; h < sets; h++) {
            mass[at + h] += weight * probability[h];
        }
    }

    /**
     * p_g − q_g: negative where others raise the share of the label. 0 where nobody has the label.
     *
     * @param labelled q, the share among the voters of each label
     */
    double shift(int statement, int set, IntToDoubleFunction labelled) {
        double[] p = new double[sets];
        for (int g = 0; g < sets; g++) {
            p[g] = labelled.applyAsDouble(g);
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int g = 0; g < sets; g++) {
                p[g] = solved(statement, g, labelled.applyAsDouble(g), p);
            }
        }
        return p[set] - labelled.applyAsDouble(set);
    }

    /** (q_g − Σ_{h≠g} M_gh p_h) / M_gg. */
    private double solved(int statement, int g, double labelled, double[] p) {
        int at = (statement * sets + g) * sets;
        double total = 0;
        double others = 0;
        for (int h = 0; h < sets; h++) {
            total += mass[at + h];
            others += h == g ? 0 : mass[at + h] * p[h];
        }
        return mass[at + g] > 0 ? Math.clamp((labelled * total - others) / mass[at + g], 0.0, 1.0) : labelled;
    }
}
