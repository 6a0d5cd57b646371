package nl.polder.clustering.robust.copies;

import nl.polder.clustering.robust.numbers.Fast;
import nl.polder.clustering.robust.votes.VoteTable;

/**
 * Yen's Q3 of two statements: correlation of v − E v over the people who voted on both, E v = E tanh(η/2) over the uncertain place
 * (η normal), with cov(tanh(η_j/2), tanh(η_k/2)) over that place taken off the products. Integrals by Gauss-Hermite with
 * seven nodes a dimension.
 *
 * @param value −1 to 1; 0 when nothing varies
 * @param people sum of weights of those who voted on both
 */
record ResidualCorrelation(double value, double people) {
    private static final double[] NODES = {
        -3.7504397177257425,
        -2.366759410734541,
        -1.1544053947399682,
        0,
        1.1544053947399682,
        2.366759410734541,
        3.7504397177257425
    };
    private static final double[] WEIGHTS = {
        5.4826885597221875E-4,
        0.030757123967586491,
        0.24012317860501262,
        0.45714285714285713,
        0.24012317860501262,
        0.030757123967586491,
        5.4826885597221875E-4
    };

    static ResidualCorrelation of(VoteTable table, MemberFit first, MemberFit second) {
        double product = 0;
        double xx = 0;
        double yy = 0;
        double people = 0;
        int o = 0;
        for (int v = 0; v < first.voters(); v++) {
            while (o < second.voters() && second.row(o) < first.row(v)) {
                o++;
            }
            if (o < second.voters() && second.row(o) == first.row(v)) {
                double weight = table.weight(first.row(v));
                double[] m = moments(first, v, second, o);
                double x = first.value(v) - m[0];
                double y = second.value(o) - m[1];
                product += weight * (x * y - (m[2] - m[0] * m[1]));
                xx += weight * x * x;
                yy += weight * y * y;
                people += weight;
            }
        }
        double value = xx > 0 && yy > 0 ? product / Math.sqrt(xx * yy) : 0;
        return new ResidualCorrelation(Math.max(-1, Math.min(1, value)), people);
    }

    /** E tanh(η_j/2), E tanh(η_k/2) and E of their product for one person. */
    private static double[] moments(MemberFit first, int v, MemberFit second, int o) {
        double sd = Math.sqrt(Math.max(0, first.covariance(first, v)));
        double slope = sd > 1e-9 ? first.covariance(second, v) / sd : 0;
        double rest = Math.sqrt(Math.max(0, second.covariance(second, o) - slope * slope));
        double[] moments = new double[3];
        for (int p = 0; p < NODES.length; p++) {
            double x = tanhOfHalf(first.expected(v) + sd * NODES[p]);
            double y = 0;
            for (int q = 0; q < NODES.length; q++) {
                y += WEIGHTS[q] * tanhOfHalf(second.expected(o) + slope * NODES[p] + rest * NODES[q]);
            }
            moments[0] += WEIGHTS[p] * x;
            moments[1] += WEIGHTS[p] * y;
            moments[2] += WEIGHTS[p] * x * y;
        }
        return moments;
    }

    private static double tanhOfHalf(double eta) {
        return 1 - 2 / (1 + Fast.exp(Math.min(700, eta)));
    }
}
