package nl.polder.clustering.robust.gaps;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * People on the line between two centres: place s (−½ and +½ are the centres), error variance σ² and weight, gathered in
 * cells.
 *
 * <p>Cells: two people whose σ differ by less than 7 % and whose s lie in the same quarter of a σ count as one point with the
 * summed weight at their weighted mean; the scatter of s inside the cell is added to σ², so that two moments of every
 * cell are exact. At 6 000 people this is ten times faster; gains move by less than 0.1 nats (ValleyFitsTest).
 */
final class LinePoints {
    final double[] place;
    final double[] variance;
    final double[] weight;
    final double total;

    private LinePoints(double[] place, double[] variance, double[] weight) {
        this.place = place;
        this.variance = variance;
        this.weight = weight;
        this.total = Arrays.stream(weight).sum();
    }

    /** Every person a point of their own. */
    static LinePoints of(double[] place, double[] variance, double[] weight) {
        return new LinePoints(place, variance, weight);
    }

    /** People gathered in cells. */
    static LinePoints cells(double[] place, double[] variance, double[] weight) {
        TreeMap<Long, double[]> cells = new TreeMap<>();
        for (int i = 0; i < place.length; i++) {
            double logSd = 0.5 * StrictMath.log(variance[i]);
            long level = (long) Math.floor(logSd / 0.07);
            double width = 0.25 * StrictMath.exp(level * 0.07);
            long at = (long) Math.floor(Math.max(-1e6, Math.min(1e6, place[i] / width)));
            double[] cell = cells.computeIfAbsent((level << 32) + at, key -> new double[4]);
            cell[0] += weight[i];
            cell[1] += weight[i] * place[i];
            cell[2] += weight[i] * place[i] * place[i];
            cell[3] += weight[i] * variance[i];
        }
        double[] s = new double[cells.size()];
        double[] v = new double[cells.size()];
        double[] w = new double[cells.size()];
        int at = 0;
        for (double[] cell : cells.values()) {
            w[at] = cell[0];
            s[at] = cell[1] / cell[0];
            v[at] = cell[3] / cell[0] + Math.max(0, cell[2] / cell[0] - s[at] * s[at]);
            at++;
        }
        return new LinePoints(s, v, w);
    }

    int size() {
        return place.length;
    }
}
